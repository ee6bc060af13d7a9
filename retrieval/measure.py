"""What kind of value a figure is: an amount or a growth, a result or a target.

Only values of one kind can be set side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from index.report import Figure, Status
from retrieval.model import AnswerFigure


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of value; the default is an amount that was reached."""

    planned: bool = False
    growth: bool = False


AMOUNT = Measure()


def measure_of(figure: Figure | AnswerFigure) -> Measure:
    """The kind of a figure of a report, or of an answer."""
    growth = figure.is_change if isinstance(figure, Figure) else figure.is_growth
    return Measure(figure.status is Status.PLANNED, growth)


def compared_in(told: Iterable[Collection[Measure]], *, planned: bool, growth: bool) -> Measure:
    """The kind to compare rows in that are told in these kinds.

    Growths if they are asked for, or if most rows that have a result have but that.
    """
    if growth:
        return Measure(planned, growth=True)
    counts = Counter(kind for kinds in told for kind in kinds)
    amounts, growths = (counts[Measure(planned, growth)] for growth in (False, True))
    return Measure(planned, growth=2 * amounts < growths)


def nearest(kinds: Iterable[Measure], wanted: Measure) -> Measure:
    """The kind that is most like the one wanted, done or planned counting first."""
    return min(
        kinds, key=lambda kind: (kind.planned != wanted.planned, kind.growth != wanted.growth)
    )
