"""What editors do to reports that are held: check and correct them, and remove them."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot, CallbackQuery, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import ListedReport, Worker
from bot.buttons import Action, Tap
from bot.feeding.feeder import Feeder
from bot.feeding.inbox import Inbox
from bot.feeding_pages import card_page, confirm_page, removal_page, title_of
from bot.handlers import reply
from bot.pages import note_page
from bot.state.awaited import Awaited, Purpose, Request
from index.correction import parse_correction
from index.errors import CorrectionError

Context = ContextTypes.DEFAULT_TYPE

_FIELDS = tuple(texts.FIELDS)

logger = logging.getLogger(__name__)


class Editing:
    """Handlers of the cards of reports, and of /remove."""

    def __init__(self, feeder: Feeder, inbox: Inbox, worker: Worker, awaited: Awaited) -> None:
        self._feeder, self._inbox = feeder, inbox
        self._worker, self._awaited = worker, awaited

    async def remove(self, update: Update, context: Context) -> None:
        """/remove: which report?"""
        page = removal_page(await self._worker.reports())
        await reply.send(context.bot, reply.message_of(update).chat_id, page)

    async def tap(self, update: Update, context: Context) -> None:
        """A tap on a card, a field of it, or in the list of what can be removed."""
        query, tap = reply.tapped(update)
        if tap.action is Action.REMOVAL:
            await reply.turn(query, removal_page(await self._worker.reports(), tap.index))
            await reply.acknowledge(query)
            return
        report = await self._find(tap.token)
        if report is None:
            await reply.acknowledge(query, texts.GONE_ALREADY)
            return
        await reply.acknowledge(query)
        if tap.action is Action.REMOVE and tap.index:
            context.application.create_task(self._remove(query, report), update)
        else:
            await self._show(query, tap, report)

    async def correct(self, update: Update, context: Context) -> None:
        """A reply that gives the right value of a field."""
        message = reply.message_of(update)
        asking = message.reply_to_message
        request = self._awaited.asked_by(message.chat_id, asking.message_id if asking else 0)
        key, _, field = (request.about if request else "").partition(":")
        report = await self._find(key)
        if report is None:
            await reply.send(context.bot, message.chat_id, note_page(texts.GONE_ALREADY))
            return
        written = (message.text or "").strip()
        fields = {field: "" if written == texts.EMPTY_WORD else written}
        try:
            parse_correction(fields, report.source)
        except CorrectionError:
            text = texts.bad_value(field)
            await self._ask(context.bot, message.chat_id, report, field, text)
            return
        work = self._correct(context.bot, message.chat_id, report, fields)
        context.application.create_task(work, update)

    async def _show(self, query: CallbackQuery, tap: Tap, report: ListedReport) -> None:
        if tap.action is Action.REMOVE:
            await reply.turn(query, confirm_page(report))
        elif tap.action is Action.CARD:
            await reply.turn(query, card_page(report, asked=not tap.index))
        elif tap.index < len(_FIELDS):
            field, chat = _FIELDS[tap.index], query.from_user.id
            text = texts.right_value(field, title_of(report))
            await self._ask(query.get_bot(), chat, report, field, text)

    async def _ask(self, bot: Bot, chat: int, report: ListedReport, field: str, text: str) -> None:
        """Ask for a field's right value; the reply may come whenever."""
        message = await reply.ask(bot, chat, note_page(text), texts.FIELDS[field])
        about = f"{report.key}:{field}"
        self._awaited.expect(chat, message, Request(Purpose.METADATA, about))

    async def _correct(
        self, bot: Bot, chat: int, report: ListedReport, fields: dict[str, str]
    ) -> None:
        async with reply.typing(bot, chat):
            result = await self._feeder.correct(report.source, fields)
        corrected = await self._find(report.key)
        if result.failed or corrected is None:
            text = "\n".join(result.failed) or texts.GONE_ALREADY
            await reply.send(bot, chat, note_page(text))
            return
        named = "、".join(texts.FIELDS[field] for field in fields)
        logger.info(texts.LOG_CORRECTED, chat, report.source, named)
        await reply.send(bot, chat, card_page(corrected))

    async def _remove(self, query: CallbackQuery, report: ListedReport) -> None:
        await reply.turn(query, note_page(texts.REMOVING))
        result = await self._feeder.remove(report.source)
        text = "\n".join(result.failed) or texts.removed(title_of(report))
        if not result.failed:
            await asyncio.to_thread(self._inbox.drop, report.key)
            logger.info(texts.LOG_REMOVED, query.from_user.id, report.source)
        await reply.turn(query, note_page(text))

    async def _find(self, key: str) -> ListedReport | None:
        return next((one for one in await self._worker.reports() if one.key == key), None)
