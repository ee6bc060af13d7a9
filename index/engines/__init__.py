"""The seam: dense and lexical search over ids. Engines are imported only when asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

WORDS, BIGRAMS, SOUNDS = "words", "bigrams", "sounds"
HEADING_WORDS, HEADING_BIGRAMS = "heading_words", "heading_bigrams"

FIELDS = (WORDS, BIGRAMS, SOUNDS, HEADING_WORDS, HEADING_BIGRAMS)
"""The lexical fields: terms of the passage, and of the headings above it."""

Term = tuple[str, str]
"""A field and a term of it."""


class DenseEngine(Protocol):
    """Nearest vectors by inner product, for searching."""

    @property
    def count(self) -> int:
        """How many vectors it holds."""
        ...

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        ...

    def prepare(self) -> None:
        """Do now what makes many searches faster; what they find is the same without."""
        ...

    def search(
        self, vector: NDArray[np.float32], k: int, allowed: Sequence[range] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` best ids with their inner products, best first, ties by id.

        `allowed` restricts the search to ids within these ranges.
        """
        ...

    def products(self, vector: NDArray[np.float32], ids: Iterable[int]) -> dict[int, float]:
        """The inner products of a vector with those of these ids; what is unknown is left out."""
        ...


class LexicalEngine(Protocol):
    """BM25 over weighted terms of several fields."""

    @property
    def count(self) -> int:
        """How many passages it holds."""
        ...

    def add(self, passage_id: int, report: str, fields: Mapping[str, Iterable[str]]) -> None:
        """Add a passage of a report with the terms of its fields."""
        ...

    def remove_report(self, report: str) -> None:
        """Remove all passages of a report."""
        ...

    def commit(self) -> None:
        """Write down what was added and removed; only then it is found."""
        ...

    def close(self) -> None:
        """Drop what was not committed, and let go of the files."""
        ...

    def search(
        self, weighted: Mapping[Term, float], k: int, reports: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` best passages, best first, ties by id.

        A passage scores the sum of weight × BM25 over the terms, each field with
        its own document frequencies and lengths. `reports` restricts the search.
        """
        ...

    def doc_freq(self, field: str, term: str) -> int:
        """In how many passages the field has the term."""
        ...
