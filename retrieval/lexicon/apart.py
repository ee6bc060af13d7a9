"""Terms said in two words with others between them: 城里人去年挣多少 is 城镇居民人均可支配收入.

The two are not part of one that is of another metric: 高速铁路里程 is no 高速公路里程.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from retrieval.lexicon import read_lines
from retrieval.lexicon.metrics import is_known, row_of

_ENDING = 2
"""So many characters may follow in a word: the 量 of 集装箱吞吐量."""
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
        if not spans or _names_another(text, spans[0][0], spans[1][1], written):
            continue
        if not any(a < d and c < b for a, b in spans for c, d in taken):
            taken += spans
            yield Apart(written, spans)


def _names_another(text: str, start: int, end: int, written: str) -> bool:
    """Whether both words are part of one, which the lexicon knows as another metric."""
    words = (text[start:stop] for stop in range(end, end + _ENDING + 1))
    return any(is_known(row_of(word)) and row_of(word) != row_of(written) for word in words)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (written, re.compile(f"({first}){_BETWEEN}({second})"))
        for written, first, second in read_lines("apart.txt")
    )
