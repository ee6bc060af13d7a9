import asyncio
import logging
from pathlib import Path

import pytest
from support.recording_request import RecordingRequest
from support.small_library import SmallLibrary
from support.telegram_updates import message
from telegram import Update
from telegram.ext import ApplicationBuilder

from bot import app, serving, texts
from bot.answering import Worker
from bot.order import ChatOrder
from bot.settings import Settings, SettingsError
from bot.state import State


def settings(tmp_path: Path, **values: object) -> Settings:
    return Settings(_env_file=None, library_dir=tmp_path, **values)


@pytest.fixture(autouse=True)
def _logging_as_before():
    root = logging.getLogger()
    level, filters = root.level, [list(handler.filters) for handler in root.handlers]
    yield
    root.setLevel(level)
    for handler, kept in zip(root.handlers, filters, strict=True):
        handler.filters[:] = kept
    logging.captureWarnings(capture=False)


def test_without_a_token_it_says_so_and_ends(tmp_path, monkeypatch, caplog):
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    assert app.run(settings(tmp_path), SmallLibrary()) == 1
    assert texts.LOG_NO_TOKEN in caplog.text


@pytest.mark.parametrize("proxy", ["me:secret@proxy", "ftp://me:secret@proxy:1"])
def test_a_proxy_of_no_known_form_is_told_without_its_password(tmp_path, proxy):
    token = "1:A"
    with pytest.raises(SettingsError) as caught:
        app.run(settings(tmp_path, telegram_bot_token=token, telegram_proxy=proxy), SmallLibrary())
    assert caught.value.name == "TELEGRAM_PROXY"
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("proxy", ["http://me:secret@proxy:3128", "socks5://127.0.0.1:1080"])
def test_usual_proxies_are_taken(tmp_path, proxy):
    values = settings(tmp_path, telegram_bot_token="1:A", telegram_proxy=proxy)
    state = State(tmp_path / "chats.sqlite3")
    assert app.build(values, Worker(SmallLibrary()), state).bot.token == "1:A"


class Hanging(RecordingRequest):
    """Takes a message and never answers."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = asyncio.Event()

    async def do_request(self, url, method, request_data=None, **timeouts):
        reply = await super().do_request(url, method, request_data, **timeouts)
        if url.endswith("sendMessage"):
            self.taken.set()
            await asyncio.Event().wait()
        return reply


async def test_stopping_does_not_wait_for_ever(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(serving, "GRACE_SECONDS", 0.3)
    request = Hanging()
    builder = ApplicationBuilder().token("1:A").request(request).updater(None)
    application = builder.concurrent_updates(ChatOrder()).build()
    state = State(tmp_path / "chats.sqlite3")
    app.register(application, Worker(SmallLibrary()), state, settings(tmp_path))
    await application.initialize()
    await application.start()
    update = Update.de_json({"update_id": 1, **message("财政收入")}, application.bot)
    await application.update_queue.put(update)
    await request.taken.wait()
    async with asyncio.timeout(5):
        await serving.finish(application)
    assert "已放弃" in caplog.text
