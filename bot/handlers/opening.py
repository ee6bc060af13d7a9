"""Quotes opened by their marks: by deep links, and by the buttons under old messages."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes, filters

from bot import texts
from bot.answering import Worker
from bot.buttons import Page
from bot.handlers import reply
from bot.links import read_payload
from bot.pages import note_page
from bot.render import answer_page, surroundings_page, versions_page
from bot.state import State
from retrieval.mark import CHARACTERS, Mark
from retrieval.model import Answer, Standing

OPENS = filters.Regex(rf"^/start(?:@\w+)? [A-Za-z0-9_-]{{{CHARACTERS},64}}$")
"""A `/start` that a link of ours has sent; any other is a greeting."""


class Opening:
    """Opens answers and passages."""

    def __init__(self, worker: Worker, state: State) -> None:
        self._worker, self._state = worker, state

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/start PAYLOAD: the rest of an answer, or the section with the passage marked."""
        message = update.message
        if message is None or not context.args:
            return
        mark, token = read_payload(context.args[0])
        bot = context.bot
        if token and mark and (answer := self._state.answers.recall(token)):
            await self._continue(message, answer, token, mark)
        else:
            page = await self.passage(mark, bot.username) if mark else None
            await reply.send(bot, message.chat_id, page or note_page(texts.LINK_LOST))

    async def passage(self, mark: Mark, bot: str, token: str = "", index: int = 0) -> Page | None:
        """The section with the passage marked; of a replaced report both versions.

        `token` and `index` lead back to the answer. None if nothing is left of the passage.
        """
        found = await self._worker.find(mark)
        if found.standing is not Standing.CURRENT:
            return versions_page(found, bot) if found.then or found.now else None
        if found.now is None or (around := await self._worker.surroundings(found.now)) is None:
            return None
        return surroundings_page(around, found.now, token, index, bot)

    async def _continue(self, message: Message, answer: Answer, token: str, mark: Mark) -> None:
        """Show an answer of another chat from the quote on that was seen there."""
        self._state.turns.remember(message.chat_id, answer.question)
        marks = [Mark.of(quote) for quote in answer.quotes]
        index = marks.index(mark) if mark in marks else 0
        standing = await self._worker.standing(answer.quotes[index])
        bot = message.get_bot()
        page = answer_page(answer, token, index, standing, bot.username)
        await reply.send(bot, message.chat_id, page)
