"""The Telegram bot: every handler on one screen."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from functools import partial

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot import logs, texts
from bot.access import Access
from bot.answering import Answering, Worker
from bot.buttons import Action, taps
from bot.connection import AnyApplication, PatientLimiter
from bot.crew import Crew
from bot.desk import Desk
from bot.feeding.feeder import Feeder
from bot.feeding.inbox import Inbox
from bot.handlers import reply
from bot.handlers.bounds import Bounds
from bot.handlers.callbacks import Callbacks
from bot.handlers.editing import Editing
from bot.handlers.expected import Expected
from bot.handlers.feeding import Feeding
from bot.handlers.figures import Figures
from bot.handlers.gate import Gate
from bot.handlers.group import Addressed, Group, Meant, Visiting
from bot.handlers.inline import Inline
from bot.handlers.joining import Joining
from bot.handlers.membership import Membership
from bot.handlers.opening import OPENS, Opening
from bot.handlers.opinions import OpinionHandlers
from bot.handlers.pictures import Cards
from bot.handlers.private import Private
from bot.handlers.records import Records
from bot.handlers.roster import Roster
from bot.handlers.scoping import Scoping
from bot.handlers.verifying import Asks, Verifying
from bot.handlers.zoning import Zoning
from bot.limits import LimitError, Limits
from bot.living import kept_current
from bot.menus import announce
from bot.order import ChatOrder
from bot.roles import Role
from bot.serving import serve, webhook_secret
from bot.settings import Settings, SettingsError
from bot.state import State
from bot.state.awaited import Purpose
from bot.zones import ChatZones

logger = logging.getLogger(__name__)


def register(application: AnyApplication, worker: Worker, state: State, settings: Settings) -> None:
    """Every handler, behind the gate."""
    access = Access(settings, state.people)
    limits = Limits(settings.questions_per_minute, settings.group_questions_per_minute)
    gate, desk = Gate(access, state.people), Desk(worker, state, limits)
    bounds = Bounds(worker, state.groups)
    private, group = Private(desk, worker, state, bounds), Group(desk, worker, state, bounds)
    inline = Inline(desk, worker, access, bounds)
    scoping, membership = Scoping(worker, state.groups, bounds), Membership(state, access)
    verifying, figures = Verifying(desk, bounds), Figures(desk, worker, state, bounds)
    cards = Cards(worker, state)
    opening, joining = Opening(worker, state), Joining(access, state.people)
    callbacks = Callbacks(worker, state, opening, bounds)
    zones = ChatZones(state.zones, settings.zone)
    roster, records = Roster(access, state.people, zones), Records(state, zones)
    opinions, feeder = OpinionHandlers(state), Feeder(settings.library_dir, worker)
    inbox = Inbox(settings.library_dir)
    feeding, editing = Feeding(feeder, inbox, worker), Editing(feeder, inbox, worker, state.awaited)
    here = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
    typed = here & filters.TEXT & ~filters.COMMAND
    opinion = typed & Expected(state.awaited, Purpose.CORRECTION)
    metadata = typed & Expected(state.awaited, Purpose.METADATA)
    several = filters.ChatType.GROUPS | filters.ChatType.CHANNEL
    new = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
    asked = new & (filters.ChatType.PRIVATE | Meant())
    application.add_handler(TypeHandler(Update, gate.check), group=-1)
    application.add_handlers(
        [
            CommandHandler("start", opening.start, here & OPENS),
            CommandHandler("start", private.start, here),
            CommandHandler("help", private.help, here),
            CommandHandler("reports", private.reports, here),
            CommandHandler("ask", private.ask, here),
            CommandHandler("forget", records.forget, here),
            CommandHandler("me", roster.me, here),
            CommandHandler("people", gate.only(Role.ADMIN, roster.people), here),
            CommandHandler("stats", gate.only(Role.ADMIN, records.stats), here),
            CommandHandler("zone", gate.only(Role.ADMIN, Zoning(zones).zone), here),
            CommandHandler("remove", gate.only(Role.EDITOR, editing.remove), here),
            MessageHandler(here & filters.Document.ALL, gate.only(Role.EDITOR, feeding.take)),
            MessageHandler(opinion, opinions.correct),
            MessageHandler(metadata, gate.only(Role.EDITOR, editing.correct)),
            CommandHandler("scope", scoping.scope, new),
            CommandHandler("figures", figures.figures, asked),
            CommandHandler("compare", figures.compare, asked),
            CommandHandler("verify", verifying.verify, asked),
            MessageHandler(here & filters.COMMAND, private.unknown),
            MessageHandler(here & filters.TEXT & Asks(), verifying.verify),
            MessageHandler(here & filters.TEXT, private.question),
            MessageHandler(here & ~filters.StatusUpdate.ALL, private.other),
            MessageHandler(
                filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE, private.edited
            ),
            CommandHandler(["help", "start"], group.help, several & new & Meant()),
            CommandHandler("reports", group.reports, several & new & Meant()),
            MessageHandler(Visiting(), group.visit),
            MessageHandler(several & new & Asks(), verifying.verify),
            MessageHandler(several & Addressed(), group.question),
            InlineQueryHandler(inline.query),
            ChosenInlineResultHandler(inline.chosen),
            MessageHandler(filters.StatusUpdate.MIGRATE, membership.migrated),
            ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER),
            CallbackQueryHandler(joining.ask, taps(Action.JOIN)),
            CallbackQueryHandler(gate.only(Role.ADMIN, joining.decide), taps(Action.ADMIT)),
            CallbackQueryHandler(
                gate.only(Role.ADMIN, roster.tap), taps(Action.PEOPLE, Action.PERSON, Action.ROLE)
            ),
            CallbackQueryHandler(
                gate.only(Role.EDITOR, editing.tap),
                taps(Action.CARD, Action.FIELD, Action.REMOVAL, Action.REMOVE),
            ),
            CallbackQueryHandler(figures.tap, taps(Action.FIGURES)),
            CallbackQueryHandler(cards.share, taps(Action.SHARE)),
            CallbackQueryHandler(opinions.tap, taps(Action.FEEDBACK)),
            CallbackQueryHandler(records.tap, taps(Action.FORGET)),
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
    secret = webhook_secret(settings)
    logs.configure(settings.log_level, (settings.token, secret))
    if not settings.token:
        logger.error(texts.LOG_NO_TOKEN)
        return 1
    if settings.access != "open" and not settings.admins:
        logger.warning(texts.LOG_NO_ADMINS, settings.access)
    worker = Worker(answering) if answering else _open(settings)
    state = State(settings.state_path, audit_days=settings.audit_days)
    try:
        application = build(settings, worker, state)
        living = kept_current(worker, settings, watch=watch)
        menus = partial(announce, application.bot, Access(settings, state.people))
        return asyncio.run(serve(application, settings, secret, living, menus))
    finally:
        worker.close()
        state.close()


def _open(settings: Settings) -> Worker:
    """What answers from the settings' library, in this process or in several of its own."""
    from bot.commands.opening import open_answerer, open_cold  # noqa: PLC0415  (slow to import)

    if not settings.answer_processes:
        return Worker(open_answerer(settings, lasting=True))
    cold = open_cold(settings)  # before the others start: what is wrong with it is told once
    opening = partial(open_answerer, settings, lasting=True)
    return Worker(cold, Crew(opening, settings.answer_processes))


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
    register(application, worker, state, settings)
    return application


async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Tell the person kindly, and the log in full; a lost connection needs but a line."""
    error = context.error
    if isinstance(error, Forbidden) or reply.is_barred(error):
        logger.info(texts.LOG_BLOCKED)
    elif isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest):
        logger.warning(texts.LOG_UNDELIVERED, error.message)
    elif isinstance(error, LimitError):
        if error.first:
            await _tell(update, texts.too_often(error.seconds))
    else:
        logger.error(texts.LOG_ACCIDENT, exc_info=error)
        await _tell(update, texts.ACCIDENT)


async def _tell(update: object, text: str) -> None:
    if isinstance(update, Update):
        with contextlib.suppress(TelegramError):
            await reply.tell(update, text)
