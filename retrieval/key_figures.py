"""The key figures of a report: what was done and what is planned, side by side, as written.

Figures of one metric share a row, whatever the report calls it (GDP, 地区生产总值). Rows
come in the order of the lexicon's metrics, from the size of the economy to grain; of what the
lexicon does not know the weightiest comes behind, as the report has it, if it can be
understood without its sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.catalog import StoredPassage, StoredReport
from index.library import Library
from index.metadata import planned_period
from index.report import Figure, Metadata, Period, Status
from retrieval.bases import without_bases
from retrieval.direction import verb_of
from retrieval.lexicon.metrics import is_known, ranks, row_of
from retrieval.model import AnswerFigure, Quote
from retrieval.placed import reach
from retrieval.quote import around_focus, locate
from retrieval.telling import counts, lacks_direction, tells, weight

MOST = 24
"""How many rows a sheet has, unless the lexicon knows more of its metrics."""
_YEARS_BACK = 5
"""So far back a report looks that ends a term of office."""


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
    """The key figures of a report; the first `known` of them are of metrics of the lexicon.

    So many others as are `unlisted` were left out, since there is no end of them.
    """

    report: StoredReport
    rows: tuple[KeyFigure, ...]
    known: int
    unlisted: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A figure as it is stored, with the passage that it stands in."""

    figure: Figure
    passage: StoredPassage


_Sides = tuple[Held | None, Held | None]
"""What was done and what is planned."""


def key_figures(library: Library, key: str) -> FigureSheet:
    """The sheet of the report of that key; `KeyError` if there is none."""
    report = library.report(key)
    rows: dict[str, list[Held]] = {}
    for held in telling_figures(library.passages_of(key)):
        rows.setdefault(row_of(held.figure.metric), []).append(held)
    sides = {name: _sides(name, held, report.metadata) for name, held in rows.items()}
    full = [name for name, (done, planned) in sides.items() if done or planned]
    known = sorted((name for name in full if name in ranks()), key=ranks().__getitem__)
    others = sorted(set(full) - set(known), key=full.index)
    others.sort(key=lambda name: weight(*(one.figure for one in sides[name] if one)))
    shown = [*known, *others[: max(0, MOST - len(known))]]
    made = tuple(_key_figure(sides[name], report, library) for name in shown)
    return FigureSheet(report, made, len(known), len(full) - len(shown))


def telling_figures(passages: Iterable[StoredPassage], *, alone: bool = False) -> Iterator[Held]:
    """The figures that tell something by themselves.

    Growths are left out that stand beside their amounts, unless they are wanted `alone`.
    """
    for passage in passages:
        growths = {one.metric for one in passage.figures if one.change and not alone}
        counted = {figure.metric for figure in passage.figures if counts(figure)}
        for figure in without_bases(passage, passage.figures):
            told_already = figure.is_change and figure.metric in growths
            if not figure.metric or told_already or figure.metric in counted:
                continue
            behind = passage.text[figure.end - passage.start :]
            is_clear = tells(figure, behind, known=is_known(row_of(figure.metric)))
            if is_clear and not lacks_direction(figure, verb_of(passage, figure)):
                yield Held(figure, passage)


def _sides(name: str, held: Sequence[Held], about: Metadata) -> _Sides:
    """What was done and what is planned.

    A name that the lexicon does not know may be that of several things: then it has but one
    figure, and both sides are of one kind.
    """
    done, planned = (_best(held, status, about) for status in (Status.DONE, Status.PLANNED))
    if name in ranks():
        return done, planned
    done, planned = (_only(one, held) for one in (done, planned))
    if done and planned and not _of_one_kind(done.figure, planned.figure):
        return done, None
    return done, planned


def _of_one_kind(done: Figure, planned: Figure) -> bool:
    return planned.is_change or done.dimension == planned.dimension


def _only(chosen: Held | None, held: Sequence[Held]) -> Held | None:
    """The chosen figure, if no other of its status and time has another value."""
    if chosen is None:
        return None
    figure = chosen.figure
    beside = (one.figure for one in held if one.figure.is_change == figure.is_change)
    values = {
        one.number or one.value
        for one in beside
        if (one.status, one.period) == (figure.status, figure.period)
    }
    return chosen if len(values) == 1 else None


def _key_figure(sides: _Sides, report: StoredReport, library: Library) -> KeyFigure:
    done, planned = sides
    named = next(one.figure.metric for one in sides if one)
    return KeyFigure(
        named,
        told_in(done, report, library) if done else None,
        told_in(planned, report, library) if planned else None,
    )


def _best(held: Sequence[Held], status: Status, about: Metadata) -> Held | None:
    """The first figure of that status, rather of the report's own time, rather an amount.

    What is of a time long before, or after it, is left to the sentence that says why.
    """
    period = planned_period(about) if status is Status.PLANNED else about.period
    of_status = [
        one for one in held if one.figure.status is status and _is_near(one.figure, about, period)
    ]

    def rank(one: Held) -> tuple[bool, bool]:
        return time_of(one.figure, about) != period, one.figure.is_change

    return min(of_status, key=rank, default=None)


def _is_near(figure: Figure, about: Metadata, period: Period | None) -> bool:
    """Whether a figure is of the report's time, or of the years before, or planned for later."""
    told = time_of(figure, about)
    if told is None or period is None or told.overlaps(period):
        return True
    years = period.first.year - told.last.year
    return years < 0 if figure.status is Status.PLANNED else 0 < years <= _YEARS_BACK


def told_in(held: Held, report: StoredReport, library: Library) -> Told:
    """A figure as written, with the sentence that it stands in."""
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
            figure.value,
            figure.unit,
            figure.metric,
            figure.status,
            0,
            time_of(figure, report.metadata),
            change,
        ),
        Quote(locator, text, start, end, (max(focus[0], start), min(focus[1], end)), figure.status),
    )


def time_of(figure: Figure, about: Metadata) -> Period | None:
    """The time that a figure is of: no result is of a time after the report was given."""
    told = figure.period
    ahead = told is not None and about.date is not None and told.first > about.date
    return about.period if ahead and figure.status is Status.DONE else told
