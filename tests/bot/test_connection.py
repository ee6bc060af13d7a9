import asyncio
import logging
from collections.abc import Awaitable, Callable

import httpx
import pytest
from support.recording_request import RecordingRequest
from support.telegram_updates import message
from telegram.constants import ChatAction
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ApplicationBuilder, ExtBot

from bot import texts
from bot.connection import Connection, PatientLimiter, Stopped, poll


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.connection.FIRST_PAUSE", 0.01)


@pytest.fixture
def stop() -> asyncio.Event:
    return asyncio.Event()


def failing(*errors: Exception) -> Callable[[], Awaitable[str]]:
    """An action that fails in these ways, one a call, and then works."""
    left = list(errors)

    async def action() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return action


OUTAGE = (
    NetworkError("down"),
    TimedOut(),
    Forbidden("a proxy's own page"),
    TelegramError("Invalid server response"),
)


async def test_an_outage_is_told_once_when_it_begins_and_once_when_it_ends(stop, caplog):
    caplog.set_level(logging.INFO)
    connection = Connection(stop)
    assert await connection.attempt(failing(*OUTAGE)) == "done"
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
    assert "连不上 Telegram（down）" in caplog.text
    assert not connection.failing


async def test_the_reason_is_what_the_network_said(stop, caplog):
    error = NetworkError("httpx.ConnectError: …")
    error.__cause__ = httpx.ConnectError("[Errno 111]\nConnection refused")
    await Connection(stop).attempt(failing(error))
    assert "（[Errno 111] Connection refused）" in caplog.text


async def test_another_program_with_the_same_token_is_named_as_such(stop, caplog):
    await Connection(stop).attempt(failing(Conflict("terminated by other getUpdates request")))
    assert texts.LOG_CONFLICT in caplog.text


@pytest.mark.parametrize("error", [InvalidToken("1:A"), BadRequest("bad webhook")])
async def test_what_cannot_be_mended_is_not_tried_again(stop, error):
    with pytest.raises(type(error)):
        await Connection(stop).attempt(failing(error))


@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_stopping_breaks_off_a_call_and_a_pause(stop):
    connection = Connection(stop)
    calls = [connection.attempt(asyncio.Event().wait), connection.attempt(failing(RetryAfter(60)))]
    asyncio.get_running_loop().call_later(0.05, stop.set)
    async with asyncio.timeout(2):
        assert [type(end) for end in await asyncio.gather(*calls, return_exceptions=True)] == [
            Stopped,
            Stopped,
        ]


class Flaky(RecordingRequest):
    """Breaks the connection of the first calls of sendMessage in the given ways."""

    def __init__(self, *errors: Exception) -> None:
        super().__init__()
        self.errors = list(errors)

    async def do_request(self, url, method, request_data=None, **timeouts):
        reply = await super().do_request(url, method, request_data, **timeouts)
        if url.endswith("sendMessage") and self.errors:
            error = NetworkError("lost")
            raise error from self.errors.pop(0)
        return reply


def bot_with(request: RecordingRequest) -> ExtBot[None]:
    builder = ApplicationBuilder().token("1:A").request(request).updater(None)
    bot: ExtBot[None] = builder.rate_limiter(PatientLimiter()).build().bot
    return bot


async def test_a_message_whose_connection_broke_is_sent_again():
    request = Flaky(httpx.ConnectError(""), httpx.RemoteProtocolError(""))
    async with bot_with(request) as bot:
        await bot.send_message(1, "x")
    assert len(request.of("sendMessage")) == 3


async def test_a_message_without_a_reply_in_time_is_not_sent_twice():
    request = Flaky(httpx.ReadTimeout(""))
    async with bot_with(request) as bot:
        with pytest.raises(NetworkError):
            await bot.send_message(1, "x")
    assert len(request.of("sendMessage")) == 1


async def test_that_it_is_typing_takes_no_share_of_what_a_group_may_be_sent():
    request = RecordingRequest()
    async with bot_with(request) as bot, asyncio.timeout(1):
        for _ in range(20):  # a group may be sent so many messages a minute
            await bot.send_chat_action(-1, ChatAction.TYPING)
        await bot.send_message(-1, "x")
    assert len(request.of("sendMessage")) == 1


async def test_a_message_that_never_gets_through_is_given_up():
    request = Flaky(*[httpx.ConnectError("")] * 9)
    async with bot_with(request) as bot:
        with pytest.raises(NetworkError):
            await bot.send_message(1, "x")
    assert len(request.of("sendMessage")) == 4


class LastUpdate(RecordingRequest):
    """Gives one update while the bot is asked to stop, then first takes it for polling still."""

    def __init__(self, stop: asyncio.Event) -> None:
        super().__init__()
        self.stop = stop

    async def do_request(self, url, method, request_data=None, **timeouts):
        if url.endswith("getUpdates"):
            asked = len(self.of("getUpdates"))
            if asked == 0:
                self.stop.set()
                update = {"update_id": 41, **message("财政收入")}
                self.replies["getUpdates"] = (200, {"ok": True, "result": [update]})
            elif asked == 1:
                self.refuse("getUpdates", "Conflict: another getUpdates request is active", 409)
            else:
                self.replies["getUpdates"] = (200, {"ok": True, "result": []})
        return await super().do_request(url, method, request_data, **timeouts)


async def test_a_stopping_bot_confirms_what_it_has_taken(stop):
    request = LastUpdate(stop)
    builder = ApplicationBuilder().token("1:A").request(request).get_updates_request(request)
    application = builder.updater(None).build()
    async with application:
        await poll(application, Connection(stop))
    assert application.update_queue.qsize() == 1
    asked = request.of("getUpdates")
    assert [call.get("offset") for call in asked] == [None, 42, 42]
    assert asked[-1]["timeout"] == 0
