"""What kind of value a figure is: an amount or a growth, a result or a target.

Only values of one kind can be set side by side.
"""

from __future__ import annotations

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
