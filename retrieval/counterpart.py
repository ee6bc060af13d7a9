"""Where another version of a report says what a quote says.

A passage is taken for the same if it holds most of the quote's pairs of characters, and
the clauses in focus are those most like the old ones, by Dice's coefficient over the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.catalog import StoredPassage

ALIKE = 0.6
"""The share of a quote's pairs of characters that the passage which says the same holds."""

WIDEST = 3
"""How many clauses stand together in focus, at most."""

Pairs = frozenset[tuple[str, str]]


def counterpart(quote: str, passages: Sequence[StoredPassage]) -> StoredPassage | None:
    """The passage that says most of `quote`, None where none says enough of it."""
    wanted = _pairs(quote)
    if not wanted or not passages:
        return None
    held, _, best = max(
        (_share(wanted, passage.text), -len(passage.text), number)
        for number, passage in enumerate(passages)
    )
    return passages[best] if held >= ALIKE else None


def clauses_like(focus: str, passage: StoredPassage) -> tuple[int, int]:
    """The span of the clauses of a passage most like `focus`, in characters of the report."""
    wanted = _pairs(focus)
    count = len(passage.clauses)
    spans = [
        (passage.clauses[first].start, passage.clauses[last].end)
        for first in range(count)
        for last in range(first, min(first + WIDEST, count))
    ]
    at = passage.start
    return max(spans, key=lambda span: _dice(wanted, passage.text[span[0] - at : span[1] - at]))


def _share(wanted: Pairs, text: str) -> float:
    return len(wanted & _pairs(text)) / len(wanted)


def _dice(wanted: Pairs, text: str) -> float:
    found = _pairs(text)
    return 2 * len(wanted & found) / max(len(wanted) + len(found), 1)


def _pairs(text: str) -> Pairs:
    return frozenset(pairwise("".join(text.split())))
