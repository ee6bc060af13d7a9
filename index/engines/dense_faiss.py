"""Exact nearest vectors with FAISS (https://github.com/facebookresearch/faiss).

A flat index compares the question with every vector: nothing is missed, nothing is
trained, and 50,000 vectors take a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from faiss import swig_ptr
from numpy.typing import NDArray

from index.errors import LibraryDamagedError, LibraryError

# Two threads gain nothing on single questions and lose by far under load.
faiss.omp_set_num_threads(1)

_CHUNK = 4096


class FaissEngine:
    """A `DenseEngine` over a flat inner product index, whose ids ascend."""

    def __init__(self, index: Any) -> None:  # an IndexIDMap, which read_index gives as an Index
        self._index = index
        self._flat: Any = faiss.downcast_index(index.index)
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
        spans = self._spans(allowed)
        hits = (hit for first, last in spans for hit in self._search_span(vector, k, first, last))
        return nsmallest(k, hits, key=lambda hit: (-hit[1], hit[0]))

    def products(
        self, vector: NDArray[np.float32], within: Sequence[range]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The ids within some ranges, ascending, and the inner products of a vector with theirs.

        The same to the last bit as `search` gives, without its cost for every range.
        """
        spans = self._spans(within)
        places = np.concatenate([np.arange(0), *(np.arange(*span) for span in spans)])
        asked = np.ascontiguousarray(vector, dtype=np.float32)
        products = np.empty(len(places), dtype=np.float32)
        if len(places):
            self._flat.compute_distance_subset(
                1, swig_ptr(asked), len(places), swig_ptr(products), swig_ptr(places)
            )
        return self._ids[places], products

    def vectors(
        self, within: Sequence[range] | None = None
    ) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        """The ids, or those within some ranges, and their vectors, a few thousand at a time."""
        for first, last in self._spans(within):
            for at in range(first, last, _CHUNK):
                end = min(at + _CHUNK, last)
                yield self._ids[at:end], self._flat.reconstruct_n(at, end - at)

    def _search_span(
        self, vector: NDArray[np.float32], k: int, first: int, last: int
    ) -> Iterator[tuple[int, float]]:
        """The best of the vectors `first:last`, by their place below the map of ids.

        FAISS compares a range with no other vectors; any other selection it walks through whole.
        """
        within = faiss.SearchParameters(sel=faiss.IDSelectorRange(first, last))  # type: ignore[call-arg]
        scores, places = self._flat.search(vector[np.newaxis], min(k, last - first), params=within)
        return zip(self._ids[places[0]].tolist(), scores[0].tolist(), strict=True)

    def _spans(self, ranges: Sequence[range] | None) -> list[tuple[int, int]]:
        """Where the vectors of these ids, or all, lie, each once: spans that meet are joined."""
        if ranges is None:
            return [(0, self.count)] if self.count else []
        edges = np.array([(ids.start, ids.stop) for ids in ranges], dtype=np.int64).reshape(-1, 2)
        spans: list[tuple[int, int]] = []
        for first, last in sorted(map(tuple, np.searchsorted(self._ids, edges).tolist())):
            if spans and first <= spans[-1][1]:
                spans[-1] = spans[-1][0], max(last, spans[-1][1])
            elif first < last:
                spans.append((first, last))
        return spans


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
