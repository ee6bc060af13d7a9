"""A message to the sentences that it claims to quote, and the words around them.

甲镇的报告指出：“……”（《……》，2024年1月16日） claims what stands between the quotation marks;
the rest ascribes it. Text without such marks is claimed as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.verify.tokens import Sort, tokens_of

LONGEST = 300
"""A longer sentence, in characters, is checked in parts."""
_QUOTED = 10
"""What stands between quotation marks is a quotation from so many letters on, not a name."""
_SAYS_SOMETHING = 2
"""A piece of fewer letters is no sentence."""

_OPENING, _CLOSING = "“「『", "”」』"
_BEFORE_QUOTED = re.compile(
    r"(?:^|[：:，,。！？；\n（(…]|指出|提出|提到|写道|写明|显示|强调|明确|表示|称|说|为|是|原文)\s*$"
)
_STOPS = re.compile(r"(?:[。！？!?；;\n]|…+|⋯+|\.{3,})+[”」』）)]*")
_TITLE = r"《[^《》]{2,60}》"
_CITATION = re.compile(rf"[（(][^（()）]{{0,60}}{_TITLE}[^（(]{{0,200}}[）)]\s*$|——?\s*{_TITLE}.*$")
_BREAK = re.compile(r"[，,：:、]")


@dataclass(frozen=True, slots=True)
class Claim:
    """The claimed sentences, without the marks at their ends, and the words around them."""

    sentences: tuple[str, ...]
    around: str = ""


def read_claim(text: str) -> Claim:
    """What a message claims to quote."""
    spans = list(_quotations(text))
    if not spans:
        cited = _CITATION.search(text)
        spans = [(0, cited.start() if cited else len(text))]
    around, done = "", 0
    for start, end in spans:
        around, done = around + text[done:start] + " ", end
    sentences = (one for start, end in spans for one in _sentences(text[start:end]))
    return Claim(tuple(sentences), (around + text[done:]).strip())


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """The outermost stretches in quotation marks that are said to be quoted."""
    begin, depth = 0, 0
    for at, character in enumerate(text):
        if character in _OPENING:
            begin, depth = (begin if depth else at + 1), depth + 1
        elif character in _CLOSING and depth:
            depth -= 1
            if not depth and _is_quotation(text, begin, at):
                yield begin, at


def _is_quotation(text: str, start: int, end: int) -> bool:
    return _letters(text[start:end]) >= _QUOTED and bool(_BEFORE_QUOTED.search(text[: start - 1]))


def _sentences(text: str) -> Iterator[str]:
    done = 0
    for stop in (*_STOPS.finditer(text), None):
        piece = text[done : stop.start() if stop else len(text)]
        yield from filter(None, map(core_of, _parts(piece)))
        done = stop.end() if stop else done


def _parts(piece: str) -> Iterator[str]:
    """A sentence, in parts that end at commas if it is too long."""
    while len(piece) > LONGEST:
        breaks = [match.end() for match in _BREAK.finditer(piece, 1, LONGEST)]
        at = breaks[-1] if breaks else LONGEST
        yield piece[:at]
        piece = piece[at:]
    yield piece


def core_of(piece: str) -> str:
    """The piece from its first letter to its last one; empty if it says nothing."""
    telling = [token for token in tokens_of(piece) if token.sort is not Sort.MARK]
    said = sum(token.end - token.start for token in telling)
    return piece[telling[0].start : telling[-1].end] if said >= _SAYS_SOMETHING else ""


def _letters(text: str) -> int:
    return sum(token.end - token.start for token in tokens_of(text) if token.sort is not Sort.MARK)
