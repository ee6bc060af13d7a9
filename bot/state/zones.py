"""The time zones that chats have chosen, by name."""

from __future__ import annotations

import sqlite3


class Zones:
    """Chats by their numbers."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def choose(self, chat: int, name: str) -> None:
        """Note what a chat has chosen; an empty name takes the choice back."""
        with self._database:
            self._database.execute("DELETE FROM zones WHERE chat = ?", (chat,))
            if name:
                self._database.execute("INSERT INTO zones VALUES (?, ?)", (chat, name))

    def chosen(self, chat: int) -> str:
        """What a chat has chosen; empty if nothing."""
        row = self._database.execute("SELECT zone FROM zones WHERE chat = ?", (chat,)).fetchone()
        return str(row[0]) if row else ""

    def forget(self, person: int) -> None:
        """Drop what a person has chosen."""
        self.choose(person, "")
