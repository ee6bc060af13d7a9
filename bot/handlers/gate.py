"""What every update passes before any handler sees it, so that none can forget to ask."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Chat, Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot import texts
from bot.access import Access
from bot.addressing import is_meant
from bot.buttons import Action, Tap
from bot.handlers import reply
from bot.limits import LimitError, Limits
from bot.menus import announce_to
from bot.people_pages import join_row
from bot.roles import Role
from bot.state.audit import Asker
from bot.state.people import People

Context = ContextTypes.DEFAULT_TYPE
Handler = Callable[[Update, Context], Coroutine[Any, Any, Any]]

NOTES_A_MINUTE = 3
"""How often somebody who is turned away is told so."""


def asker_of(update: Update) -> Asker | None:
    """Who sent an update, and where; an anonymous admin is the group, a post the channel."""
    sender, chat = update.effective_sender, update.effective_chat
    return Asker(sender.id, chat.id if chat else None) if sender else None


class Gate:
    """Lets an update on to its handlers, or turns it away."""

    def __init__(self, access: Access, people: People) -> None:
        self._access, self._people = access, people
        self._patience = Limits(NOTES_A_MINUTE, NOTES_A_MINUTE)

    async def check(self, update: Update, context: Context) -> None:
        """Every update comes here first; raises ApplicationHandlerStop to end its way."""
        asker = asker_of(update)
        if asker is None or _is_housekeeping(update):
            return
        addressed = _is_addressed(update)
        if addressed:
            await self._note(update, context)
        if self._access.admits(asker) or _asks_to_join(update):
            return
        if addressed:
            with contextlib.suppress(LimitError):
                self._patience.take(asker)
                await self._turn_away(update, asker)
        raise ApplicationHandlerStop

    def only(self, role: Role, handler: Handler) -> Handler:
        """The handler, for people of that role or a higher one."""

        async def guarded(update: Update, context: Context) -> None:
            asker = asker_of(update)
            if asker is not None and self._access.role(asker.person) >= role:
                await handler(update, context)
            else:
                await reply.tell(update, texts.TOO_LOW[role])

        return guarded

    async def _note(self, update: Update, context: Context) -> None:
        """Note who came by; whoever comes for the first time with a role gets its menu."""
        for one in (update.effective_sender, update.effective_chat):
            if one is None:
                continue
            fresh, role = self._people.note(one.id, reply.name_of(one)), self._access.role(one.id)
            if fresh and role > Role.READER:
                await announce_to(context.bot, one.id, role)

    async def _turn_away(self, update: Update, asker: Asker) -> None:
        """Tell why somebody is not answered, and what can be done."""
        number = asker.group or asker.person
        roles = {self._access.role(asker.person), self._access.role(number)}
        if Role.REFUSED in roles:
            await reply.tell(update, texts.NOT_LET_IN)
        elif Role.WAITING in roles:
            await reply.tell(update, texts.STILL_WAITING)
        elif self._access.may_be_asked_for:
            await reply.tell(update, texts.ASK_TO_JOIN, (join_row(number),))
        else:
            await reply.tell(update, texts.closed(number))


def _is_housekeeping(update: Update) -> bool:
    """Whether it tells of the bot's own place in a chat, which is always heard."""
    return update.my_chat_member is not None or update.chat_member is not None


def _asks_to_join(update: Update) -> bool:
    tap = Tap.decode(update.callback_query.data or "") if update.callback_query else None
    return tap is not None and tap.action is Action.JOIN


def _is_addressed(update: Update) -> bool:
    """Whether an update is meant for the bot: an answer, if only a refusal, is expected."""
    if update.callback_query or update.inline_query:
        return True
    if update.guest_message is not None:
        return True
    message = update.message or update.channel_post
    if message is None:
        return False
    return message.chat.type == Chat.PRIVATE or is_meant(message)
