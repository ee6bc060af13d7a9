"""Taps on the buttons under an answer."""

from __future__ import annotations

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import Worker
from bot.buttons import Action, Page, Tap
from bot.handlers import reply
from bot.pages import reports_page
from bot.render import answer_page, citation_page, surroundings_page
from bot.state import State
from retrieval.model import Answer


class Callbacks:
    """The handler of taps. A tap that leads nowhere is told why, in a notice."""

    def __init__(self, worker: Worker, state: State) -> None:
        self._worker, self._state = worker, state

    async def tap(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A tap on any button of ours, however old."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        tap = Tap.decode(query.data or "")
        if tap is not None and tap.action is Action.REPORTS:
            await reply.turn(query, reports_page(await self._worker.reports(), tap.index))
            await reply.acknowledge(query)
        elif tap and (answer := self._state.answers.recall(query.message.chat.id, tap.token)):
            await self._follow(query, tap, answer)
        else:
            await reply.acknowledge(query, texts.EXPIRED)

    async def _follow(self, query: CallbackQuery, tap: Tap, answer: Answer) -> None:
        if tap.index >= len(answer.quotes):
            await reply.acknowledge(query, texts.EXPIRED)
        elif tap.action is Action.CITATION:
            await self._cite(query, tap, answer)
        elif page := await self._page(tap, answer):
            await reply.turn(query, page)
            await reply.acknowledge(query)
        else:
            await reply.acknowledge(query, texts.REMOVED)

    async def _page(self, tap: Tap, answer: Answer) -> Page | None:
        """The page that a tap asks for, None when the report is no longer there."""
        quote = answer.quotes[tap.index]
        if tap.action is not Action.SURROUNDINGS:
            standing = await self._worker.standing(quote)
            return answer_page(answer, tap.token, tap.index, standing)
        around = await self._worker.surroundings(quote)
        return surroundings_page(around, quote, tap.token, tap.index) if around else None

    async def _cite(self, query: CallbackQuery, tap: Tap, answer: Answer) -> None:
        if query.message is not None:
            page = citation_page(answer.quotes[tap.index])
            await reply.send(query.get_bot(), query.message.chat.id, page)
        await reply.acknowledge(query)
