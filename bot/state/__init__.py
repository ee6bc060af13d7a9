"""What the bot remembers between two messages and across restarts (SQLite).

One file, opened and migrated by `database.py`, and a small store for each kind of thing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from bot.state.answers import Answers
from bot.state.database import open_database
from bot.state.turns import Turns

PRUNE_SECONDS = 3600.0
"""How often what is past its time is dropped, in seconds, beside every start."""


class State:
    """The stores over one file; for one thread. `clock` tells seconds since the epoch.

    Raises StateNewerError for a file that a newer Yinwen has written.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._database = open_database(path)
        self.answers = Answers(self._database, clock)
        self.turns = Turns(self._database, clock)
        self._pruned = 0.0
        self.prune()

    def prune(self) -> None:
        """Drop what is past its time, once in a while: it may be called at every question."""
        if self._clock() - self._pruned < PRUNE_SECONDS:
            return
        self._pruned = self._clock()
        for store in (self.answers, self.turns):
            store.prune()

    def close(self) -> None:
        """Close the file."""
        self._database.close()
