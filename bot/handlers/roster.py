"""/people: who may use the bot, and in what role."""

from __future__ import annotations

import re
from dataclasses import replace

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot import menus, texts
from bot.access import Access
from bot.buttons import Action, Page
from bot.handlers import reply
from bot.handlers.joining import inform
from bot.pages import note_page
from bot.people_pages import people_page, person_page
from bot.roles import Role
from bot.state.people import People
from bot.zones import ChatZones

Context = ContextTypes.DEFAULT_TYPE


class Roster:
    """Handlers for admins, and /me; `zones` are those in which times are told."""

    def __init__(self, access: Access, people: People, zones: ChatZones) -> None:
        self._access, self._people, self._zones = access, people, zones

    async def me(self, update: Update, context: Context) -> None:
        """/me: the number by which admins know somebody, and what the role allows."""
        chat = reply.message_of(update).chat_id
        person = replace(self._people.find(chat), role=self._access.role(chat))
        text = texts.person(person.name, person.id, person.role, None)
        await reply.send(context.bot, chat, note_page(f"{text}\n\n{texts.ROLE_NOTES[person.role]}"))

    async def people(self, update: Update, context: Context) -> None:
        """/people, or /people NUMBER for one person or group."""
        message = reply.message_of(update)
        _, *number = (message.text or "").split()
        if not number:
            page = people_page(self._access.known())
        elif re.fullmatch(r"-?[0-9]{1,19}", number[0]):
            page = self._page(int(number[0]), message.chat_id)
        else:
            page = note_page(texts.BAD_NUMBER)
        await reply.send(context.bot, message.chat_id, page)

    async def tap(self, update: Update, _context: Context) -> None:
        """A tap on a page of the list, a name, or a role."""
        query, tap = reply.tapped(update)
        if tap.action is Action.PEOPLE:
            page = people_page(self._access.known(), tap.index)
        else:
            if tap.action is Action.ROLE:
                await self._give(query, int(tap.token), Role(tap.index))
            page = self._page(int(tap.token), query.from_user.id)
        await reply.turn(query, page)
        await reply.acknowledge(query)

    async def _give(self, query: CallbackQuery, number: int, role: Role) -> None:
        """Give a role and tell whom it concerns; what is fixed stays."""
        before = self._access.role(number)
        if role is before or self._fixed(number, query.from_user.id):
            return
        self._people.decide(number, role)
        if number > 0 and max(before, role) > Role.READER:
            await menus.announce_to(query.get_bot(), number, role)
        await inform(query.get_bot(), number, texts.ROLE_NOTES[role])

    def _page(self, number: int, admin: int) -> Page:
        person = replace(self._people.find(number), role=self._access.role(number))
        return person_page(person, self._zones.of(admin), self._fixed(number, admin))

    def _fixed(self, number: int, admin: int) -> str:
        """Why an admin cannot give somebody another role; empty if it is possible."""
        if self._access.is_fixed(number):
            return texts.FIXED_ROLE
        return texts.OWN_ROLE if number == admin else ""
