"""The last questions of a chat, kept for a while, so that a follow-up is understood."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

TURN_LIFE = 30 * 60.0
"""How long an earlier question bears on the next one, in seconds."""

TURNS = 8
"""How many earlier questions are looked back on, those that ask for more (还有呢) among them."""


class Turns:
    """The questions of the conversations under way."""

    def __init__(self, database: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock

    def remember(self, chat: int, question: str) -> None:
        """Note a question of a chat."""
        with self._database:
            self._database.execute(
                "INSERT INTO turns (chat, question, asked) VALUES (?, ?, ?)",
                (chat, question, self._clock()),
            )

    def history(self, chat: int) -> tuple[str, ...]:
        """The last questions of a chat that are still fresh, oldest first."""
        rows = self._database.execute(
            "SELECT question FROM turns WHERE chat = ? AND asked > ? ORDER BY id DESC LIMIT ?",
            (chat, self._clock() - TURN_LIFE, TURNS),
        ).fetchall()
        return tuple(question for (question,) in reversed(rows))

    def retract(self, chat: int, question: str) -> None:
        """Drop the last question of that wording: it was put otherwise since."""
        with self._database:
            self._database.execute(
                "DELETE FROM turns WHERE id ="
                " (SELECT max(id) FROM turns WHERE chat = ? AND question = ?)",
                (chat, question),
            )

    def forget(self, chat: int) -> None:
        """Begin a new conversation: earlier questions no longer count."""
        with self._database:
            self._database.execute("DELETE FROM turns WHERE chat = ?", (chat,))

    def prune(self) -> None:
        """Drop the questions that are no longer looked back on."""
        with self._database:
            self._database.execute(
                "DELETE FROM turns WHERE asked <= ?", (self._clock() - TURN_LIFE,)
            )
