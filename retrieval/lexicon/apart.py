"""Terms said in two words with others between them: 城里人去年挣多少 is 城镇居民人均可支配收入."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from retrieval.lexicon import read_lines

_BETWEEN = r"[^，,。？?；;]{0,8}?"
"""Both words stand in one clause, near each other."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A term with the spans of the two words that name it."""

    written: str
    spans: tuple[tuple[int, int], tuple[int, int]]


def find_apart(text: str) -> Iterator[Apart]:
    """The terms that a normalised text names in two words; none takes part in two of them."""
    taken: list[tuple[int, int]] = []
    for written, pattern in _patterns():
        match = pattern.search(text)
        spans = (match.span(1), match.span(2)) if match else ()
        if spans and not any(a < d and c < b for a, b in spans for c, d in taken):
            taken += spans
            yield Apart(written, spans)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (written, re.compile(f"({first}){_BETWEEN}({second})"))
        for written, first, second in read_lines("apart.txt")
    )
