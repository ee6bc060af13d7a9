"""Which message of ours answers which question, and which question came before it.

So a reply to an answer goes on from there, whoever else asks in the group meanwhile, and
an edited question has its answer edited.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

THREAD_LIFE = 7 * 24 * 3600.0
"""How long an answer is remembered as one to go on from, in seconds."""

TURNS = 3
"""How many earlier questions are looked back on."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and the number of the message that answers it.

    `context` are words of somebody else that it is about, `before` is the message of the
    question that it follows, None if it follows none.
    """

    question: str
    answer: int
    context: str = ""
    before: int | None = None


class Threads:
    """The questions of groups and private chats, by their messages."""

    def __init__(self, database: sqlite3.Connection, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock

    def note(self, chat: int, message: int, person: int, turn: Turn) -> None:
        """A message has been answered, or answered anew."""
        with self._database:
            self._database.execute(
                "INSERT OR REPLACE INTO threads VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (chat, message, turn.answer, person, turn.question, turn.context, turn.before,
                 self._clock()),
            )  # fmt: skip

    def find(self, chat: int, message: int | None) -> Turn | None:
        """The turn that a message began."""
        row = self._database.execute(
            "SELECT question, answer, context, before FROM threads"
            " WHERE chat = ? AND message = ? AND asked > ?",
            (chat, message, self._clock() - THREAD_LIFE),
        ).fetchone()
        return Turn(*row) if row else None

    def question_of(self, chat: int, answer: int | None) -> int | None:
        """The message that a message of ours answers."""
        row = self._database.execute(
            "SELECT message FROM threads WHERE chat = ? AND answer = ? AND asked > ?",
            (chat, answer, self._clock() - THREAD_LIFE),
        ).fetchone()
        return int(row[0]) if row else None

    def history(self, chat: int, message: int | None) -> tuple[str, ...]:
        """The questions up to that of a message, with what they are about, oldest first."""
        said: list[str] = []
        for _ in range(TURNS):
            turn = self.find(chat, message)
            if turn is None:
                break
            said += [turn.question, turn.context] if turn.context else [turn.question]
            message = turn.before
        return tuple(reversed(said))

    def forget(self, person: int) -> None:
        """Drop what a person asked."""
        with self._database:
            self._database.execute("DELETE FROM threads WHERE person = ?", (person,))

    def prune(self) -> None:
        """Drop what is no longer gone on from."""
        with self._database:
            self._database.execute(
                "DELETE FROM threads WHERE asked <= ?", (self._clock() - THREAD_LIFE,)
            )
