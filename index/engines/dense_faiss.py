"""Exact nearest vectors with FAISS (https://github.com/facebookresearch/faiss).

A flat index compares the question with every vector: nothing is missed and nothing is
trained. Who searches many of them again and again gets a compact copy made in memory, which
finds the same in half the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import faiss
import numpy as np
from faiss import swig_ptr
from numpy.typing import NDArray

from index.engines.dense_compact import CompactCopy
from index.errors import LibraryDamagedError, LibraryError

# Two threads gain nothing on single questions and lose by far under load.
faiss.omp_set_num_threads(1)

_CHUNK = 4096
_BLOCK = 256  # vectors that fit into the processor's cache
_MANY = 8192
"""Fewer vectors are compared as fast without a copy."""
_PATIENCE = 4
"""How often all are compared before they are copied, which costs as much as a dozen times."""
_FETCHED = 4
"""How many candidates a copy gives for each hit; few searches need more."""


class FaissEngine:
    """A `DenseEngine` over a flat inner product index, whose ids ascend."""

    def __init__(self, index: Any) -> None:  # an IndexIDMap, which read_index gives as an Index
        self._index = index
        self._flat: Any = faiss.downcast_index(index.index)
        self._ids: NDArray[np.int64] = faiss.vector_to_array(index.id_map)
        self._copy: CompactCopy | None = None
        self._copying, self._compared = Lock(), 0

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

    def prepare(self) -> None:
        """Make the compact copy now rather than at the first searches that it pays for."""
        if self.count >= _MANY:
            self._make_copy()

    def search(
        self, vector: NDArray[np.float32], k: int, allowed: Sequence[range] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` best ids with their inner products, best first, ties by id."""
        spans = self._spans(allowed)
        hits = self._search_copy(vector, k, spans)
        if hits is None:
            hits = [hit for span in spans for hit in self._search_span(vector, k, *span)]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:k]

    def products(self, vector: NDArray[np.float32], ids: Iterable[int]) -> dict[int, float]:
        """The inner products of a vector with those of these ids; what is unknown is left out.

        The same to the last bit as `search` gives.
        """
        wanted = np.fromiter(ids, dtype=np.int64)
        first, after = (np.searchsorted(self._ids, wanted, side) for side in ("left", "right"))
        places = first[first < after]
        products = self._products_at(vector, places)
        return dict(zip(self._ids[places].tolist(), products.tolist(), strict=True))

    def vectors(
        self, within: Sequence[range] | None = None
    ) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        """The ids, or those within some ranges, and their vectors, a few thousand at a time."""
        for first, last in self._spans(within):
            for at in range(first, last, _CHUNK):
                end = min(at + _CHUNK, last)
                yield self._ids[at:end], self._flat.reconstruct_n(at, end - at)

    def _search_copy(
        self, vector: NDArray[np.float32], k: int, spans: Sequence[tuple[int, int]]
    ) -> list[tuple[int, float]] | None:
        """Vectors, the `k` best among them; None if a copy is not worth it or might miss one."""
        size = sum(last - first for first, last in spans)
        if size < max(_MANY, _FETCHED * k) or not (copy := self._copy_for(size)):
            return None
        places, others = copy.nearest(vector, _FETCHED * k, spans)
        products = self._products_at(vector, places)
        if np.partition(products, -k)[-k] <= others:
            return None
        return list(zip(self._ids[places].tolist(), products.tolist(), strict=True))

    def _copy_for(self, size: int) -> CompactCopy | None:
        """The copy, made once enough was compared without it; None until then."""
        self._compared += size
        if self._copy is None and self._compared > _PATIENCE * self.count:
            self._make_copy()
        return self._copy

    def _make_copy(self) -> None:
        with self._copying:
            self._copy = self._copy or CompactCopy(self._blocks, self.count, self.dimension)

    def _blocks(self) -> Iterator[NDArray[np.float32]]:
        for at in range(0, self.count, _BLOCK):
            yield self._flat.reconstruct_n(at, min(_BLOCK, self.count - at))

    def _products_at(
        self, vector: NDArray[np.float32], places: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """The inner products with the vectors at some places below the map of ids."""
        asked = np.ascontiguousarray(vector, dtype=np.float32)
        products = np.empty(len(places), dtype=np.float32)
        if len(places):
            self._flat.compute_distance_subset(
                1, swig_ptr(asked), len(places), swig_ptr(products), swig_ptr(places)
            )
        return products

    def _search_span(
        self, vector: NDArray[np.float32], k: int, first: int, last: int
    ) -> Iterator[tuple[int, float]]:
        """The best of the vectors `first:last`, by their place below the map of ids.

        FAISS compares a range with no other vectors; any other selection it walks through whole.
        Of vectors equally near it keeps any, so it is asked for more until the last is further.
        """
        within = faiss.SearchParameters(sel=faiss.IDSelectorRange(first, last))  # type: ignore[call-arg]
        asked = k
        while True:
            asked = min(2 * asked, last - first)
            [scores], [places] = self._flat.search(vector[np.newaxis], asked, params=within)
            if asked == last - first or scores[-1] < scores[k - 1]:
                return zip(self._ids[places].tolist(), scores.tolist(), strict=True)

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
