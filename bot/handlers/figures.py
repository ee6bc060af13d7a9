"""/figures and /compare: key figures of a report, and one figure for many places or years."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import Worker
from bot.desk import Desk, objection
from bot.figures_pages import choice_page, comparison_page, figures_page
from bot.handlers import reply
from bot.handlers.bounds import Bounds
from bot.handlers.gate import asker_of
from bot.handlers.pictures import send_chart
from bot.pages import note_page, with_scope
from bot.render import refusal_page
from bot.state import State
from bot.state.audit import Asker

Context = ContextTypes.DEFAULT_TYPE


class Figures:
    """The handlers of figures, in any chat."""

    def __init__(self, desk: Desk, worker: Worker, state: State, bounds: Bounds) -> None:
        self._desk, self._worker, self._state = desk, worker, state
        self._bounds = bounds

    async def figures(self, update: Update, context: Context) -> None:
        """/figures PLACE [YEAR]: the key figures, or a choice of reports."""
        message = update.effective_message
        if message is None:
            return
        bound = await self._bounds.of(message)
        named = await self._worker.reports_named(_words(message), bound.keys)
        if not named:
            page = with_scope(note_page(texts.NO_SUCH_REPORT), bound.words)
            await reply.answer(message, page)
        elif len(named) > 1:
            await reply.answer(message, choice_page(named))
        elif sheet := await self._worker.key_figures(named[0].key):
            await reply.answer(message, figures_page(sheet, 0, context.bot.username))

    async def tap(self, update: Update, context: Context) -> None:
        """A report of a choice, or another page of its figures."""
        query, tap = reply.tapped(update)
        sheet = await self._worker.key_figures(tap.token)
        if sheet is not None:
            await reply.turn(query, figures_page(sheet, tap.index, context.bot.username))
        await reply.acknowledge(query, "" if sheet else texts.REMOVED)

    async def compare(self, update: Update, context: Context) -> None:
        """/compare METRIC [PLACES | YEARS]: a row each."""
        message = update.effective_message
        if message is None:
            return
        words = _words(message)
        if problem := objection(words) if words else texts.COMPARE_WHAT:
            await reply.answer(message, note_page(problem))
            return
        async with reply.typing(context.bot, message.chat_id):
            asker = asker_of(update) or Asker(message.chat_id, message.chat_id)
            bound = await self._bounds.of(message)
            comparison = await self._desk.compare(asker, words, bound.keys)
            answer, bot = comparison.answer, context.bot.username
            token = self._state.answers.keep(message.chat_id, answer) if answer.quotes else ""
            if comparison.rows:
                page = comparison_page(comparison, token, bot)
            elif answer.quotes or comparison.instead:
                page = note_page(texts.nothing_to_compare(comparison.instead))
            else:
                page = refusal_page(answer, bot)
        await reply.answer(message, with_scope(page, bound.words))
        await send_chart(message, comparison)


def _words(message: Message) -> str:
    """What stands behind the command."""
    _, *words = (message.text or "").split(maxsplit=1)
    return words[0].strip() if words else ""
