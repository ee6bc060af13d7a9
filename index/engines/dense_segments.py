"""Nearest vectors over several segments: each gives its best, and the best of these are kept.

That is exactly what one engine over all vectors would find, since the `k` best of all
are among the `k` best of the segments that they lie in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.engines import DenseEngine


@dataclass(frozen=True, slots=True)
class DenseSegment:
    """An engine, the ids it may hold, and those in use if some of its vectors are not."""

    engine: DenseEngine
    ids: range
    living: Sequence[range] | None = None


class SegmentedEngine:
    """A `DenseEngine` over the engines of segments, whose ids do not overlap."""

    def __init__(self, segments: Sequence[DenseSegment], dimension: int) -> None:
        self._segments, self._dimension = segments, dimension

    @property
    def count(self) -> int:
        """How many vectors it holds, those out of use included."""
        return sum(segment.engine.count for segment in self._segments)

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        return self._dimension

    def prepare(self) -> None:
        """Have every engine prepare."""
        for segment in self._segments:
            segment.engine.prepare()

    def search(
        self, vector: NDArray[np.float32], k: int, allowed: Sequence[range] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` best ids in use with their inner products, best first, ties by id."""
        hits: list[tuple[int, float]] = []
        for segment in self._segments:
            within = segment.living if allowed is None else _within(allowed, segment.ids)
            if within is None or within:
                hits += segment.engine.search(vector, k, within)
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:k]

    def products(self, vector: NDArray[np.float32], ids: Iterable[int]) -> dict[int, float]:
        """The inner products of a vector with those of these ids; what is unknown is left out."""
        wanted, found = list(ids), dict[int, float]()
        for segment in self._segments:
            found |= segment.engine.products(vector, [id_ for id_ in wanted if id_ in segment.ids])
        return found


def _within(allowed: Sequence[range], ids: range) -> list[range]:
    """The ranges that lie in a segment; each lies wholly in one."""
    return [one for one in allowed if ids.start <= one.start < ids.stop]
