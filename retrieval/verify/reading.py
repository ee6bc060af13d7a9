"""How a claimed sentence may be read: as a whole, behind its lead, or in parts.

Of a sentence that does not stand in the library some stretches may: the longest of them is
looked for in what the nearest wordings have in common with it, as the run of units with the
greatest sum where one that differs costs as much as so many that agree (Bentley,
Programming pearls, 1984, on the maximum subarray), then in what is left on either side.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.library import Library
from retrieval.places import Places
from retrieval.verify.check import Match, compared_with, is_near, matches_of
from retrieval.verify.claim import core_of
from retrieval.verify.lead import Lead, lead_of, tells_of_time_or_place
from retrieval.verify.tokens import tokens_of

_DIFFERS = -3.5
"""What a unit that differs takes from a run in which each character that agrees counts 1: a
run may then differ in as much as an altered sentence."""
_LEAST = 8
"""A stretch of fewer characters says too little to be looked for by itself."""
_ENOUGH = 0.4
"""Where less of a sentence is found, it is but a phrase that many use."""
_BROKEN_OFF = 16
"""A stretch of fewer characters must be of whole clauses, or it is but words."""
_ALL_BUT = 4
"""A clause is cut off, or taken in whole, for so many characters."""
_BREAK = re.compile(r"[，,：:；;、]")
_CLAUSE_BEGINS, _REACH = re.compile(r"[，,。！？；;：:、\n]"), 40


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a claimed sentence, and the reports that say it, or something near."""

    claim: str
    matches: Sequence[Match]
    lead: Lead | None = None


def read(sentence: str, library: Library, places: Places, preferred: Collection[str]) -> list[Part]:
    """The parts of a sentence, one if it is read as a whole.

    `preferred` are the reports that the claim is ascribed to.
    """
    compared = compared_with(sentence, library, preferred)
    near = [match for match in compared if is_near(match.likeness)]
    if near and near[0].likeness.is_same:
        return [Part(sentence, near)]
    lead = lead_of(sentence, library, places)
    if lead:
        own = lead.attribution.preferred or preferred
        behind = [
            match
            for match in matches_of(lead.rest, library, own)
            if not tells_of_time_or_place(before(match, library), library, places)
        ]
        if behind and not (near and near[0].likeness.said > behind[0].likeness.said):
            return [Part(lead.rest, behind, lead)]
    if near and not _adds_at_an_end(near[0]):
        return [Part(sentence, near)]
    parts = list(_parts(sentence, compared, library, preferred))
    found = sum(len(part.claim) for part in parts if part.matches)
    return parts if found >= _ENOUGH * len(sentence) else [Part(sentence, near)]


def _adds_at_an_end(match: Match) -> bool:
    """Whether the sentence goes on, before or behind, with what the report has not there."""
    pieces = match.likeness.pieces
    ends = (piece.claimed for piece in (pieces[0], pieces[-1]) if not piece.written)
    return any(len(core_of(claimed)) >= _LEAST for claimed in ends)


def before(match: Match, library: Library) -> str:
    """What stands before the wording found, in its clause."""
    start = match.window.start + match.likeness.start
    text = library.text(match.window.report)[max(0, start - _REACH) : start]
    return _CLAUSE_BEGINS.split(text)[-1]


def _parts(
    sentence: str, compared: Sequence[Match], library: Library, preferred: Collection[str]
) -> Iterator[Part]:
    """The stretches of a sentence in their order, those that are found and those that are not."""
    span = max((_agreeing(sentence, match) for match in compared), key=_length, default=(0, 0))
    claim = core_of(sentence[slice(*span)])
    matches = matches_of(claim, library, preferred) if len(claim) >= _LEAST else []
    if not matches:
        yield Part(sentence, ())
        return
    for rest in (sentence[: span[0]], claim, sentence[span[1] :]):
        if rest is claim:
            yield Part(claim, matches)
        elif len(core_of(rest)) >= _LEAST:
            left = core_of(rest)
            yield from _parts(left, compared_with(left, library, preferred), library, preferred)
        elif core_of(rest):
            yield Part(core_of(rest), ())


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]


def _agreeing(sentence: str, match: Match) -> tuple[int, int]:
    """The run of the sentence that agrees best with a match, cut at clauses where it nearly is."""
    best, total, start, done = (0.0, 0, 0), 0.0, 0, 0
    for piece in match.likeness.pieces:
        for token in tokens_of(piece.claimed):
            if total <= 0:
                total, start = 0.0, done + token.start
            total += token.end - token.start if piece.same else _DIFFERS
            best = max(best, (total, start, done + token.end), key=lambda one: one[0])
        done += len(piece.claimed)
    return _at_clauses(sentence, *best[1:])


def _at_clauses(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The span with its clauses whole where nearly all of them is in it, else without them.

    It is empty if it is too short to be broken off within a clause.
    """
    edges = [0, *(found.end() for found in _BREAK.finditer(sentence)), len(sentence)]
    close = [[edge for edge in edges if abs(edge - at) <= _ALL_BUT] for at in (start, end)]
    first, last = min(close[0], default=start), max(close[1], default=end)
    if not all(close) and last - first < _BROKEN_OFF:
        return first, first
    return first, max(first, last)
