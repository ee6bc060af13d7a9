"""A hit to a quote: the exact span, the focus that answers, and where it stands."""

from __future__ import annotations

from index.catalog import StoredPassage, StoredReport
from index.report import Status
from retrieval.cues import WITH_WORDING, Kind
from retrieval.direction import verb_of
from retrieval.model import MAX_FOCUS, MAX_QUOTE, AnswerFigure, Locator, Quote
from retrieval.placed import reach
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.wanted import wanted_in

_LONG = frozenset({Kind.HOW, Kind.WHY, Kind.MEANING, Kind.LIST, Kind.ANY})
"""Kinds of answer that take more than a clause."""

_COUNTS_ANYTHING = frozenset({"", "个"})
"""Units beside which it takes a noun to tell what was counted."""

_EDGE = " \t\n\u3000，,；;。、：:"


def make_quote(hit: Hit, question: Question, report: StoredReport) -> Quote:
    """The passage (or its part around the focus, if it is too long), verbatim."""
    focus = _focus(hit, question)
    start, end = around_focus(hit.passage, focus)
    text = hit.passage.text[start - hit.passage.start : end - hit.passage.start]
    first = max(start, min(focus[0], end))
    marked = first, max(first, min(focus[1], end))
    return Quote(locate(hit.passage, report), text, start, end, marked, _status(hit))


def locate(passage: StoredPassage, report: StoredReport) -> Locator:
    """Where a passage stands, as people cite it."""
    meta = report.metadata
    return Locator(
        report=report.key,
        source=report.source,
        title=meta.title,
        issuer=meta.issuer,
        date=meta.date,
        section=passage.path,
        url=meta.url,
        recognised=report.recognised,
    )


def make_figure(hit: Hit, question: Question, quote: int) -> AnswerFigure | None:
    """The figure asked for, as it is written in the quote."""
    if question.kind in WITH_WORDING:
        return _make_wording(hit, question.kind, quote)
    figure = hit.figure
    if figure is None:
        return None
    change = verb_of(hit.passage, figure) if figure.is_change else figure.change
    counted = "" if question.unit or figure.dimension not in _COUNTS_ANYTHING else question.counted
    unit = figure.unit + _counted(hit.passage, figure.end, counted)
    return AnswerFigure(
        figure.value, unit, figure.metric, figure.status, quote, figure.period, change
    )


def _make_wording(hit: Hit, kind: Kind, quote: int) -> AnswerFigure | None:
    """The time, state, rank or grade that the clause names for what is asked about."""
    if hit.evidence.kind <= 0:
        return None
    clause = hit.passage.clauses[hit.clause]
    text = hit.passage.text[clause.start - hit.passage.start : clause.end - hit.passage.start]
    written = wanted_in(kind, text)
    return AnswerFigure(written, "", "", clause.status, quote) if written else None


def _counted(passage: StoredPassage, end: int, noun: str) -> str:
    """The noun that was counted instead of a unit (多少村), if it stands right behind."""
    behind = passage.text[end - passage.start :]
    shared = 0
    while shared < min(len(noun), len(behind)) and noun[shared] == behind[shared]:
        shared += 1
    return noun[:shared]


def _status(hit: Hit) -> Status:
    return hit.figure.status if hit.figure else hit.passage.clauses[hit.clause].status


def _focus(hit: Hit, question: Question) -> tuple[int, int]:
    """The span that answers: as much of the passage as the kind of answer takes."""
    if hit.figure:
        span = reach(hit.passage, hit.passage.clauses[hit.clause], hit.figure)
    elif question.kind in _LONG:
        span = _from_sentence(hit.passage, hit.clause)
    else:
        clause = hit.passage.clauses[hit.clause]
        span = clause.start, clause.end
    start, end = _trim(hit.passage, *span)
    return start, min(end, start + MAX_FOCUS)


def _from_sentence(passage: StoredPassage, number: int) -> tuple[int, int]:
    """Whole clauses from the start of the sentence, the clause itself always among them."""
    clause = passage.clauses[number]
    first = next(c for c in passage.clauses if c.sentence == clause.sentence)
    start = first.start if clause.end - first.start <= MAX_FOCUS else clause.start
    ends = (c.end for c in passage.clauses if c.end <= start + MAX_FOCUS)
    return start, max([clause.end, *ends])


def around_focus(passage: StoredPassage, focus: tuple[int, int]) -> tuple[int, int]:
    """The whole passage, or whole sentences of it around the focus up to the limit."""
    start, end = _trim(passage, passage.start, passage.end, None)
    if end - start <= MAX_QUOTE:
        return start, end
    start = max(c.start for c in passage.clauses if c.start <= focus[0])
    end = start
    for clause in passage.clauses:
        if start < clause.end <= start + MAX_QUOTE:
            end = clause.end
    return _trim(passage, start, max(end, min(focus[1], start + MAX_QUOTE)), None)


def _trim(
    passage: StoredPassage, start: int, end: int, edge: str | None = _EDGE
) -> tuple[int, int]:
    """The span without characters of `edge` (white space if None) at its ends."""
    text = passage.text[start - passage.start : end - passage.start]
    lead = len(text) - len(text.lstrip(edge))
    return (start + lead, start + len(text.rstrip(edge))) if lead < len(text) else (start, start)
