"""Answers under short random tokens, which the buttons under them carry.

An old button works after a restart and after the index was rebuilt.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable

from bot import stored
from retrieval.model import Answer

ANSWER_LIFE = 90 * 24 * 3600.0
"""How long the buttons of an answer work, in seconds."""


class Answers:
    """The answers that were given."""

    def __init__(self, database: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock

    def keep(self, chat: int, answer: Answer) -> str:
        """Keep an answer and return the token to find it by."""
        token = secrets.token_urlsafe(8)
        with self._database:
            self._database.execute(
                "INSERT INTO answers VALUES (?, ?, ?, ?)",
                (token, chat, stored.dump(answer), self._clock()),
            )
        return token

    def recall(self, token: str) -> Answer | None:
        """The answer that was kept, None when it has expired or is of an older form.

        Whoever holds the token may see it: an answer of a group is opened in private chats.
        """
        row = self._database.execute(
            "SELECT answer FROM answers WHERE token = ? AND made > ?",
            (token, self._clock() - ANSWER_LIFE),
        ).fetchone()
        try:
            return stored.load(row[0]) if row else None
        except ValueError:
            return None

    def forget(self, chat: int) -> None:
        """Drop the answers given in a chat."""
        with self._database:
            self._database.execute("DELETE FROM answers WHERE chat = ?", (chat,))

    def prune(self) -> None:
        """Drop the answers that have expired."""
        with self._database:
            self._database.execute(
                "DELETE FROM answers WHERE made <= ?", (self._clock() - ANSWER_LIFE,)
            )
