"""`/scope`: what a group or one of its topics is bound to; its admins may change it."""

from __future__ import annotations

import re

from telegram import Message, Update
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import Worker
from bot.handlers import reply
from bot.pages import note_page
from bot.scope import keys_named, reports_named
from bot.state.groups import WHOLE, Groups

MOST = 20
"""The most places and reports that a group is bound to."""

_ADMINS = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


class Scoping:
    """The handler of `/scope`."""

    def __init__(self, worker: Worker, groups: Groups) -> None:
        self._worker, self._groups = worker, groups

    async def scope(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """/scope tells, /scope NAME … binds, /scope 全部 sets free."""
        message = update.effective_message
        if message is None:
            return
        _, *said = re.split(r"[\s、，,]+", (message.text or "").strip())
        if said and not await _is_admin(message):
            text = texts.SCOPE_FOR_ADMINS
        elif said:
            text = await self._change(message, tuple(dict.fromkeys(filter(None, said))))
        else:
            text = await self._tell(message)
        await reply.respond(message, note_page(text))

    async def _tell(self, message: Message) -> str:
        words = self._groups.bound_to(message.chat_id, _topic(message))
        if not words:
            return texts.SCOPE_FREE
        return texts.scope_bound(words, len(keys_named(words, await self._worker.reports())))

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


async def _is_admin(message: Message) -> bool:
    """Whether an admin of the group writes, by name or in the name of the group itself."""
    if message.sender_chat is not None:
        return message.sender_chat.id == message.chat_id
    try:
        person = message.from_user
        member = await message.chat.get_member(person.id) if person else None
    except (BadRequest, Forbidden):
        return False
    return member is not None and member.status in _ADMINS


def _topic(message: Message) -> int:
    return reply.topic_of(message) or WHOLE
