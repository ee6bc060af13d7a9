"""Logging to standard error, without secrets and without the noise of libraries.

A bot token stands in the address of every request to Telegram and in some of the
exceptions of python-telegram-bot, so it is taken out of every record at the handler:
out of the message and its arguments, the traceback and the stack.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from urllib.parse import quote

REDACTED = "<redacted>"

_TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{25,}", re.IGNORECASE)
_NOISY = ("httpx", "httpcore", "telegram.ext", "tornado.access", "asyncio", "faiss", "watchfiles")
_NEEDLESS = ("telegram.request", "py.warnings")  # tracebacks of what is raised as well
_FORMAT = "%(asctime)s %(levelname)s %(message)s"


class RedactingFilter(logging.Filter):
    """Takes given secrets, and whatever looks like a bot token, out of a record."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        known = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        self._known = sorted(known, key=len, reverse=True)
        self._formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact the record in place and let it pass."""
        record.msg, record.args = self.redact(_message(record)), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = self._formatter.formatException(record.exc_info)
        record.exc_info = None
        record.exc_text = self.redact(record.exc_text) if record.exc_text else None
        record.stack_info = self.redact(record.stack_info) if record.stack_info else None
        return True

    def redact(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._known:
            text = text.replace(secret, REDACTED)
        return _TOKEN.sub(REDACTED, text)


def configure(level: str, secrets: Iterable[str]) -> None:
    """Log to standard error from `level` on; every handler of the root redacts `secrets`."""
    root = logging.getLogger()
    if not root.handlers:
        logging.basicConfig(format=_FORMAT)
    root.setLevel(level)
    redacting = RedactingFilter(secrets)
    for handler in root.handlers:
        handler.addFilter(redacting)
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    for name in _NEEDLESS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.captureWarnings(capture=True)


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        return f"{record.msg} {record.args}"
