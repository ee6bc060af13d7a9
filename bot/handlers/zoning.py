"""`/zone`: in which time zone a chat is told times."""

from __future__ import annotations

from datetime import datetime

from telegram import Update
from telegram.ext import ContextTypes

from bot import texts
from bot.handlers import reply
from bot.pages import note_page
from bot.zones import ChatZones, read_zone


class Zoning:
    """The handler of `/zone`."""

    def __init__(self, zones: ChatZones) -> None:
        self._zones = zones

    async def zone(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/zone tells, /zone NAME chooses, /zone 默认 goes back to that of the settings."""
        message = reply.message_of(update)
        _, *said = (message.text or "").split(maxsplit=1)
        text = self._choose(message.chat_id, said[0].strip()) if said else ""
        await reply.send(
            context.bot, message.chat_id, note_page(text or self._told(message.chat_id))
        )

    def _choose(self, chat: int, words: str) -> str:
        """What is wrong with the words; empty if they have been followed."""
        zone = read_zone(words)
        if zone is None and words != texts.ZONE_DEFAULT:
            return texts.ZONE_UNKNOWN
        self._zones.choose(chat, zone)
        return ""

    def _told(self, chat: int) -> str:
        zone = self._zones.of(chat)
        return texts.zone_now(str(zone), datetime.now(zone))
