import io
import logging
from collections.abc import Iterator

import pytest

from bot import logs

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET = "webhook/secret"


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    """What a root logger writes that was set up by `logs.configure`."""
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    stream = io.StringIO()
    root.handlers[:] = [logging.StreamHandler(stream)]
    logs.configure("INFO", (TOKEN, SECRET))
    yield stream
    root.handlers[:] = kept
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def request() -> None:
    raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")


def raise_with_token() -> None:
    try:
        request()
    except ValueError as error:
        raise RuntimeError(f"The token `{TOKEN}` was rejected") from error


def test_no_way_of_logging_lets_the_token_out(output: io.StringIO):
    logger = logging.getLogger("some.library")
    logger.warning("at %s", f"bot{TOKEN}")
    logger.warning("at %(url)s", {"url": f"bot{TOKEN.replace(':', '%3A')}"})
    logger.warning(f"token {TOKEN} of {SECRET}, webhook%2Fsecret")
    logger.warning("object %r", ValueError(TOKEN))
    logger.warning("bad %d", TOKEN)
    logger.warning("stack", stack_info=True)
    try:
        raise_with_token()
    except RuntimeError:
        logger.exception("failed with %s", TOKEN)
    written = output.getvalue()
    assert "AAHdqTcv" not in written
    assert "secret" not in written
    assert "RuntimeError: The token `<redacted>` was rejected" in written
    assert "ValueError: https://api.telegram.org/bot<redacted>/getMe" in written


def test_a_token_that_nobody_named_is_taken_out_by_its_look(output: io.StringIO):
    logging.getLogger("x").error("bot987654321:BBHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getUpdates")
    assert output.getvalue() == "bot<redacted>/getUpdates\n"


def test_requests_of_the_http_library_are_not_logged(output: io.StringIO):
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot1:A/getMe")
    logging.getLogger("bot.app").info("started")
    assert output.getvalue() == "started\n"
