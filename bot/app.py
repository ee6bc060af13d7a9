"""The Telegram bot: every handler on one screen, and its life from start to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import signal
from urllib.parse import urlsplit

from telegram import BotCommand, BotCommandScopeAllPrivateChats, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    MessageHandler,
    filters,
)

from bot import logs, texts
from bot.answering import Answering, Worker
from bot.connection import (
    ALLOWED_UPDATES,
    AnyApplication,
    Connection,
    PatientLimiter,
    Stopped,
    poll,
)
from bot.handlers import reply
from bot.handlers.callbacks import Callbacks
from bot.handlers.private import Private
from bot.living import kept_current
from bot.order import ChatOrder
from bot.pages import note_page
from bot.settings import Settings, SettingsError
from bot.state import State

GRACE_SECONDS = 10.0
"""How long requests under way may take after the bot was asked to stop."""

logger = logging.getLogger(__name__)


def register(application: AnyApplication, worker: Worker, state: State) -> None:
    """Every handler; groups are left alone."""
    private, callbacks = Private(worker, state), Callbacks(worker, state)
    here = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
    application.add_handlers(
        [
            CommandHandler("start", private.start, here),
            CommandHandler("help", private.help, here),
            CommandHandler("reports", private.reports, here),
            CommandHandler("ask", private.ask, here),
            MessageHandler(here & filters.COMMAND, private.unknown),
            MessageHandler(here & filters.TEXT, private.question),
            MessageHandler(here & ~filters.StatusUpdate.ALL, private.other),
            CallbackQueryHandler(callbacks.tap),
        ]
    )
    application.add_error_handler(on_error)


def run(settings: Settings, answering: Answering | None = None, *, watch: bool = False) -> int:
    """Serve until the process is asked to stop, from the settings' library if none is given.

    With `watch`, changes in the settings' folder of reports are taken into the library.

    Returns the exit code: 0 after SIGTERM or SIGINT; 1 without a token or when Telegram
    refuses it or the set-up. Raises what `open_answerer` does.
    """
    webhook_secret = _webhook_secret(settings)
    logs.configure(settings.log_level, (settings.token, webhook_secret))
    if not settings.token:
        logger.error(texts.LOG_NO_TOKEN)
        return 1
    worker = Worker(answering or _open(settings))
    state = State(settings.state_path)
    try:
        application = build(settings, worker, state)
        living = kept_current(worker, settings, watch=watch)
        return asyncio.run(serve(application, settings, webhook_secret, living))
    finally:
        worker.close()
        state.close()


def _open(settings: Settings) -> Answering:
    from bot.commands.opening import open_answerer  # noqa: PLC0415  (slow to import)

    return open_answerer(settings)


def build(settings: Settings, worker: Worker, state: State) -> AnyApplication:
    """The application with its limits, defaults and handlers.

    Raises SettingsError for a proxy whose address is of no known form.
    """
    builder = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .defaults(Defaults(ParseMode.HTML, link_preview_options=LinkPreviewOptions(True)))
        .connect_timeout(10)
        .read_timeout(20)
        .write_timeout(20)
        .rate_limiter(PatientLimiter(max_retries=5))
        .concurrent_updates(ChatOrder())
    )
    if settings.telegram_proxy:
        builder = builder.proxy(settings.telegram_proxy)
        builder = builder.get_updates_proxy(settings.telegram_proxy)
    if not settings.webhook_url:
        builder = builder.updater(None)
    try:
        application = builder.build()
    except ValueError:  # its words may hold the password of the proxy
        raise SettingsError("TELEGRAM_PROXY", texts.PROXY_FORM) from None
    register(application, worker, state)
    return application


async def serve(
    application: AnyApplication,
    settings: Settings,
    webhook_secret: str,
    living: contextlib.AbstractAsyncContextManager[None],
) -> int:
    """Connect, answer until asked to stop, finish what is under way.

    `living` keeps the library current for as long as it is entered.
    """
    connection = Connection(_stop_on_signals())
    try:
        await connection.attempt(application.initialize)
        await connection.attempt(lambda: _announce(application))
        await application.start()
        async with living:
            await _receive(application, connection, settings, webhook_secret)
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
        await _finish(application)
    return 0


async def _announce(application: AnyApplication) -> None:
    """Put the commands into the menu of private chats."""
    commands = [BotCommand(name, description) for name, description in texts.COMMANDS.items()]
    await application.bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats())


async def _receive(
    application: AnyApplication, connection: Connection, settings: Settings, webhook_secret: str
) -> None:
    """Take updates until asked to stop, by long polling or through a webhook."""
    name = application.bot.username
    if settings.webhook_url is None:
        await connection.attempt(application.bot.delete_webhook)
        logger.info(texts.LOG_STARTED_POLLING, name)
        await poll(application, connection)
        return
    await connection.attempt(lambda: _open_webhook(application, settings, webhook_secret))
    logger.info(texts.LOG_STARTED_WEBHOOK, name, settings.webhook_listen, settings.webhook_port)
    await connection.attempt(asyncio.Event().wait)


async def _open_webhook(
    application: AnyApplication, settings: Settings, webhook_secret: str
) -> None:
    if application.updater is not None and settings.webhook_url is not None:
        await application.updater.start_webhook(
            listen=settings.webhook_listen,
            port=settings.webhook_port,
            url_path=urlsplit(settings.webhook_url).path,
            webhook_url=settings.webhook_url,
            secret_token=webhook_secret,
            allowed_updates=ALLOWED_UPDATES,
        )


def _webhook_secret(settings: Settings) -> str:
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


async def _finish(application: AnyApplication) -> None:
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


async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Tell the person kindly, and the log in full; a lost connection needs but a line."""
    error = context.error
    if isinstance(error, Forbidden):
        logger.info(texts.LOG_BLOCKED)
    elif isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest):
        logger.warning(texts.LOG_UNDELIVERED, error.message)
    else:
        logger.error(texts.LOG_ACCIDENT, exc_info=error)
        with contextlib.suppress(TelegramError):
            await _apologise(update, context)


async def _apologise(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    if not isinstance(update, Update):
        return
    if update.callback_query is not None:
        await reply.acknowledge(update.callback_query, texts.ACCIDENT)
    elif update.message is not None:
        await reply.send(context.bot, update.message.chat_id, note_page(texts.ACCIDENT))
