"""What chats are bound to, of groups or of one person; and which groups have been greeted."""

from __future__ import annotations

import sqlite3

WHOLE = 0
"""Stands for the group as a whole in the place of one of its topics."""


class Groups:
    """Chats by their numbers, which change when a group becomes a supergroup."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def bind(self, chat: int, topic: int, words: tuple[str, ...]) -> None:
        """Bind a chat or a topic to places or reports; to none of them sets it free."""
        with self._database:
            if words:
                self._database.execute(
                    "INSERT OR REPLACE INTO scopes VALUES (?, ?, ?)",
                    (chat, topic, "\n".join(words)),
                )
            else:
                self._database.execute(
                    "DELETE FROM scopes WHERE chat = ? AND topic = ?", (chat, topic)
                )

    def bound_to(self, chat: int, topic: int) -> tuple[str, ...]:
        """What a topic is bound to, by itself or with its whole group; empty if to nothing."""
        row = self._database.execute(
            "SELECT words FROM scopes WHERE chat = ? AND topic IN (?, ?) ORDER BY topic DESC",
            (chat, topic, WHOLE),
        ).fetchone()
        return tuple(row[0].split("\n")) if row else ()

    def greet(self, chat: int) -> bool:
        """Note that a group is greeted; False if it has been before."""
        with self._database:
            done = self._database.execute("INSERT OR IGNORE INTO greeted VALUES (?)", (chat,))
        return done.rowcount > 0

    def leave(self, chat: int) -> None:
        """The bot was removed: it greets again when it comes back, and what binds it stays."""
        with self._database:
            self._database.execute("DELETE FROM greeted WHERE chat = ?", (chat,))

    def forget(self, person: int) -> None:
        """Set a person's own chat free."""
        self.bind(person, WHOLE, ())

    def migrate(self, old: int, new: int) -> None:
        """A group has become a supergroup of another number."""
        with self._database:
            for table in ("scopes", "greeted"):
                self._database.execute(
                    f"UPDATE OR REPLACE {table} SET chat = ? WHERE chat = ?", (new, old)
                )
