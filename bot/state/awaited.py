"""Messages of ours that ask for a reply: what the reply is for, also after a restart."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

AWAITED_LIFE = 7 * 24 * 3600.0
"""How long a reply is waited for, in seconds."""


class Purpose(StrEnum):
    """What a reply is for; stored."""

    CORRECTION = "correction"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Request:
    """What a message asks for, and about what."""

    purpose: Purpose
    about: str


class Awaited:
    """The messages that ask for a reply."""

    def __init__(self, database: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock

    def expect(self, chat: int, message: int, request: Request) -> None:
        """A reply to our message is for that purpose."""
        with self._database:
            self._database.execute(
                "INSERT OR REPLACE INTO awaited VALUES (?, ?, ?, ?, ?)",
                (chat, message, request.purpose, request.about, self._clock()),
            )

    def asked_by(self, chat: int, message: int) -> Request | None:
        """What our message asks for; None if nothing, or no longer."""
        row = self._database.execute(
            "SELECT purpose, about FROM awaited WHERE chat = ? AND message = ? AND made > ?",
            (chat, message, self._clock() - AWAITED_LIFE),
        ).fetchone()
        return Request(Purpose(row[0]), row[1]) if row else None

    def forget(self, chat: int) -> None:
        """No reply of that chat is waited for."""
        with self._database:
            self._database.execute("DELETE FROM awaited WHERE chat = ?", (chat,))

    def prune(self) -> None:
        """Drop what is waited for no longer."""
        with self._database:
            self._database.execute(
                "DELETE FROM awaited WHERE made <= ?", (self._clock() - AWAITED_LIFE,)
            )
