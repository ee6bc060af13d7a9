"""Which of the wordings that a question looks for stand in a text, and where.

A passage is searched once. What any clause or sentence of it says is then a matter of
offsets, and is told as a set of bits, one for each wording.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from index.sounds import alike
from retrieval.wording import Text, positions, says

Said = int
"""What a stretch of text says: the bits of the signs that stand in it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A text with the places of signs in it: (start, end, bit), in order.

    All offsets are those of the report; the text begins at `start`.
    """

    text: Text
    start: int
    places: Sequence[tuple[int, int, Said]]

    def within(self, start: int, end: int) -> Said:
        """The signs that stand wholly between two offsets."""
        said = 0
        for at in range(bisect_left(self.places, (start,)), len(self.places)):
            first, last, bit = self.places[at]
            if first >= end:
                break
            if last <= end:
                said |= bit
        return said

    def by_span(self, ends: Sequence[int]) -> list[Said]:
        """The signs that stand wholly in each of several spans that tile the text."""
        said = [0] * len(ends)
        for first, last, bit in self.places:
            at = bisect_right(ends, first)
            if last <= ends[at]:
                said[at] |= bit
        return said

    def plain(self, start: int, end: int) -> str:
        """What stands between two offsets, as it is matched."""
        return "".join(self.text.folded[start - self.start : end - self.start].split())


class Signs:
    """The wordings that a question looks for, by their spelling or by their sound."""

    def __init__(self) -> None:
        self._spelt, self._heard = _Wordings(), _Wordings()
        self._bits = (1 << number for number in count())

    def spelt(self, wording: str) -> Said:
        """The bit of a wording."""
        return self._spelt.bit_of(wording, self._bits)

    def heard(self, wording: str) -> Said:
        """The bit of whatever sounds like a wording."""
        return self._heard.bit_of(alike(wording), self._bits)

    def keep(self, needed: Said) -> None:
        """Look for no others any more."""
        self._spelt.keep(needed)
        self._heard.keep(needed)

    def said_in(self, text: Text) -> Said:
        """The signs that stand in a text."""
        said = self._spelt.said_in(text.plain)
        return said | self._heard.said_in(text.heard) if self._heard else said

    def find(self, text: Text, said: Said, start: int = 0) -> Seen:
        """Where signs among those `said` stand in a text that begins at an offset of its report."""
        found = list(self._spelt.find(text.plain, said))
        if self._heard:
            found += self._heard.find(text.heard, said)
        places = [
            (start + text.written(first), start + text.written(last) + 1, bit)
            for first, last, bit in found
        ]
        return Seen(text, start, sorted(places))


class _Wordings(dict[str, Said]):
    """Wordings with their bits, to be looked for in texts."""

    def bit_of(self, wording: str, unused: Iterator[Said]) -> Said:
        """The bit of a wording, an unused one if it is new."""
        return self.get(wording) or self.setdefault(wording, next(unused))

    def keep(self, needed: Said) -> None:
        """Forget all others."""
        for wording in [wording for wording, bit in self.items() if not bit & needed]:
            del self[wording]

    def said_in(self, plain: str) -> Said:
        """The bits of those that a text holds."""
        return sum([b for word, b in self.items() if word in plain and says(plain, word)])

    def find(self, plain: str, said: Said) -> Iterator[tuple[int, int, Said]]:
        """Where those of some bits stand in a text: their first and last character."""
        for wording, bit in self.items():
            if bit & said:
                for at in positions(plain, wording):
                    yield at, at + len(wording) - 1, bit
