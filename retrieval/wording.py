"""Wordings as they are looked for in reports: folded, without white space, numbers whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from index.script import folded
from index.sounds import alike

_STRETCH = re.compile(r"[\u3400-\u9fff]+|[0-9a-z][0-9a-z.+%-]*")
_BLANK = re.compile(r"\s")


def grams_of(text: str) -> tuple[str, ...]:
    """The units in which a wording is looked for: Han bigrams, numbers and Latin words whole."""
    return tuple(gram for match in _STRETCH.finditer(text) for gram in _bigrams(match[0]))


def is_bigram(gram: str) -> bool:
    """Whether a unit is a pair of Han characters."""
    return len(gram) == 2 and gram[0] >= "\u3400"


def positions(plain: str, wording: str) -> Iterator[int]:
    """Where a text holds a wording; a number or a Latin word only where it is whole."""
    may_be_cut = wording[:1].isascii() or wording[-1:].isascii()
    at = plain.find(wording)
    while at >= 0:
        if not (may_be_cut and _is_cut(plain, at, at + len(wording))):
            yield at
        at = plain.find(wording, at + 1)


def says(plain: str, wording: str) -> bool:
    """Whether a text holds a wording; a number or a Latin word only if it is whole there."""
    if wording[:1].isascii() or wording[-1:].isascii():
        return any(True for _ in positions(plain, wording))
    return wording in plain


class Text:
    """A stretch of a report in the form in which it is matched.

    `folded` is as long as what was written, `plain` is `folded` without white space.
    """

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.plain = "".join(folded.split())

    @classmethod
    def of(cls, written: str) -> Text:
        """The text of what was written."""
        return cls(folded(written))

    @cached_property
    def heard(self) -> str:
        """What `plain` sounds like, character by character."""
        return alike(self.plain)

    def written(self, at: int) -> int:
        """The offset, in what was written, of a character of `plain`."""
        return at + bisect_right(self._blanks, at) if self._blanks else at

    @cached_property
    def _blanks(self) -> tuple[int, ...]:
        """For each white space how many other characters stand before it."""
        if len(self.plain) == len(self.folded):
            return ()
        return tuple(match.start() - at for at, match in enumerate(_BLANK.finditer(self.folded)))


def _bigrams(stretch: str) -> tuple[str, ...]:
    if stretch[0] < "\u3400" or len(stretch) == 1:
        return (stretch,)
    return tuple(stretch[i : i + 2] for i in range(len(stretch) - 1))


def _is_cut(plain: str, start: int, end: int) -> bool:
    """Whether a number or a Latin word goes on beyond either end of a span."""
    before, behind = plain[max(0, start - 1) : start], plain[end : end + 1]
    return _run_on(before, plain[start : start + 1]) or _run_on(plain[end - 1 : end], behind)


def _run_on(left: str, right: str) -> bool:
    return (left + right).isascii() and left.isalnum() and right.isalnum()
