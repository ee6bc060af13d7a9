"""What is on record: /stats for admins, and /forget for everybody's own data."""

from __future__ import annotations

from datetime import datetime

from telegram import Update
from telegram.ext import ContextTypes

from bot import texts
from bot.handlers import reply
from bot.pages import note_page
from bot.people_pages import forget_page, stats_page
from bot.state import State
from bot.zones import ChatZones

STATS_DAYS = 30
"""Statistics are told of so many days."""

MOST = 10
"""So many questions without an answer, and corrections, are listed."""

Context = ContextTypes.DEFAULT_TYPE


class Records:
    """Handlers of what the bot keeps; `zones` are those in which times are told."""

    def __init__(self, state: State, zones: ChatZones) -> None:
        self._state, self._zones = state, zones

    async def stats(self, update: Update, context: Context) -> None:
        """/stats: how much was asked, and above all what could not be answered."""
        chat = reply.message_of(update).chat_id
        page = stats_page(
            self._state.audit.usage(STATS_DAYS, MOST),
            self._state.feedback.opinions(STATS_DAYS, MOST),
            STATS_DAYS,
            datetime.now(self._zones.of(chat)),
        )
        await reply.send(context.bot, chat, page)

    async def forget(self, update: Update, context: Context) -> None:
        """/forget: ask whether to drop a person's data."""
        await reply.send(context.bot, reply.message_of(update).chat_id, forget_page())

    async def tap(self, update: Update, _context: Context) -> None:
        """Drop the data of the person who tapped, or leave them."""
        query, tap = reply.tapped(update)
        if tap.index:
            self._state.forget(query.from_user.id)
        await reply.turn(query, note_page(texts.FORGOTTEN if tap.index else texts.NOT_FORGOTTEN))
        await reply.acknowledge(query)
