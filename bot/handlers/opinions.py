"""👍 and 👎 under answers, and what would have been right."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot import texts
from bot.handlers import reply
from bot.pages import note_page
from bot.state import State
from bot.state.awaited import Purpose, Request

Context = ContextTypes.DEFAULT_TYPE


class OpinionHandlers:
    """Handlers of taps on the thumbs, and of replies that correct an answer."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def tap(self, update: Update, _context: Context) -> None:
        """A thumb; after one that points down, in a private chat, a correction is asked for."""
        query, tap = reply.tapped(update)
        chat = query.message.chat if query.message else None
        answer = self._state.answers.recall(tap.token)
        if chat is None or answer is None:
            await reply.acknowledge(query, texts.EXPIRED)
            return
        good, person = bool(tap.index), query.from_user.id
        self._state.feedback.give(person, tap.token, answer.question, good=good)
        if good or chat.type != ChatType.PRIVATE:
            await reply.acknowledge(query, texts.THANKS)
            return
        await reply.acknowledge(query)
        page = note_page(texts.WHAT_WOULD_BE_RIGHT)
        asking = await reply.ask(query.get_bot(), chat.id, page, texts.CORRECTION_PLACEHOLDER)
        self._state.awaited.expect(chat.id, asking, Request(Purpose.CORRECTION, tap.token))

    async def correct(self, update: Update, context: Context) -> None:
        """A reply that says what would have been right."""
        message = reply.message_of(update)
        asking = message.reply_to_message
        request = self._state.awaited.asked_by(message.chat_id, asking.message_id if asking else 0)
        if request is not None:
            self._state.feedback.correct(message.chat_id, request.about, message.text or "")
            await reply.send(context.bot, message.chat_id, note_page(texts.CORRECTION_TAKEN))
