"""A copy of vectors in a quarter of their size, to find the few that are worth comparing.

Each number is rounded to a byte. How far rounding can move a product is known (the
inequality of Cauchy and Schwarz), so the copy also tells what none of the others exceeds:
if the best that it finds do, nothing is missed. After the VA-file: Weber, Schek and Blott,
A Quantitative Analysis and Performance Study for Similarity-Search Methods in
High-Dimensional Spaces, VLDB 1998.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import faiss
import numpy as np
from numpy.typing import NDArray

_ZERO, _REACH = 128, 127
"""The byte that stands for 0, and how many steps there are to either side of it."""
_FLOAT_ERROR = 1e-5
"""More than single precision can add to a product of unit vectors."""

Blocks = Callable[[], Iterable[NDArray[np.float32]]]
"""Reads all vectors anew, some rows at a time."""


class CompactCopy:
    """Vectors rounded to bytes.

    FAISS compares bytes by their distance without a conversion only. With lengths that are
    nearly the same, the nearest are those of the largest products.
    """

    def __init__(self, blocks: Blocks, count: int, dimension: int) -> None:
        largest = max((float(np.abs(block).max()) for block in blocks()), default=0.0)
        self._step = largest / _REACH or 1.0
        self._count = count
        self._error = self._length = 0.0
        codes = np.empty((count, dimension), dtype=np.uint8)
        first = 0
        for block in blocks():
            self._encode(block, codes[first : first + len(block)])
            first += len(block)
        kind = faiss.ScalarQuantizer.QT_8bit_direct
        self._index = faiss.IndexScalarQuantizer(dimension, kind, faiss.METRIC_L2)
        self._index.add_sa_codes(codes)

    def nearest(
        self, vector: NDArray[np.float32], k: int, spans: Sequence[tuple[int, int]]
    ) -> tuple[NDArray[np.int64], float]:
        """`k` places within some spans, and what the product of no other there exceeds.

        The spans hold at least `k` places together.
        """
        steps = np.clip(np.rint(vector / self._step), -_REACH, _REACH)
        distances, places = self._index.search(
            steps[np.newaxis] + _ZERO, k, params=self._within(spans)
        )
        return places[0], self._bound(vector, steps * self._step, float(distances[0, -1]))

    def _encode(self, block: NDArray[np.float32], codes: NDArray[np.uint8]) -> None:
        """Write the bytes of some rows; note the longest of them and the largest error."""
        steps = np.rint(block / self._step)
        np.add(steps, _ZERO, out=codes, casting="unsafe")
        steps *= self._step
        self._length = max(self._length, _longest(steps))
        self._error = max(self._error, _longest(steps - block))

    def _bound(
        self, vector: NDArray[np.float32], rounded: NDArray[np.float32], distance: float
    ) -> float:
        """The largest product of a vector whose bytes are at least that distance away.

        With v = w + e for a stored vector and q = r + f for the one asked for, rounded to w
        and r, their product is w·r + w·f + e·q; and w·r = (|w|² + |r|² - |w - r|²) / 2.
        """
        between = self._length**2 + float(rounded @ rounded) - distance * self._step**2
        asked, moved = np.linalg.norm(vector), np.linalg.norm(vector - rounded)
        error = self._length * moved + (self._error + _FLOAT_ERROR) * asked
        return between / 2 + float(error)

    def _within(self, spans: Sequence[tuple[int, int]]) -> faiss.SearchParameters | None:
        """What keeps a search to these spans; None if they are all there is."""
        if list(spans) == [(0, self._count)]:
            return None
        chosen = np.zeros(self._count, dtype=bool)
        for first, last in spans:
            chosen[first:last] = True
        bits = np.packbits(chosen, bitorder="little")
        selector = faiss.IDSelectorBitmap(bits)  # type: ignore[arg-type, call-arg]
        return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]


def _longest(rows: NDArray[np.float32]) -> float:
    """The length of the longest row."""
    return float(np.einsum("ij,ij->i", rows, rows).max() ** 0.5)
