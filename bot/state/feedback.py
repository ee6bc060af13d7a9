"""What people thought of answers: a thumb up or down, and what would have been right."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from bot.state.audit import DAY

FEEDBACK_LIFE = 365 * DAY
"""How long opinions are kept, in seconds."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """Thumbs of a stretch of time; `corrections` are the newest (question, correction)."""

    good: int
    bad: int
    corrections: tuple[tuple[str, str], ...]


class Feedback:
    """One opinion a person and answer, of which the last one counts."""

    def __init__(self, database: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock

    def give(self, person: int, token: str, question: str, *, good: bool) -> None:
        """Note a thumb for the answer under `token`."""
        with self._database:
            self._database.execute(
                "INSERT INTO feedback (person, token, question, good, correction, at)"
                " VALUES (?, ?, ?, ?, '', ?)"
                " ON CONFLICT (person, token) DO UPDATE SET good = excluded.good, at = excluded.at",
                (person, token, question, good, self._clock()),
            )

    def correct(self, person: int, token: str, correction: str) -> None:
        """Add what would have been right to a person's opinion."""
        with self._database:
            self._database.execute(
                "UPDATE feedback SET correction = ? WHERE person = ? AND token = ?",
                (correction, person, token),
            )

    def opinions(self, days: int, most: int) -> Opinions:
        """The last `days` days, with at most `most` corrections."""
        since = self._clock() - days * DAY
        good, total = self._database.execute(
            "SELECT coalesce(sum(good), 0), count(*) FROM feedback WHERE at > ?", (since,)
        ).fetchone()
        corrections = self._database.execute(
            "SELECT question, correction FROM feedback WHERE at > ? AND correction != ''"
            " ORDER BY at DESC LIMIT ?",
            (since, most),
        ).fetchall()
        return Opinions(good, total - good, tuple(corrections))

    def forget(self, person: int) -> None:
        """Keep a person's opinions, without the person."""
        with self._database:
            self._database.execute("UPDATE feedback SET person = NULL WHERE person = ?", (person,))

    def prune(self) -> None:
        """Drop what is past its time."""
        with self._database:
            self._database.execute(
                "DELETE FROM feedback WHERE at <= ?", (self._clock() - FEEDBACK_LIFE,)
            )
