"""A hit to a quote: the exact span, the focus that answers, and where it stands."""

from __future__ import annotations

from index.catalog import StoredPassage, StoredReport
from index.report import Status
from retrieval.model import MAX_FOCUS, MAX_QUOTE, AnswerFigure, Locator, Quote
from retrieval.question import Question
from retrieval.rank import Hit

_EDGE = " \t\n\u3000，,；;。、：:"


def make_quote(hit: Hit, report: StoredReport) -> Quote:
    """The passage (or its part around the focus, if it is too long), verbatim."""
    focus = _focus(hit)
    start, end = _fit(hit.passage, focus)
    text = hit.passage.text[start - hit.passage.start : end - hit.passage.start]
    return Quote(locate(hit.passage, report), text, start, end, focus, _status(hit))


def locate(passage: StoredPassage, report: StoredReport) -> Locator:
    """Where a passage stands, as people cite it."""
    meta = report.metadata
    return Locator(report.key, report.source, meta.title, meta.issuer, meta.date, passage.path)


def make_figure(hit: Hit, question: Question, quote: int) -> AnswerFigure | None:
    """The figure asked for, as it is written in the quote."""
    figure = hit.figure
    if figure is None:
        return None
    counted = "" if question.unit else question.counted
    unit = figure.unit + _counted(hit.passage, figure.end, counted)
    return AnswerFigure(
        figure.value, unit, figure.metric, figure.status, quote, figure.period, figure.change
    )


def _counted(passage: StoredPassage, end: int, noun: str) -> str:
    """The noun that was counted instead of a unit (多少村), if it stands right behind."""
    behind = passage.text[end - passage.start :]
    shared = 0
    while shared < min(len(noun), len(behind)) and noun[shared] == behind[shared]:
        shared += 1
    return noun[:shared]


def _status(hit: Hit) -> Status:
    return hit.figure.status if hit.figure else hit.passage.clauses[hit.clause].status


def _focus(hit: Hit) -> tuple[int, int]:
    """The clause, widened to the figure that it is about, without stops at its edges."""
    clause = hit.passage.clauses[hit.clause]
    start, end = clause.start, clause.end
    if hit.figure:
        holder = next(c for c in hit.passage.clauses if c.start <= hit.figure.start < c.end)
        wide = min(start, holder.start), max(end, holder.end)
        start, end = wide if wide[1] - wide[0] <= MAX_FOCUS else (holder.start, holder.end)
    start, end = _trim(hit.passage, start, end)
    return start, min(end, start + MAX_FOCUS)


def _fit(passage: StoredPassage, focus: tuple[int, int]) -> tuple[int, int]:
    """The whole passage, or whole sentences of it around the focus up to the limit."""
    start, end = _trim_space(passage, passage.start, passage.end)
    if end - start <= MAX_QUOTE:
        return start, end
    start = max(c.start for c in passage.clauses if c.start <= focus[0])
    end = start
    for clause in passage.clauses:
        if start < clause.end <= start + MAX_QUOTE:
            end = clause.end
    return _trim_space(passage, start, max(end, min(focus[1], start + MAX_QUOTE)))


def _trim(passage: StoredPassage, start: int, end: int) -> tuple[int, int]:
    text = passage.text[start - passage.start : end - passage.start]
    stripped = text.rstrip(_EDGE)
    lead = len(text) - len(text.lstrip(_EDGE))
    return (start + lead, start + len(stripped)) if stripped else (start, end)


def _trim_space(passage: StoredPassage, start: int, end: int) -> tuple[int, int]:
    text = passage.text[start - passage.start : end - passage.start]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())
