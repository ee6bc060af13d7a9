"""The bot's life: it connects, answers until it is asked to stop, and ends in good order."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import signal
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from telegram.error import BadRequest, InvalidToken

from bot import texts
from bot.connection import ALLOWED_UPDATES, AnyApplication, Connection, Stopped, poll
from bot.settings import Settings

GRACE_SECONDS = 10.0
"""How long requests under way may take after the bot was asked to stop."""

logger = logging.getLogger(__name__)


async def serve(
    application: AnyApplication,
    settings: Settings,
    secret: str,
    living: contextlib.AbstractAsyncContextManager[None],
    announce: Callable[[], Awaitable[None]],
) -> int:
    """Connect, answer until asked to stop, finish what is under way.

    `living` keeps the library current for as long as it is entered; `announce` puts the
    commands into the menus.
    """
    connection = Connection(_stop_on_signals())
    try:
        await connection.attempt(application.initialize)
        await connection.attempt(announce)
        await application.start()
        async with living:
            await _receive(application, connection, settings, secret)
    except Stopped:
        pass
    except InvalidToken:
        logger.error(texts.LOG_WRONG_TOKEN)  # noqa: TRY400  (the traceback holds the token)
        return 1
    except BadRequest as error:
        logger.error(texts.LOG_REJECTED, error.message)  # noqa: TRY400
        return 1
    except OSError as error:
        where = settings.webhook_listen, settings.webhook_port
        logger.error(texts.LOG_PORT, *where, error.strerror)  # noqa: TRY400
        return 1
    finally:
        await finish(application)
    return 0


async def _receive(
    application: AnyApplication, connection: Connection, settings: Settings, secret: str
) -> None:
    """Take updates until asked to stop, by long polling or through a webhook."""
    name = application.bot.username
    if settings.webhook_url is None:
        await connection.attempt(application.bot.delete_webhook)
        logger.info(texts.LOG_STARTED_POLLING, name)
        await poll(application, connection)
        return
    await connection.attempt(lambda: _open_webhook(application, settings, secret))
    logger.info(texts.LOG_STARTED_WEBHOOK, name, settings.webhook_listen, settings.webhook_port)
    await connection.attempt(asyncio.Event().wait)


async def _open_webhook(application: AnyApplication, settings: Settings, secret: str) -> None:
    if application.updater is not None and settings.webhook_url is not None:
        await application.updater.start_webhook(
            listen=settings.webhook_listen,
            port=settings.webhook_port,
            url_path=urlsplit(settings.webhook_url).path,
            webhook_url=settings.webhook_url,
            secret_token=secret,
            cert=settings.webhook_cert,
            key=settings.webhook_key,
            allowed_updates=ALLOWED_UPDATES,
        )


def webhook_secret(settings: Settings) -> str:
    """The secret that Telegram sends along; a fresh one serves as well, as it is told anew."""
    if settings.webhook_secret is not None:
        return settings.webhook_secret.get_secret_value()
    return secrets.token_urlsafe(32)


def _stop_on_signals() -> asyncio.Event:
    """An event set by SIGTERM or SIGINT; a second signal ends the process at once."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def begin_to_stop() -> None:
        logger.info(texts.LOG_STOPPING, GRACE_SECONDS)
        stop.set()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, begin_to_stop)
    return stop


async def finish(application: AnyApplication) -> None:
    """Finish the requests under way, within bounds, and close the connections."""
    try:
        async with asyncio.timeout(GRACE_SECONDS):
            if application.updater is not None and application.updater.running:
                await application.updater.stop()
            if application.running:
                await application.stop()
            await application.shutdown()
        logger.info(texts.LOG_STOPPED)
    except TimeoutError:
        logger.warning(texts.LOG_CUT_SHORT, GRACE_SECONDS)
