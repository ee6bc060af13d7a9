"""Files that people send, from Telegram's servers or off the disk of one's own Bot API server.

Telegram hands bots files of up to 20 MB. A server of one's own that was started with
`--local` has no such limit; it fetches the file itself and tells where on its disk it lies.
"""

from __future__ import annotations

import asyncio
import io
import logging
from pathlib import Path

from telegram import Bot, Document, File
from telegram.error import TelegramError

from bot import texts

MAX_MEGABYTES = 20
"""The largest file that Telegram hands to bots."""

FETCH_SECONDS = 600.0
"""How long one's own server may take to fetch a file."""

_TOO_BIG = "file is too big"

logger = logging.getLogger(__name__)


class FetchError(Exception):
    """A file cannot be had; `str()` of it is for whoever sent it."""


async def fetch(bot: Bot, document: Document) -> io.BufferedIOBase:
    """The content of a file, to be closed by the caller; raises FetchError."""
    try:
        file = await bot.get_file(document.file_id, read_timeout=FETCH_SECONDS)
        path = _on_disk(file, bot)
        if path is None:
            return io.BytesIO(await file.download_as_bytearray())
    except TelegramError as error:
        raise FetchError(_refused(error, document)) from error
    try:
        return await asyncio.to_thread(path.open, "rb")
    except OSError as error:
        logger.warning(texts.LOG_FILE_ELSEWHERE, path, error.strerror)
        raise FetchError(texts.FILE_ELSEWHERE) from error


def _on_disk(file: File, bot: Bot) -> Path | None:
    """Where the server has a file on its disk; None if it is to be downloaded.

    python-telegram-bot makes an address of a path where it sees no file.
    """
    path = (file.file_path or "").removeprefix(f"{bot.base_file_url}/")
    return Path(path) if path.startswith("/") else None


def _refused(error: TelegramError, document: Document) -> str:
    """What to tell the person; the log is told what Telegram says."""
    if _TOO_BIG in error.message.lower():
        return texts.too_big((document.file_size or 0) / 1024**2, MAX_MEGABYTES)
    logger.warning(texts.LOG_UNDELIVERED, error.message)
    return texts.NOT_FETCHED
