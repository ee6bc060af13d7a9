"""Exact nearest vectors with FAISS (https://github.com/facebookresearch/faiss).

A flat index compares the question with every vector: nothing is missed, nothing is
trained, and 50,000 vectors take a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import LibraryDamagedError, LibraryError

# Two threads gain nothing on single questions and lose by far under load.
faiss.omp_set_num_threads(1)

_CHUNK = 4096


class FaissEngine:
    """A `DenseEngine` over a flat inner product index, whose ids ascend."""

    def __init__(self, index: Any) -> None:  # an IndexIDMap, which read_index gives as an Index
        self._index = index
        self._ids: NDArray[np.int64] = faiss.vector_to_array(index.id_map)

    @classmethod
    def open(cls, path: Path) -> FaissEngine:
        """The engine saved at `path`, mapped into memory.

        Raises:
            LibraryDamagedError: there is no such file, or no index in it.
        """
        try:
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
        except RuntimeError as error:
            raise LibraryDamagedError(path, str(error)) from error

    @property
    def count(self) -> int:
        """How many vectors it holds."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        return int(self._index.d)

    def search(
        self, vector: NDArray[np.float32], k: int, allowed: Sequence[range] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` best ids with their inner products, best first, ties by id."""
        chosen = None if allowed is None else self._chosen(allowed)
        if not self.count or (chosen is not None and not chosen.any()):
            return []
        # The flat index below the map: its own numbering fits a bitmap of what is allowed.
        scores, places = self._index.index.search(
            vector[np.newaxis], min(k, self.count), params=_parameters(chosen)
        )
        hits = [
            (int(self._ids[place]), float(score))
            for place, score in zip(places[0], scores[0], strict=True)
            if place >= 0
        ]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def vectors(
        self, within: Sequence[range] | None = None
    ) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        """The ids, or those within some ranges, and their vectors, a few thousand at a time."""
        chosen = np.ones(self.count, dtype=bool) if within is None else self._chosen(within)
        for first in range(0, self.count, _CHUNK):
            wanted = chosen[first : first + _CHUNK]
            vectors = self._index.index.reconstruct_n(first, len(wanted))
            yield self._ids[first : first + _CHUNK][wanted], vectors[wanted]

    def _chosen(self, allowed: Sequence[range]) -> NDArray[np.bool_]:
        """Which vectors have an id within one of the ranges."""
        chosen = np.zeros(self.count, dtype=bool)
        edges = np.array([(ids.start, ids.stop) for ids in allowed], dtype=np.int64).reshape(-1, 2)
        for first, last in np.searchsorted(self._ids, edges):
            chosen[first:last] = True
        return chosen


class FaissWriter:
    """Collects vectors for one file that a `FaissEngine` reads."""

    def __init__(self, dimension: int) -> None:
        self._index = faiss.IndexIDMap(faiss.IndexFlatIP(dimension))

    @property
    def count(self) -> int:
        """How many vectors it holds."""
        return int(self._index.ntotal)

    def add(self, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Add vectors, shape (len(ids), dimension); ids ascend from call to call."""
        if len(ids):
            self._index.add_with_ids(vectors, ids)

    def remove(self, ids: range) -> None:
        """Remove every vector whose id lies in `ids`."""
        self._index.remove_ids(faiss.IDSelectorRange(ids.start, ids.stop))

    def save(self, path: Path) -> None:
        """Write everything to the file `path`; raises `LibraryError` if that fails."""
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise LibraryError(path, str(error)) from error


def _parameters(chosen: NDArray[np.bool_] | None) -> faiss.SearchParameters | None:
    if chosen is None:
        return None
    bits = np.packbits(chosen, bitorder="little")
    return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))  # type: ignore[call-arg, arg-type]
