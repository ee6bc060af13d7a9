"""How often may be asked: a token bucket for each person and each group, in memory.

A bucket holds a minute's worth of questions and fills steadily; a question takes one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.state.audit import Asker
from index.errors import YinwenError

KEPT = 4096
"""So many buckets are looked through for full ones, which need not be kept."""


class LimitError(YinwenError):
    """Asked too often: to be tried again in `seconds`; `first` if it was not told yet."""

    def __init__(self, seconds: float, *, first: bool) -> None:
        super().__init__(f"too many questions: wait {seconds:.0f} s")
        self.seconds, self.first = seconds, first


@dataclass
class _Bucket:
    size: float
    level: float
    at: float
    told: bool = False

    def fill(self, now: float) -> None:
        self.level = min(self.size, self.level + (now - self.at) * self.size / 60)
        self.at = now
        if self.level > self.size / 2:
            self.told = False


class Limits:
    """The buckets; 0 a minute means no limit. `clock` tells seconds, from whenever."""

    def __init__(
        self, per_person: int, per_group: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_person, self._per_group, self._clock = per_person, per_group, clock
        self._buckets: dict[int, _Bucket] = {}

    def take(self, asker: Asker, cost: float = 1.0) -> None:
        """Count a question; raises LimitError if the person or the group has asked too much."""
        buckets = [self._bucket(asker.person, self._per_person)] if self._per_person else []
        if asker.group is not None and self._per_group:
            buckets.append(self._bucket(asker.group, self._per_group))
        for bucket in buckets:
            if bucket.level < cost:
                first, bucket.told = not bucket.told, True
                raise LimitError((cost - bucket.level) * 60 / bucket.size, first=first)
        for bucket in buckets:
            bucket.level -= cost

    def _bucket(self, number: int, size: int) -> _Bucket:
        if len(self._buckets) > KEPT:
            self._drop_full()
        bucket = self._buckets.setdefault(number, _Bucket(size, size, self._clock()))
        bucket.fill(self._clock())
        return bucket

    def _drop_full(self) -> None:
        for bucket in self._buckets.values():
            bucket.fill(self._clock())
        self._buckets = {n: one for n, one in self._buckets.items() if one.level < one.size}
