"""Which of the wordings that a question looks for stand in a text, and where.

A passage is searched once. What any clause or sentence of it says is then a matter of
offsets, and is told as a set of bits, one for each wording.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from operator import itemgetter

from index.sounds import alike
from retrieval.wording import Text, positions, says

Said = int
"""What a stretch of text says: the bits of the signs that stand in it."""

_START = itemgetter(0)


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
        for first, last, bit in self.places[bisect_left(self.places, start, key=_START) :]:
            if first >= end:
                break
            if last <= end:
                said |= bit
        return said

    def plain(self, start: int, end: int) -> str:
        """What stands between two offsets, as it is matched."""
        return "".join(self.text.folded[start - self.start : end - self.start].split())


class Signs:
    """The wordings that a question looks for, by their spelling or by their sound."""

    def __init__(self) -> None:
        self._spelt: dict[str, Said] = {}
        self._heard: dict[str, Said] = {}
        self._bits = (1 << number for number in count())

    def spelt(self, wording: str) -> Said:
        """The bit of a wording."""
        return self._spelt.get(wording) or self._spelt.setdefault(wording, next(self._bits))

    def heard(self, wording: str) -> Said:
        """The bit of whatever sounds like a wording."""
        sound = alike(wording)
        return self._heard.get(sound) or self._heard.setdefault(sound, next(self._bits))

    def keep(self, needed: Said) -> None:
        """Look for no others any more."""
        self._spelt = {sign: bit for sign, bit in self._spelt.items() if bit & needed}
        self._heard = {sign: bit for sign, bit in self._heard.items() if bit & needed}

    def said_in(self, text: Text) -> Said:
        """The signs that stand in a text."""
        said = _said(text.plain, self._spelt)
        return said | _said(text.heard, self._heard) if self._heard else said

    def find(self, text: Text, start: int = 0) -> Seen:
        """Where the signs stand in a text that begins at an offset of its report."""
        held = [(sign, bit, text.plain) for sign, bit in self._spelt.items() if sign in text.plain]
        if self._heard:
            heard = text.heard
            held += [(sign, bit, heard) for sign, bit in self._heard.items() if sign in heard]
        places = [
            (start + text.written(at), start + text.written(at + len(sign) - 1) + 1, bit)
            for sign, bit, plain in held
            for at in positions(plain, sign)
        ]
        return Seen(text, start, sorted(places))


def _said(plain: str, signs: Mapping[str, Said]) -> Said:
    return sum([bit for sign, bit in signs.items() if sign in plain and says(plain, sign)])
