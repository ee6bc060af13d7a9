"""A line as it is printed on a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """The text of a line and its box, in points from the lower left corner of its page.

    `page` counts from 0. `size` is the width of a Chinese character, or about that.
    `alone` marks a row of a table and the like: a paragraph of its own.
    """

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    size: float
    alone: bool = False

    @property
    def middle(self) -> float:
        """The height at which the line runs."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The lines of a page in reading order, and the edges of the page."""

    lines: tuple[PrintedLine, ...] = ()
    left: float = 0.0
    bottom: float = 0.0
    right: float = 1.0
    top: float = 1.0
