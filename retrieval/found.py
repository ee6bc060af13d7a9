"""A quote found again by its mark, whatever became of its report since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from index.catalog import StoredPassage
from index.library import Library
from index.report import Status
from retrieval.counterpart import clauses_like, counterpart
from retrieval.fingerprint import occurrences
from retrieval.mark import Mark
from retrieval.model import MAX_FOCUS, Found, Locator, Quote, Standing
from retrieval.quote import around_focus, locate


def find(mark: Mark, library: Library) -> Found:
    """The quote that a mark names."""
    key = mark.report
    if library.holds(key):
        now = _verbatim(mark, library, [key])
        return Found(Standing.CURRENT if now else Standing.REMOVED, now=now)
    then, successor = _former(mark, library), library.successor(key)
    if successor is None:
        others = [report.key for report in library.reports]
        return Found(Standing.REMOVED, then, _verbatim(mark, library, others))
    now = _verbatim(mark, library, [successor.key])
    if now is None and then is not None:
        now = _alike(then, library, successor.key)
    return Found(Standing.REPLACED, then, now)


def _verbatim(mark: Mark, library: Library, keys: Iterable[str]) -> Quote | None:
    """The very wording in the first of these reports that has it."""
    for key in keys:
        start = _place(mark, library.text(key))
        if start is not None:
            focus = start + mark.focus[0], start + mark.focus[1]
            return _quote(library, key, (start, start + mark.length), focus)
    return None


def _alike(then: Quote, library: Library, key: str) -> Quote | None:
    """What a report says in the place of an old quote."""
    passage = counterpart(then.text, library.passages_of(key))
    if passage is None:
        return None
    first, last = (at - then.start for at in then.focus)
    start, end = clauses_like(then.text[first:last] or then.text, passage)
    focus = start, min(end, start + MAX_FOCUS)
    return _quote(library, key, around_focus(passage, focus), focus)


def _quote(
    library: Library, key: str, span: tuple[int, int], focus: tuple[int, int]
) -> Quote | None:
    """The quote of a span; None if it is of no passage."""
    passage = _passage_at(library.passages_of(key), focus[0])
    if passage is None:
        return None
    locator = replace(locate(passage, library.report(key)), page=library.page(key, focus[0]))
    return Quote(locator, library.text(key)[slice(*span)], *span, focus, status_of(passage, focus))


def _passage_at(passages: Iterable[StoredPassage], offset: int) -> StoredPassage | None:
    return next((one for one in passages if one.start <= offset < one.end), None)


def status_of(passage: StoredPassage, focus: tuple[int, int]) -> Status:
    """That of the first figure in focus, as answers have it, or of the clause."""
    figure = next((one for one in passage.figures if focus[0] <= one.start < focus[1]), None)
    clause = next(one for one in reversed(passage.clauses) if one.start <= focus[0])
    return figure.status if figure else clause.status


def _former(mark: Mark, library: Library) -> Quote | None:
    """The wording as the replaced version has it, of which no more is known than its title."""
    former = library.former(mark.report)
    start = None if former is None else _place(mark, former.text)
    if former is None or start is None:
        return None
    text = former.text[start : start + mark.length]
    locator = Locator(former.key, former.source, former.title, "", None, ())
    focus = start + mark.focus[0], start + mark.focus[1]
    return Quote(locator, text, start, start + mark.length, focus, Status.UNKNOWN)


def _place(mark: Mark, text: str) -> int | None:
    """Where the marked wording begins in a text: the place nearest to where it was."""
    starts = occurrences(text, mark.length, mark.number)
    return min(starts, key=lambda start: abs(start - mark.start), default=None)
