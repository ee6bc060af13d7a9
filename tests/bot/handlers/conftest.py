from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support.recording_request import RecordingRequest
from support.small_library import SmallLibrary
from telegram import Update
from telegram.constants import ParseMode
from telegram.ext import ApplicationBuilder, Defaults

from bot.answering import Worker
from bot.app import register
from bot.connection import PatientLimiter
from bot.state import State


@dataclass
class Chat:
    """The whole bot without a network: updates go in, calls of the Bot API come out."""

    feed: Callable[[dict[str, Any]], Awaitable[None]]
    request: RecordingRequest
    library: SmallLibrary

    @property
    def sent(self) -> list[dict[str, Any]]:
        return self.request.of("sendMessage")

    @property
    def edits(self) -> list[dict[str, Any]]:
        return self.request.of("editMessageText")

    @property
    def alerts(self) -> list[str]:
        return [call["text"] for call in self.request.of("answerCallbackQuery") if "text" in call]


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    request, library = RecordingRequest(), SmallLibrary()
    application = (
        ApplicationBuilder()
        .token("1:test")
        .request(request)
        .get_updates_request(RecordingRequest())
        .updater(None)
        .defaults(Defaults(ParseMode.HTML))
        .rate_limiter(PatientLimiter())
        .build()
    )
    worker, state = Worker(library), State(tmp_path / "chats.sqlite3")
    register(application, worker, state)

    async def feed(update: dict[str, Any]) -> None:
        await application.process_update(
            Update.de_json({"update_id": 1, **update}, application.bot)
        )

    async with application:
        yield Chat(feed, request, library)
    worker.close()
    state.close()
