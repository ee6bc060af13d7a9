"""What a chart shows: the values of a comparison that measure the same, three or more of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import citation, pieces, texts
from index.report import Period, Status
from retrieval.compared import By, ComparedRow, Comparison

LEAST, MOST = 3, 24
"""Fewer values need no picture, more than `MOST` are too many for a phone."""

TOLD = 8
"""So many values are told below the picture: all of them stand in the message before it."""

LINE_MOST = 9
"""More years than these become bars below each other."""

_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its label; `written` is how the report has it, a plan marked as such.

    `year` is the last one of its time, 0 if none is told.
    """

    label: str
    value: float
    written: str
    planned: bool
    year: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in words: heading, points in order, where they come from, whether years are told."""

    title: str
    points: tuple[Point, ...]
    source: str
    by: By

    @property
    def is_line(self) -> bool:
        """Whether the points are years, few enough for a line."""
        return self.by is By.YEAR and len(self.points) <= LINE_MOST


def chart_of(comparison: Comparison) -> Chart | None:
    """The chart of a comparison; None if fewer than three values measure the same."""
    alike = [
        (row, row.number)
        for row in comparison.rows
        if row.number is not None and comparison.is_alike(row)
    ]
    if len(alike) < LEAST:
        return None
    rows = [row for row, _ in alike[:MOST]]
    usual = pieces.usual_period([row.period for row in rows])
    points = [_point(row, value, comparison.by, usual) for row, value in alike[:MOST]]
    if comparison.by is By.YEAR:
        points.sort(key=lambda point: point.year)
    title = texts.measured(_metric(rows), comparison.measure)
    heading = " · ".join(filter(None, (title, _about(rows, comparison.by, usual))))
    source = _source(comparison, rows) + texts.chart_part(len(rows), len(alike))
    return Chart(heading, tuple(points), source, comparison.by)


def described(chart: Chart) -> str:
    """The chart in words, for those who cannot see it."""
    told = "；".join(f"{point.label} {point.written}" for point in chart.points[:TOLD])
    more = texts.chart_more(len(chart.points)) if len(chart.points) > TOLD else ""
    return f"{chart.title}：{told}{more}。{chart.source}"


def _point(row: ComparedRow, value: float, by: By, usual: Period | None) -> Point:
    """What is of another time than most is marked with it; no growth stands beside an amount."""
    when = texts.period(row.period) if row.period else ""
    aside = pieces.unusual_period(row.period, usual) if by is By.PLACE else ""
    verb = row.figure.change if row.figure.is_growth else ""
    planned = row.figure.status is Status.PLANNED
    written = texts.chart_value(pieces.written(replace(row.figure, change=verb)), aside, planned)
    year = row.period.last.year if row.period else 0
    return Point(row.place if by is By.PLACE else when, value, written, planned, year)


def _metric(rows: Sequence[ComparedRow]) -> str:
    named = Counter(row.figure.metric.strip() for row in rows if row.figure.metric.strip())
    return named.most_common(1)[0][0] if named else ""


def _about(rows: Sequence[ComparedRow], by: By, usual: Period | None) -> str:
    if by is By.YEAR:
        return rows[0].place
    return texts.period(usual) if usual else ""


def _source(comparison: Comparison, rows: Sequence[ComparedRow]) -> str:
    quotes = [comparison.answer.quotes[row.figure.quote] for row in rows]
    titles = list(dict.fromkeys(citation.title(quote.locator) for quote in quotes))
    return texts.chart_source(titles[:_SOURCES], len(titles))
