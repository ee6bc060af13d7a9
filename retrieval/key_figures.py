"""The key figures of a report: what was done and what is planned, side by side, as written.

Figures of one metric share a row, whatever the report calls it (GDP, 地区生产总值). Rows
come in the order of the lexicon's metrics, from the size of the economy to grain; what the
lexicon does not know comes behind, as the report has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.catalog import StoredPassage, StoredReport
from index.library import Library
from index.metadata import planned_period
from index.report import Figure, Period, Status
from retrieval.direction import verb_of
from retrieval.fit import reach
from retrieval.lexicon import matchkey, read_lines
from retrieval.model import AnswerFigure, Quote
from retrieval.quote import around_focus, locate


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it is written, and where."""

    figure: AnswerFigure
    quote: Quote


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A metric, as the report calls it, with its result and its target; one may be missing."""

    metric: str
    done: Told | None = None
    planned: Told | None = None


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """The key figures of a report; the first `known` of them are of metrics of the lexicon."""

    report: StoredReport
    rows: tuple[KeyFigure, ...]
    known: int


@dataclass(frozen=True, slots=True)
class _Held:
    """A figure with the passage that it stands in."""

    figure: Figure
    passage: StoredPassage


def key_figures(library: Library, key: str) -> FigureSheet:
    """The sheet of the report of that key; `KeyError` if there is none."""
    report = library.report(key)
    rows: dict[str, list[_Held]] = {}
    for held in _figures(library.passages_of(key)):
        rows.setdefault(row_of(held.figure.metric), []).append(held)
    order = sorted(rows, key=lambda name: _ranks().get(name, len(_ranks())))
    made = [(name, _key_figure(rows[name], report, library)) for name in order]
    full = [(name, row) for name, row in made if row.done or row.planned]
    known = sum(name in _ranks() for name, _ in full)
    return FigureSheet(report, tuple(row for _, row in full), known)


def _figures(passages: Iterable[StoredPassage]) -> Iterator[_Held]:
    """The figures of what was done or is planned, growths beside their amounts left out."""
    for passage in passages:
        growths = {figure.metric for figure in passage.figures if figure.change}
        for figure in passage.figures:
            told_already = figure.is_change and figure.metric in growths
            if figure.metric and not told_already:
                yield _Held(figure, passage)


def _key_figure(held: Sequence[_Held], report: StoredReport, library: Library) -> KeyFigure:
    about = report.metadata
    done = _best(held, Status.DONE, about.period)
    planned = _best(held, Status.PLANNED, planned_period(about))
    named = done or planned
    return KeyFigure(
        named.figure.metric if named else "",
        _told(done, report, library) if done else None,
        _told(planned, report, library) if planned else None,
    )


def _best(held: Sequence[_Held], status: Status, period: Period | None) -> _Held | None:
    """The first figure of that status, rather of the report's own time, rather an amount."""
    of_status = [one for one in held if one.figure.status is status]

    def rank(one: _Held) -> tuple[bool, bool]:
        return one.figure.period != period, one.figure.is_change

    return min(of_status, key=rank, default=None)


def _told(held: _Held, report: StoredReport, library: Library) -> Told:
    figure, passage = held.figure, held.passage
    clause = next(one for one in passage.clauses if one.start <= figure.start < one.end)
    focus = reach(passage, clause, figure)
    start, end = around_focus(passage, focus)
    text = passage.text[start - passage.start : end - passage.start]
    locator = locate(passage, report)
    locator = replace(locator, page=library.page(report.key, figure.start))
    change = verb_of(passage, figure) if figure.is_change else figure.change
    return Told(
        AnswerFigure(
            figure.value, figure.unit, figure.metric, figure.status, 0, figure.period, change
        ),
        Quote(locator, text, start, end, (max(focus[0], start), min(focus[1], end)), figure.status),
    )


def row_of(metric: str) -> str:
    """What figures of one metric share: the lexicon's first name for it, else its own name."""
    return _names().get(matchkey(metric), metric)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Every name of a metric that the lexicon knows to the first of its line."""
    return {name: names[0] for names in read_lines("metrics.txt") for name in names}


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    return {names[0]: rank for rank, names in enumerate(read_lines("metrics.txt"))}
