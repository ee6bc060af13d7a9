"""The record of who asked what, and what was quoted; kept for a set time only."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from retrieval.model import Answer

DAY = 24 * 3600.0

SLOW_SECONDS = 1.0
"""An answer that took so long is slow."""

SLOWEST = 3
"""So many of the slowest questions are told."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where: numbers of Telegram's; `chat` is None for an inline query."""

    person: int
    chat: int | None = None

    @property
    def group(self) -> int | None:
        """The chat, if it is a group or a channel."""
        return self.chat if self.chat is not None and self.chat < 0 else None


@dataclass(frozen=True, slots=True)
class Quoted:
    """What was quoted: a span of a report, in characters, and the file it was read from."""

    report: str
    source: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A question on record: `at` in seconds of the epoch, `gap` empty if it was answered.

    `person` and `chat` are None once the person was forgotten; `seconds` tells how long
    answering took.
    """

    person: int | None
    chat: int | None
    at: float
    question: str
    gap: str
    seconds: float
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that was refused, how often, and what was missing (a `Gap`'s value)."""

    question: str
    times: int
    gap: str


@dataclass(frozen=True, slots=True)
class Slow:
    """A question that took long to answer, in seconds."""

    question: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Usage:
    """What happened in a stretch of time; seconds are those of answering, None if none."""

    questions: int
    people: int
    refused: int
    median: float | None
    slow: float | None
    slowest: tuple[Slow, ...]
    unanswered: tuple[Unanswered, ...]


class Audit:
    """What was asked and quoted; nothing is kept if `days` is 0."""

    def __init__(self, database: sqlite3.Connection, clock: Callable[[], float], days: int) -> None:
        self._database, self._clock, self._days = database, clock, days

    def note(self, asker: Asker, question: str, answer: Answer, seconds: float) -> None:
        """Record a question and what was quoted for it."""
        if not self._days:
            return
        gap = answer.refusal.gap.value if answer.refusal else ""
        with self._database:
            asked = self._database.execute(
                "INSERT INTO asked (person, chat, at, question, gap, seconds)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (asker.person, asker.chat, self._clock(), question, gap, seconds),
            ).lastrowid
            self._database.executemany(
                "INSERT INTO quoted VALUES (?, ?, ?, ?, ?)",
                [
                    (asked, quote.locator.report, quote.locator.source, quote.start, quote.end)
                    for quote in answer.quotes
                ],
            )

    def entries(self, days: float) -> Iterator[Entry]:
        """The questions of the last `days` days, oldest first."""
        rows = self._database.execute(
            "SELECT id, person, chat, at, question, gap, seconds FROM asked"
            " WHERE at > ? ORDER BY id",
            (self._clock() - days * DAY,),
        )
        for number, person, chat, at, question, gap, seconds in rows:
            yield Entry(person, chat, at, question, gap, seconds, self._quoted(number))

    def usage(self, days: int, most: int) -> Usage:
        """The last `days` days, with at most `most` of the questions without an answer."""
        since = self._clock() - days * DAY
        questions, people, refused = self._database.execute(
            "SELECT count(*), count(DISTINCT person), count(nullif(gap, '')) FROM asked"
            " WHERE at > ?",
            (since,),
        ).fetchone()
        median, slow = (self._quantile(share, questions, since) for share in (0.5, 0.95))
        slowest, unanswered = self._slowest(since), self._unanswered(since, most)
        return Usage(questions, people, refused, median, slow, slowest, unanswered)

    def forget(self, person: int) -> None:
        """Keep what a person asked, without the person."""
        with self._database:
            self._database.execute(
                "UPDATE asked SET person = NULL, chat = NULL WHERE person = ?", (person,)
            )

    def prune(self) -> None:
        """Drop what is past its time."""
        with self._database:
            self._database.execute(
                "DELETE FROM asked WHERE at <= ?", (self._clock() - self._days * DAY,)
            )

    def _quoted(self, asked: int) -> tuple[Quoted, ...]:
        rows = self._database.execute(
            "SELECT report, source, start, stop FROM quoted WHERE asked = ? ORDER BY rowid",
            (asked,),
        )
        return tuple(Quoted(*row) for row in rows)

    def _quantile(self, share: float, total: int, since: float) -> float | None:
        """The time that `share` of the answers took at most, in seconds."""
        row = self._database.execute(
            "SELECT seconds FROM asked WHERE at > ? ORDER BY seconds LIMIT 1 OFFSET ?",
            (since, max(round(share * total) - 1, 0)),
        ).fetchone()
        return float(row[0]) if row else None

    def _slowest(self, since: float) -> tuple[Slow, ...]:
        rows = self._database.execute(
            "SELECT question, max(seconds) FROM asked WHERE at > ? AND seconds >= ?"
            " GROUP BY question ORDER BY max(seconds) DESC LIMIT ?",
            (since, SLOW_SECONDS, SLOWEST),
        )
        return tuple(Slow(*row) for row in rows)

    def _unanswered(self, since: float, most: int) -> tuple[Unanswered, ...]:
        rows = self._database.execute(
            "SELECT max(question), count(*), gap FROM asked WHERE at > ? AND gap != ''"
            " GROUP BY rtrim(question, '？?。！! ') ORDER BY count(*) DESC, max(at) DESC LIMIT ?",
            (since, most),
        )
        return tuple(Unanswered(*row) for row in rows)
