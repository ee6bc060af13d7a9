"""One sentence against the library: every report that says it, or that says the nearest."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from index.library import Library
from retrieval.verify.candidates import Window, windows_of
from retrieval.verify.compare import Likeness, Rarity, compare
from retrieval.verify.model import Piece
from retrieval.verify.tokens import folded, origins_of

NEAR = 0.78
"""How much of an altered sentence must stand in a report for it to be the source. Sentences
of other reports of one kind reach 0.75 by what is commonplace in them; one changed character
in ten leaves 0.87 (benchmarks/verify.py prints both)."""
_ALIGNED = 8
"""How many of the likeliest windows are looked at closely."""


@dataclass(frozen=True, slots=True)
class Match:
    """A window with what it says of the sentence."""

    window: Window
    likeness: Likeness


def matches_of(sentence: str, library: Library, preferred: Collection[str] = ()) -> list[Match]:
    """The matches of one sentence, a report each: all that say it word for word, else the near.

    Near ones come best first. `preferred` are the reports that the claim is ascribed to.
    """
    return [one for one in compared_with(sentence, library, preferred) if is_near(one.likeness)]


def compared_with(sentence: str, library: Library, preferred: Collection[str] = ()) -> list[Match]:
    """The same, where no report says it word for word, with what is not near."""
    windows = list(windows_of(sentence, library, preferred))
    plain = folded(sentence)
    same = _best_each(_verbatim(sentence, plain, windows))
    if same:
        return same
    rarity = rarity_in(library)
    likely = _likeliest(plain, windows, preferred)
    compared = ((window, compare(sentence, window.text, rarity)) for window in likely)
    return _best_each(Match(window, found) for window, found in compared if found)


def worth(likeness: Likeness) -> float:
    """How much is said, numbers included."""
    return likeness.said + (0.2 * likeness.kept / likeness.numbers if likeness.numbers else 0.0)


def _best_each(matches: Iterable[Match]) -> list[Match]:
    """The best match of each report, best first; of equals the first in the library."""
    best: dict[str, Match] = {}
    for match in sorted(matches, key=lambda one: (-worth(one.likeness), one.window.passage)):
        best.setdefault(match.window.report, match)
    return list(best.values())


def _verbatim(sentence: str, plain: str, windows: Iterable[Window]) -> Iterator[Match]:
    for window in windows:
        within = folded(window.text)
        at = _place_in(within, plain)
        if at is not None:
            origins = origins_of(window.text)
            start, end = origins[at], origins[at + len(plain) - 1] + 1
            piece = Piece(sentence, window.text[start:end], same=True)
            yield Match(window, Likeness(start, end, (piece,), 1.0, 0, 0))


def rarity_in(library: Library) -> Rarity:
    """How rare a pair of characters is among the passages of a library."""
    lexical = library.lexical

    @cache
    def rarity(pair: str) -> float:
        held = lexical.doc_freq("bigrams", pair)
        return math.log(1 + (lexical.count - held + 0.5) / (held + 0.5))

    return rarity


def _place_in(text: str, sentence: str) -> int | None:
    """Where a text holds a sentence, no number being cut short at its ends."""
    at = text.find(sentence)
    while at >= 0:
        before, behind = text[:at][-2:], text[at + len(sentence) :][:2]
        if not (_goes_on(before[::-1], sentence[:1]) or _goes_on(behind, sentence[-1:])):
            return at
        at = text.find(sentence, at + 1)
    return None


def _goes_on(outside: str, edge: str) -> bool:
    """Whether a number at the edge goes on outside, perhaps behind a decimal point."""
    digits = outside[:1].isdecimal() or (outside[:1] in ".," and outside[1:2].isdecimal())
    return edge.isdecimal() and digits


def _likeliest(sentence: str, windows: list[Window], preferred: Collection[str]) -> list[Window]:
    """The windows that share most pairs with a folded sentence, those preferred in any case."""
    pairs = _pairs(sentence)
    shared = {id(one): len(pairs & _pairs(folded(one.text))) for one in windows}
    windows = sorted(windows, key=lambda one: -shared[id(one)])
    own = [one for one in windows if one.report in preferred]
    return list({id(one): one for one in (*windows[:_ALIGNED], *own[:_ALIGNED])}.values())


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def is_near(likeness: Likeness) -> bool:
    """Whether it is the same sentence, altered; with all of several numbers other, it is not."""
    kept = likeness.kept > 0 or likeness.numbers < 2
    return kept and (likeness.said >= NEAR or likeness.only_omits)
