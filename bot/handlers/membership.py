"""The bot's own place in a group: added, removed, muted, moved along to a supergroup."""

from __future__ import annotations

import logging

from telegram import Chat, ChatMember, ChatMemberRestricted, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.access import Access
from bot.handlers import reply
from bot.handlers.gate import asker_of
from bot.pages import note_page
from bot.state import State

logger = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE


class Membership:
    """Handlers of what befalls the bot in a group."""

    def __init__(self, state: State, access: Access) -> None:
        self._state, self._access = state, access

    async def changed(self, update: Update, context: Context) -> None:
        """Greet once where it may speak and is let in; take note of the rest."""
        change = update.my_chat_member
        if change is None or change.chat.type not in {Chat.GROUP, Chat.SUPERGROUP}:
            return
        chat, asker = change.chat.id, asker_of(update)
        if not _is_inside(change.new_chat_member):
            self._state.groups.leave(chat)
            logger.info(texts.LOG_LEFT, chat)
        elif not _may_speak(change.new_chat_member):
            logger.info(texts.LOG_MUTED, chat)
        elif asker and self._access.admits(asker) and self._state.groups.greet(chat):
            page = note_page(texts.group_greeting(context.bot.username))
            await reply.send(context.bot, chat, page)

    async def migrated(self, update: Update, _context: Context) -> None:
        """A group has become a supergroup, as both of them are told."""
        message = reply.message_of(update)
        chat = message.chat_id
        old, new = message.migrate_from_chat_id or chat, message.migrate_to_chat_id or chat
        self._state.migrate(old, new)


def _is_inside(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in {ChatMember.LEFT, ChatMember.BANNED}


def _may_speak(member: ChatMember) -> bool:
    return not isinstance(member, ChatMemberRestricted) or member.can_send_messages
