"""`/scope`: what a chat or a topic is bound to; of a group its admins may change it.

What a person binds the own chat to holds for the own inline queries too.
"""

from __future__ import annotations

import re

from telegram import Chat, Message, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import Worker
from bot.handlers import reply
from bot.handlers.bounds import Bounds
from bot.pages import note_page
from bot.scope import reports_named
from bot.state.groups import WHOLE, Groups

MOST = 20
"""The most places and reports that a chat is bound to."""


class Scoping:
    """The handler of `/scope`."""

    def __init__(self, worker: Worker, groups: Groups, bounds: Bounds) -> None:
        self._worker, self._groups, self._bounds = worker, groups, bounds

    async def scope(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """/scope tells, /scope NAME … binds, /scope 全部 sets free."""
        message = update.effective_message
        if message is None:
            return
        _, *said = re.split(r"[\s、，,]+", (message.text or "").strip())
        if said and not await _may_change(message):
            text = texts.SCOPE_FOR_ADMINS
        elif said:
            text = await self._change(message, tuple(dict.fromkeys(filter(None, said))))
        else:
            text = await self._tell(message)
        await reply.answer(message, note_page(text))

    async def _tell(self, message: Message) -> str:
        bound = await self._bounds.of(message)
        if bound.keys is None:
            own = message.chat.type == Chat.PRIVATE
            return texts.SCOPE_FREE_OWN if own else texts.SCOPE_FREE
        return texts.scope_bound(bound.words, len(bound.keys))

    async def _change(self, message: Message, words: tuple[str, ...]) -> str:
        if words == (texts.SCOPE_ALL,):
            self._groups.bind(message.chat_id, _topic(message), ())
            return await self._tell(message)
        reports = await self._worker.reports()
        unknown = [word for word in words if not reports_named(word, reports)]
        if unknown or len(words) > MOST:
            return texts.scope_unknown(unknown) if unknown else texts.scope_too_many(MOST)
        self._groups.bind(message.chat_id, _topic(message), words)
        return await self._tell(message)


async def _may_change(message: Message) -> bool:
    """Whether it is the own chat, or an admin writes, by name or as the group itself.

    Telegram tells every member who the admins are, but only admins what a member is.
    """
    if message.chat.type == Chat.PRIVATE:
        return True
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat_id
    try:
        admins = await message.chat.get_administrators()
    except (BadRequest, Forbidden):
        return False
    return message.from_user in {admin.user for admin in admins}


def _topic(message: Message) -> int:
    return reply.topic_of(message) or WHOLE
