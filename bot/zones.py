"""In which time zone a chat is told times: its own choice, else that of the settings.

Telegram does not tell where a person is, and a language does not either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot import texts
from bot.state.zones import Zones

_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_LARGEST = timedelta(hours=14)


class ChatZones:
    """The zones of chats; `default` is that of whoever has chosen none."""

    def __init__(self, zones: Zones, default: tzinfo) -> None:
        self._zones, self._default = zones, default

    def of(self, chat: int) -> tzinfo:
        """The zone in which a chat is told times."""
        return read_zone(self._zones.chosen(chat)) or self._default

    def choose(self, chat: int, zone: tzinfo | None) -> None:
        """Tell a chat times in a zone from now on; None takes its choice back."""
        self._zones.choose(chat, str(zone) if zone else "")


def read_zone(words: str) -> tzinfo | None:
    """The zone that somebody names: 北京, Asia/Urumqi, UTC+5:45, +8; None if it is none.

    `str` of it is a name that is read as the same zone again.
    """
    said = words.strip().removesuffix("时间").replace("＋", "+").replace("：", ":")
    if said.upper() in {"UTC", "GMT"}:
        return UTC
    if match := _OFFSET.fullmatch(said):
        sign, hours, minutes = match.groups(default="0")
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(ahead if sign == "+" else -ahead) if ahead <= _LARGEST else None
    key = _keys().get(texts.ZONES.get(said, said).casefold())
    return ZoneInfo(key) if key else None


@cache
def _keys() -> Mapping[str, str]:
    """The names of zones as the database writes them, by what they are in small letters."""
    return {key.casefold(): key for key in available_timezones()}
