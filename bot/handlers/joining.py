"""Asking to be let in, and what an admin decides."""

from __future__ import annotations

import logging

from telegram import Bot, CallbackQuery, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import ContextTypes

from bot import texts
from bot.access import Access
from bot.buttons import Page
from bot.handlers import reply
from bot.pages import note_page
from bot.people_pages import request_page
from bot.roles import Role
from bot.state.people import People

Context = ContextTypes.DEFAULT_TYPE

logger = logging.getLogger(__name__)


class Joining:
    """Handlers of the taps on 申请使用, 允许 and 拒绝."""

    def __init__(self, access: Access, people: People) -> None:
        self._access, self._people = access, people

    async def ask(self, update: Update, _context: Context) -> None:
        """A stranger asks to be let in, for themselves or for the group."""
        query, tap = reply.tapped(update)
        number = int(tap.token)
        if query.message is None or number not in {query.from_user.id, query.message.chat.id}:
            await reply.acknowledge(query, texts.EXPIRED)
            return
        role = self._access.role(number)
        if role is Role.UNDECIDED:
            await self._pass_on(query, number)
        else:
            await reply.acknowledge(query, _standing(role))

    async def decide(self, update: Update, _context: Context) -> None:
        """An admin lets somebody in or not; the first of several admins decides."""
        query, tap = reply.tapped(update)
        number = int(tap.token)
        if self._people.find(number).role is Role.WAITING:
            role = Role.READER if tap.index else Role.REFUSED
            self._people.decide(number, role)
            text = texts.LET_IN_NOTE if tap.index else texts.NOT_LET_IN
            await inform(query.get_bot(), number, text)
        person = self._people.find(number)
        text = texts.decided(person.name, number, self._access.role(number))
        await reply.turn(query, note_page(text))
        await reply.acknowledge(query)

    async def _pass_on(self, query: CallbackQuery, number: int) -> None:
        """Tell every admin; somebody waits only if one of them was reached."""
        through = reply.name_of(query.from_user) if number < 0 else ""
        page = request_page(self._people.find(number), through)
        told = [await inform(query.get_bot(), admin, page) for admin in self._access.admins()]
        if any(told):
            self._people.decide(number, Role.WAITING)
        await reply.turn(query, note_page(texts.JOIN_ASKED if any(told) else texts.NOBODY_TO_ASK))
        await reply.acknowledge(query)


async def inform(bot: Bot, number: int, page: Page | str) -> bool:
    """Send somebody a message of our own accord; False if they cannot be reached."""
    try:
        await reply.send(bot, number, note_page(page) if isinstance(page, str) else page)
    except (Forbidden, BadRequest) as error:
        logger.info(texts.LOG_UNTOLD, number, error.message)
        return False
    return True


def _standing(role: Role) -> str:
    """What somebody of a role is told who asks to be let in."""
    if role >= Role.READER:
        return texts.ALREADY_IN
    return texts.STILL_WAITING if role is Role.WAITING else texts.NOT_LET_IN
