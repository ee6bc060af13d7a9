from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
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
from bot.settings import Settings
from bot.state import State


@dataclass
class Chat:
    """The whole bot without a network: updates go in, calls of the Bot API come out."""

    feed: Callable[[dict[str, Any]], Awaitable[None]]
    request: RecordingRequest
    library: SmallLibrary
    state: State

    @property
    def sent(self) -> list[dict[str, Any]]:
        return self.request.of("sendMessage")

    def to(self, number: int) -> list[dict[str, Any]]:
        """What was sent to one chat."""
        return [call for call in self.sent if call["chat_id"] == number]

    @property
    def edits(self) -> list[dict[str, Any]]:
        return self.request.of("editMessageText")

    @property
    def answered(self) -> list[int]:
        """The numbers of the messages that were sent."""
        return self.request.answered

    @property
    def alerts(self) -> list[str]:
        return [call["text"] for call in self.request.of("answerCallbackQuery") if "text" in call]


OpenChat = Callable[..., Awaitable[Chat]]


@pytest.fixture
async def open_chat(tmp_path: Path) -> AsyncIterator[OpenChat]:
    """Starts a bot with the settings that are named."""
    async with AsyncExitStack() as stack:

        async def start(**settings: Any) -> Chat:
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
            register(application, worker, state, Settings(_env_file=None, **settings))

            async def feed(update: dict[str, Any]) -> None:
                await application.process_update(
                    Update.de_json({"update_id": 1, **update}, application.bot)
                )

            await stack.enter_async_context(application)
            stack.callback(worker.close)
            stack.callback(state.close)
            return Chat(feed, request, library, state)

        yield start


@pytest.fixture
async def chat(open_chat: OpenChat) -> Chat:
    return await open_chat()
