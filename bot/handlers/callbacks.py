"""Taps on the buttons under an answer."""

from __future__ import annotations

from pathlib import PurePosixPath

from telegram import CallbackQuery, Update
from telegram.constants import ChatType, FileSizeLimit
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import Worker
from bot.buttons import Action, Page, Tap
from bot.compact import compact_page
from bot.handlers import reply
from bot.handlers.bounds import Bounds
from bot.handlers.opening import Opening
from bot.pages import help_page, reports_page
from bot.render import answer_page, citation_page
from bot.state import State
from retrieval.mark import Mark
from retrieval.model import Answer, Quote, Verdict


class Callbacks:
    """The handler of taps. A tap that leads nowhere is told why, in a notice."""

    def __init__(self, worker: Worker, state: State, opening: Opening, bounds: Bounds) -> None:
        self._worker, self._state, self._opening = worker, state, opening
        self._bounds = bounds

    async def tap(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A tap on any button of ours, however old."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        tap = Tap.decode(query.data or "")
        if tap is not None and tap.action is Action.REPORTS:
            page = reports_page(await self._bounds.reports(query.message), tap.index)
            await self._show(query, page)
        elif tap is not None and tap.action is Action.HELP:
            await self._show(query, help_page(tap.index))
        elif tap is not None and tap.action is Action.QUOTE:
            await self._show(query, await self._answer(query, tap))
        elif tap is not None and (mark := self._mark(tap)):
            await self._open(query, tap, mark)
        else:
            await reply.acknowledge(query, texts.EXPIRED)

    async def _show(
        self, query: CallbackQuery, page: Page | None, lost: str = texts.EXPIRED
    ) -> None:
        if page is not None:
            await reply.turn(query, page)
        await reply.acknowledge(query, "" if page else lost)

    async def _open(self, query: CallbackQuery, tap: Tap, mark: Mark) -> None:
        if tap.action is Action.SURROUNDINGS:
            bot = query.get_bot().username
            page = await self._opening.passage(mark, bot, tap.token, tap.index)
            await self._show(query, page, texts.REMOVED)
            return
        found = await self._worker.find(mark)
        quote = found.then or found.now
        if quote is None:
            await reply.acknowledge(query, texts.REMOVED)
        elif tap.action is Action.CITATION:
            await self._cite(query, quote)
        else:
            await self._send_original(query, quote)

    def _mark(self, tap: Tap) -> Mark | None:
        """What a tap names, by content or, as older buttons do, by a remembered answer."""
        if tap.mark:
            return Mark.decode(tap.mark)
        answer = self._remembered(tap)
        return Mark.of(answer.quotes[tap.index]) if answer else None

    def _remembered(self, tap: Tap) -> Answer | None:
        answer = self._state.answers.recall(tap.token)
        return answer if answer and tap.index < len(answer.quotes) else None

    async def _answer(self, query: CallbackQuery, tap: Tap) -> Page | None:
        """The page of a quote; by itself if the answer it was part of is forgotten."""
        bot = query.get_bot().username
        answer = self._remembered(tap)
        if answer is not None:
            standing = await self._worker.standing(answer.quotes[tap.index])
            if query.message and query.message.chat.type != ChatType.PRIVATE:
                return compact_page(answer, tap.token, bot, tap.index, standing)
            return answer_page(answer, tap.token, tap.index, standing, bot)
        mark = Mark.decode(tap.mark)
        if mark is None:
            return None
        found = await self._worker.find(mark)
        quote = found.then or found.now
        if quote is None:
            return None
        alone = Answer("", Verdict.ANSWERED, (quote,))
        return answer_page(alone, "", 0, found.standing, bot)

    async def _cite(self, query: CallbackQuery, quote: Quote) -> None:
        if query.message is not None:
            await reply.respond(query.message, citation_page(quote))
        await reply.acknowledge(query)

    async def _send_original(self, query: CallbackQuery, quote: Quote) -> None:
        data = await self._worker.original(quote.locator.report)
        if data is None:
            await reply.acknowledge(query, texts.NO_ORIGINAL)
        elif len(data) > FileSizeLimit.FILESIZE_UPLOAD:
            await reply.acknowledge(query, texts.ORIGINAL_TOO_BIG)
        elif query.message is not None:
            await reply.acknowledge(query)
            name = _file_name(quote.locator.source)
            await reply.send_file(query.get_bot(), query.message.chat.id, name, data)


def _file_name(source: str) -> str:
    """The name of a source as a file: of a member of an archive its own, of a row one made up."""
    name = PurePosixPath(source).name
    table, row, number = name.partition("#")
    return f"{PurePosixPath(table).stem}-{number}.json" if row else name
