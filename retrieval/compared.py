"""What is set side by side: a row a place or a year, which rows compare, and their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from index.figures.grammar import parse_quantity
from index.report import Period
from retrieval.direction import falls
from retrieval.league import NO_LEAGUE, League
from retrieval.measure import AMOUNT, Measure, measure_of
from retrieval.model import Answer, AnswerFigure
from retrieval.side_by_side import is_same_metric
from retrieval.threshold import Threshold

_T = TypeVar("_T")

_quantity = lru_cache(maxsize=1024)(parse_quantity)


class By(StrEnum):
    """What the rows of a comparison differ in."""

    PLACE = "place"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row: the place and the time that its figure is of, and the figure as written."""

    place: str
    period: Period | None
    figure: AnswerFigure

    @property
    def measure(self) -> Measure:
        """What kind of value it has."""
        return measure_of(self.figure)

    @property
    def number(self) -> float | None:
        """Its value in base units, a fall being negative; None where it cannot be told."""
        number, _ = _quantity(self.figure.value + self.figure.unit)
        fallen = number is not None and self.measure.growth and falls(self.figure.change)
        return -number if fallen and number is not None else number

    @property
    def dimension(self) -> str:
        """What its unit measures, so that 亿元 and 万元 are one; empty where that is not known."""
        return _quantity(self.figure.value + self.figure.unit)[1]

    @property
    def months(self) -> int:
        """How long its time is; 0 if none is told."""
        days = (self.period.last - self.period.first).days if self.period else 0
        return round(days / 30.4)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row a place, or a place and a year, in the order of the answer.

    `answer` holds the quotes of the rows, perhaps further ones, and what is missing. `measure`
    is the kind of value that the rows are compared in. Where there is nothing to compare,
    `instead` is the time that most of the reports are about, if it is another than asked for.
    """

    answer: Answer
    by: By
    rows: tuple[ComparedRow, ...]
    measure: Measure = AMOUNT
    instead: Period | None = None

    @property
    def metric(self) -> str:
        """What most rows measure, as the reports call it; empty where none has a name."""
        return _most(row.figure.metric for row in self._of_kind) or ""

    def is_alike(self, row: ComparedRow) -> bool:
        """Whether a row measures what most rows do, so that it may stand beside them."""
        same = is_same_metric(row.figure.metric, self.metric) and row.measure == self.measure
        return same and self.is_in_unit(row) and self.is_as_long(row)

    def is_in_unit(self, row: ComparedRow) -> bool:
        """Whether a row is counted in the unit of most, or in one that can be converted."""
        return row.dimension == _most(one.dimension for one in self._of_kind)

    def is_as_long(self, row: ComparedRow) -> bool:
        """Whether a row is of as long a time as most are, such as a year."""
        return not row.months or row.months == _most(one.months for one in self.rows)

    @property
    def _of_kind(self) -> Sequence[ComparedRow]:
        return [row for row in self.rows if row.measure == self.measure] or self.rows


def ordered(
    comparison: Comparison, league: League = NO_LEAGUE, threshold: Threshold | None = None
) -> Comparison:
    """The rows of places by value, the largest first unless the least are asked for.

    That is only where those that measure the same are of one time; what measures something
    else comes after them. Where the first or those within a bound are asked for, these alone.
    """
    alike = [row for row in comparison.rows if comparison.is_alike(row)]
    valued = [(row, row.number) for row in alike if row.number is not None]
    if comparison.by is not By.PLACE or len({row.period for row in alike}) != 1 or not valued:
        return comparison
    sign = league.sign or 1
    valued.sort(key=lambda pair: -sign * pair[1])
    rows = [row for row, _ in valued]
    if threshold and threshold.dimension in {"", rows[0].dimension}:
        return _with_rows(comparison, [row for row, number in valued if threshold.passes(number)])
    if league.top:
        return _with_rows(comparison, rows[: league.top])
    return _with_rows(comparison, [*rows, *(row for row in comparison.rows if row not in rows)])


def _with_rows(comparison: Comparison, rows: Sequence[ComparedRow]) -> Comparison:
    """The comparison with these of its rows, and the quotes in their order."""
    left_out = {row.figure.quote for row in comparison.rows if row not in rows}
    first = list(dict.fromkeys(row.figure.quote for row in rows))
    others = [n for n in range(len(comparison.answer.quotes)) if n not in {*left_out, *first}]
    numbers = {old: new for new, old in enumerate([*first, *others])}
    answer = replace(
        comparison.answer,
        quotes=tuple(comparison.answer.quotes[old] for old in numbers),
        figures=tuple(_renumbered(comparison.answer.figures, numbers)),
    )
    moved = (replace(row, figure=next(_renumbered([row.figure], numbers))) for row in rows)
    return replace(comparison, answer=answer, rows=tuple(moved))


def _renumbered(
    figures: Iterable[AnswerFigure], numbers: Mapping[int, int]
) -> Iterator[AnswerFigure]:
    return (replace(one, quote=numbers[one.quote]) for one in figures if one.quote in numbers)


def _most(values: Iterable[_T]) -> _T | None:
    """The most frequent of the values that are not empty."""
    counted = Counter(value for value in values if value)
    return next((value for value, _ in counted.most_common(1)), None)
