"""What the bot remembers between two messages and across restarts (SQLite).

One file, opened and migrated by `database.py`, and a small store for each kind of thing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from bot.state.answers import Answers
from bot.state.audit import Audit
from bot.state.awaited import Awaited
from bot.state.database import open_database
from bot.state.feedback import Feedback
from bot.state.groups import Groups
from bot.state.people import People
from bot.state.threads import Threads
from bot.state.turns import Turns
from bot.state.zones import Zones

AUDIT_DAYS = 180
"""How long it is kept who asked what, in days, unless the settings say otherwise."""

PRUNE_SECONDS = 3600.0
"""How often what is past its time is dropped, in seconds, beside every start."""


class State:
    """The stores over one file; for one thread. `clock` tells seconds since the epoch.

    Raises StateNewerError for a file that a newer Yinwen has written.
    """

    def __init__(
        self, path: Path, clock: Callable[[], float] = time.time, *, audit_days: int = AUDIT_DAYS
    ) -> None:
        self._clock = clock
        self._database = open_database(path)
        self.answers = Answers(self._database, clock)
        self.turns = Turns(self._database, clock)
        self.people = People(self._database, clock)
        self.audit = Audit(self._database, clock, audit_days)
        self.feedback = Feedback(self._database, clock)
        self.awaited = Awaited(self._database, clock)
        self.threads = Threads(self._database, clock)
        self.groups = Groups(self._database)
        self.zones = Zones(self._database)
        self._pruned = 0.0
        self.prune()

    def prune(self) -> None:
        """Drop what is past its time, once in a while: it may be called at every question."""
        if self._clock() - self._pruned < PRUNE_SECONDS:
            return
        self._pruned = self._clock()
        for store in (
            self.answers,
            self.turns,
            self.audit,
            self.feedback,
            self.awaited,
            self.threads,
        ):
            store.prune()

    def forget(self, person: int) -> None:
        """Drop what belongs to a person; what editors learn from stays, without the person."""
        for store in (
            self.answers,
            self.turns,
            self.threads,
            self.people,
            self.audit,
            self.feedback,
            self.groups,
            self.zones,
        ):
            store.forget(person)
        self.awaited.forget(person)

    def migrate(self, old: int, new: int) -> None:
        """A group has become a supergroup of another number: what it was given goes along."""
        self.groups.migrate(old, new)
        self.people.migrate(old, new)

    def close(self) -> None:
        """Close the file."""
        self._database.close()
