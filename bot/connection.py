"""The connection to Telegram: kept up with back-off, and reported in single lines.

python-telegram-bot's own polling loop logs nothing of an outage, or a traceback for each
attempt, and dies unnoticed when a token is revoked; so the loop is here.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any, TypeVar

import httpx
from telegram import Update
from telegram.error import (
    BadRequest,
    Conflict,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import AIORateLimiter, Application

from bot import texts
from bot.rich import shorten

T = TypeVar("T")
AnyApplication = Application[Any, Any, Any, Any, Any, Any]

ALLOWED_UPDATES = [
    *(Update.MESSAGE, Update.EDITED_MESSAGE, Update.CHANNEL_POST, Update.EDITED_CHANNEL_POST),
    *(Update.GUEST_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER),
    Update.CHOSEN_INLINE_RESULT,
]

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds between the first two attempts, and at most."""

POLL_SECONDS = 30
"""How long Telegram may hold a request for updates back when there are none."""

CONFIRM_SECONDS = 3.0
"""How long a stopping bot tries to tell Telegram which updates it has taken."""

RESENDS = 3
"""How often a message that did not get through is sent again."""

FINAL = (BadRequest, InvalidToken)
"""What trying again cannot mend; anything else may come of a network or a proxy in the way."""

logger = logging.getLogger(__name__)


class Stopped(Exception):  # noqa: N818
    """The bot was asked to stop."""


class Connection:
    """Calls Telegram until it works; tells once when that begins to fail and when it ends."""

    def __init__(self, stop: asyncio.Event) -> None:
        self._stop = stop
        self._failing_since: float | None = None

    @property
    def failing(self) -> bool:
        """Whether the last call did not get through."""
        return self._failing_since is not None

    async def attempt(self, action: Callable[[], Awaitable[T]]) -> T:
        """Await the action until it succeeds.

        Raises Stopped once the bot is to stop, and one of FINAL at once.
        """
        pause = FIRST_PAUSE
        while True:
            try:
                result = await self._unless_stopped(action())
            except RetryAfter as error:
                await self._rest(_seconds(error))
            except FINAL:
                raise
            except TelegramError as error:
                self._failed(error)
                await self._rest(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                self._worked()
                return result

    async def _unless_stopped(self, action: Awaitable[T]) -> T:
        running = asyncio.ensure_future(action)
        stopping = asyncio.ensure_future(self._stop.wait())
        await asyncio.wait((running, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            return running.result()
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError, TelegramError):
            await running
        raise Stopped

    async def _rest(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)
            raise Stopped

    def _failed(self, error: TelegramError) -> None:
        if self._failing_since is None:
            self._failing_since = time.monotonic()
            if isinstance(error, Conflict):
                logger.warning(texts.LOG_CONFLICT)
            else:
                logger.warning(texts.LOG_OFFLINE, _reason(error), LONGEST_PAUSE)

    def _worked(self) -> None:
        if self._failing_since is not None:
            logger.info(texts.LOG_ONLINE, time.monotonic() - self._failing_since)
            self._failing_since = None


async def poll(application: AnyApplication, connection: Connection) -> None:
    """Fetch updates for the application until it is to stop, then confirm those taken."""
    offset: int | None = None

    async def fetch() -> tuple[Update, ...]:
        updates: tuple[Update, ...] = await application.bot.get_updates(
            offset=offset,
            # After an outage the first answer should come at once: it tells that it is over.
            timeout=0 if connection.failing else POLL_SECONDS,
            allowed_updates=ALLOWED_UPDATES,
        )
        return updates

    try:
        while True:
            for update in await connection.attempt(fetch):
                await application.update_queue.put(update)
                offset = update.update_id + 1
    except Stopped:
        if offset is not None:
            await _confirm(application, offset)


async def _confirm(application: AnyApplication, offset: int) -> None:
    """Tell Telegram what was taken, or the next start would answer it again.

    The request that was broken off may count as under way for a moment longer.
    """
    with contextlib.suppress(TimeoutError, TelegramError):
        async with asyncio.timeout(CONFIRM_SECONDS):
            while True:
                with contextlib.suppress(Conflict):
                    await application.bot.get_updates(
                        offset=offset, timeout=0, limit=1, allowed_updates=ALLOWED_UPDATES
                    )
                    return
                await asyncio.sleep(0.2)


class PatientLimiter(AIORateLimiter):
    """Keeps Telegram's limits, waits as long as a 429 says, and sends again what got lost.

    A message that got no reply in time has probably arrived, so it is not sent twice; one
    whose connection broke probably has not.
    """

    async def process_request(  # noqa: PLR0913, PLR0917
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """See `BaseRateLimiter.process_request`."""
        if endpoint == _TYPING:  # no message, and answers must not wait behind it
            return await callback(*args, **kwargs)
        for count in range(RESENDS if _resent(endpoint) else 0):
            try:
                return await super().process_request(
                    callback, args, kwargs, endpoint, data, rate_limit_args
                )
            except NetworkError as error:
                if isinstance(error, BadRequest) or isinstance(error.__cause__, httpx.ReadTimeout):
                    raise
                pause = 0.5 * 2**count
                logger.info(texts.LOG_RESEND, endpoint, _reason(error), pause)
                await asyncio.sleep(pause)
        return await super().process_request(
            callback, args, kwargs, endpoint, data, rate_limit_args
        )


_TYPING = "sendChatAction"


def _resent(endpoint: str) -> bool:
    return endpoint.startswith(("sendMessage", "edit", "answer"))


def _reason(error: TelegramError) -> str:
    """What the network said, on one line; python-telegram-bot keeps it in the cause."""
    cause = error.__cause__ or error
    return shorten(" ".join(str(cause).split()), 200) or type(cause).__name__


def _seconds(error: RetryAfter) -> float:
    pause: float | timedelta = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
