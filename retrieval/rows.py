"""What a question sets side by side: places, years, or both; one row each.

A row is answered by itself, from the reports that may speak of its place and its year, and
is named as missing where none does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.catalog import StoredReport
from index.metadata import planned_period, speaking_year
from index.report import Metadata, Period, Status
from retrieval.cues import Kind
from retrieval.league import places_of
from retrieval.model import Asked
from retrieval.order import comparable_of
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.times import period_of

FEW = 5
"""So many years of 近几年 are named one by one, held or not; of more those that are held."""
MOST = 40
"""The most rows, and with them the most quotes, of an answer."""

_Told = Callable[[Metadata], Period | None]
"""The time that a report tells of, in one way or another."""
_Place = tuple[str, frozenset[str]]
"""A name, empty where none is told, and the keys of the reports."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is called, and the keys of the reports that may answer it.

    `period` is the time that a hit must speak of, None for any.
    """

    reports: frozenset[str]
    asked: Asked
    period: Period | None = None


def rows_of(question: Question, reports: Iterable[StoredReport]) -> tuple[Row, ...]:
    """The rows of a question that names several places or years, else none."""
    held = tuple(reports)
    rows = tuple(
        row
        for name, keys in _places(question, held)
        for row in _of_place(question, [one for one in held if one.key in keys], name)
    )
    return rows[:MOST] if len(rows) > 1 else ()


def telling_of(question: Question, reports: Iterable[StoredReport]) -> frozenset[str]:
    """The reports that tell of the one time that a question names; none if it names no such."""
    places = question.scope.reports
    if question.current is not None:
        return question.current & places if places else question.current
    if len(question.periods) != 1:
        return frozenset()
    within = [one for one in reports if not places or one.key in places]
    tell = [speaking_year] if question.by_report else [_reviewed, planned_period]
    return _telling_of(question.periods[0], tell, within)


def hits_by_row(
    rows: Sequence[Row], hits: Sequence[Hit], reports: Mapping[str, StoredReport]
) -> list[list[Hit]]:
    """The hits that tell of each row's place and time, in the order of the rows."""
    return [[hit for hit in hits if _tells_of(row, hit, reports)] for row in rows]


def missing_of(
    question: Question, rows: Mapping[Row, Sequence[Hit]], chosen: Sequence[Hit]
) -> tuple[Asked, ...]:
    """The rows that none of the chosen hits answers, where they were named one by one.

    Where the first of all places are wanted, those that give nothing to compare.
    """
    answering = chosen
    if question.league.asked and not question.scope.mentions:
        if not question.league.sign:
            return ()
        answering = comparable_of(question, [hit for hits in rows.values() for hit in hits])
    return tuple(
        row.asked for row, hits in rows.items() if not any(hit in answering for hit in hits)
    )


def _tells_of(row: Row, hit: Hit, reports: Mapping[str, StoredReport]) -> bool:
    if hit.passage.report not in row.reports:
        return False
    clause, about = hit.passage.clauses[hit.clause], reports[hit.passage.report].metadata
    spoken = (hit.figure and hit.figure.period) or period_of(clause, about)
    return row.period is None or spoken is None or row.period.overlaps(spoken)


def _places(question: Question, held: tuple[StoredReport, ...]) -> Iterable[_Place]:
    """The places that are named, or asked for all together, or told of for the most years."""
    named = {
        mention.reports or mention.name: (mention.name, mention.reports)
        for mention in question.scope.mentions
    }
    if named:
        return named.values()
    return _every(question, held) or [("", _longest_told(question, held))]


def _every(question: Question, held: tuple[StoredReport, ...]) -> list[_Place]:
    """Each place, where a question is of all of them; a report of no known place is one itself."""
    if not question.league.asked:
        return []
    about = sorted({(one.metadata.place, one.metadata.level) for one in held if one.metadata.place})
    named = [
        (name, frozenset(one.key for one in held if one.metadata.place == name))
        for name in places_of(question.league, about)
    ]
    return named + [("", frozenset({one.key})) for one in held if not one.metadata.place]


def _longest_told(question: Question, held: tuple[StoredReport, ...]) -> frozenset[str]:
    """The reports of the places that have spoken in most of the years: a series is of one place."""
    years = {period.last.year for period in question.periods}
    spoken: dict[str, set[int]] = defaultdict(set)
    for one in held:
        if (year := speaking_year(one.metadata)) and (year.last.year in years or not years):
            spoken[one.metadata.place].add(year.last.year)
    most = max(map(len, spoken.values()), default=0)
    return frozenset(one.key for one in held if len(spoken[one.metadata.place]) == most)


def _of_place(question: Question, reports: list[StoredReport], name: str) -> Iterator[Row]:
    """The rows of one place: one a year, where several are named."""
    periods = question.periods
    if question.recent and not periods:
        yield from _newest(question, reports, name)
    elif question.by_report:
        for period in periods:
            yield Row(_telling_of(period, [speaking_year], reports), Asked(name, period))
    elif len(periods) > 1:
        tell = _tellers(question, reports)
        for period in periods:
            yield Row(_telling_of(period, tell, reports), Asked(name, period), period)
    elif question.scope.mentions or question.league.asked:
        told = next(iter(periods), None)
        yield Row(frozenset(one.key for one in reports), Asked(name, told), told)


def _telling_of(
    period: Period, tell: Iterable[_Told], reports: list[StoredReport]
) -> frozenset[str]:
    return frozenset(
        one.key for one in reports if any(_meet(period, told(one.metadata)) for told in tell)
    )


def _tellers(question: Question, reports: list[StoredReport]) -> list[_Told]:
    """Which reports tell of a year: those that review it, those that plan it, or both.

    A series that nobody has reviewed to its end, but that was planned year by year, is one
    of plans, unless amounts are asked for.
    """
    if question.status is Status.DONE:
        return [_reviewed]
    planned = [_telling_of(period, [planned_period], reports) for period in question.periods]
    last = max(question.periods, key=lambda period: period.last)
    ahead = not _telling_of(last, [_reviewed], reports)
    if question.status is Status.PLANNED or (
        ahead and all(planned) and question.kind is Kind.VALUE
    ):
        return [planned_period]
    return [_reviewed, planned_period]


def _reviewed(metadata: Metadata) -> Period | None:
    return metadata.period


def _meet(period: Period, other: Period | None) -> bool:
    return other is not None and period.overlaps(other)


def _newest(question: Question, reports: list[StoredReport], name: str) -> Iterator[Row]:
    """A row for each of the newest years that reports speak in, oldest first.

    Of a place that is named also those of a few years that no report speaks in, to be named
    as missing.
    """
    spoken: dict[int, list[StoredReport]] = defaultdict(list)
    for one in reports:
        if year := speaking_year(one.metadata):
            spoken[year.last.year].append(one)
    newest = max(spoken, default=0)
    few = name and question.recent <= FEW
    wanted = range(newest - question.recent + 1, newest + 1) if few and spoken else sorted(spoken)
    for number in list(wanted)[-question.recent :]:
        given = spoken.get(number, [])
        told = _told_in(question, given[0] if given else spoken[newest][0])
        if told and not given:
            told = Period.year(told.last.year - newest + number)
        yield Row(frozenset(one.key for one in given), Asked(name, told), told)


def _told_in(question: Question, report: StoredReport) -> Period | None:
    planned = question.status is Status.PLANNED
    return planned_period(report.metadata) if planned else report.metadata.period
