"""Exact nearest vectors with FAISS (https://github.com/facebookresearch/faiss).

A flat index compares the question with every vector: nothing is missed, nothing is
trained, and 50,000 vectors take a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import LibraryDamagedError, LibraryError

# Two threads gain nothing on single questions and lose by far under load.
faiss.omp_set_num_threads(1)


class FaissEngine:
    """A `DenseEngine` over a flat inner product index."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def create(cls, dimension: int) -> FaissEngine:
        """An empty engine for vectors of `dimension` components."""
        return cls(faiss.IndexIDMap(faiss.IndexFlatIP(dimension)))

    @classmethod
    def open(cls, path: Path, *, writable: bool = False) -> FaissEngine:
        """The engine saved at `path`, mapped into memory unless it is to be changed.

        Raises:
            LibraryDamagedError: there is no such file, or no index in it.
        """
        try:
            return cls(faiss.read_index(str(path), 0 if writable else faiss.IO_FLAG_MMAP_IFC))
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

    def add(self, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Add vectors, shape (len(ids), dimension), under ids not yet in use."""
        self._index.add_with_ids(vectors, ids)

    def remove(self, ids: range) -> None:
        """Remove every vector whose id lies in `ids`."""
        self._index.remove_ids(faiss.IDSelectorRange(ids.start, ids.stop))

    def search(
        self, vector: NDArray[np.float32], k: int, allowed: Sequence[range] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` best ids with their inner products, best first, ties by id."""
        if not self.count or (allowed is not None and not allowed):
            return []
        scores, ids = self._index.search(
            vector[np.newaxis], min(k, self.count), params=_parameters(allowed)
        )
        found = [
            (int(id_), float(score))
            for id_, score in zip(ids[0], scores[0], strict=True)
            if id_ >= 0
        ]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def save(self, path: Path) -> None:
        """Write everything to the file `path`; raises `LibraryError` if that fails."""
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise LibraryError(path, str(error)) from error


def _parameters(allowed: Sequence[range] | None) -> faiss.SearchParameters | None:
    if allowed is None:
        return None
    selector: faiss.IDSelector = faiss.IDSelectorRange(allowed[0].start, allowed[0].stop)
    for ids in allowed[1:]:
        selector = faiss.IDSelectorOr(selector, faiss.IDSelectorRange(ids.start, ids.stop))
    return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
