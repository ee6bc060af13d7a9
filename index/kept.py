"""Things that are loaded many at a time, the last of them kept in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice
from typing import Generic, TypeVar

Value = TypeVar("Value")

Load = Callable[[Collection[int]], Iterable[tuple[int, Value]]]
"""Gives things with their ids, in any order."""


class Kept(Generic[Value]):
    """Up to `most` things by id, and more for a moment; safe to use from several threads."""

    def __init__(self, load: Load[Value], most: int) -> None:
        self._load, self._most = load, most
        self._held: dict[int, Value] = {}
        self._lock = threading.Lock()

    def get(self, ids: Sequence[int]) -> list[Value]:
        """The things of these ids, in this order; what is missing is loaded at once."""
        with self._lock:
            missing = {id_ for id_ in ids if id_ not in self._held}
            self._held.update(self._load(missing))
            wanted = [self._held[id_] for id_ in ids]
            self._forget(len(self._held) - self._most)
        return wanted

    def _forget(self, count: int) -> None:
        """Drop those that were loaded first."""
        for id_ in list(islice(self._held, max(0, count))):
            del self._held[id_]
