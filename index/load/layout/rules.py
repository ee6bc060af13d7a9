"""The straight lines that are drawn on a PDF page, and the cells that they enclose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import byref, c_float
from itertools import islice
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfObject, PdfPage

from index.load.layout.glyphs import Box

_MOST_OBJECTS = 20_000
_MOST_RULES = 5_000
"""A page with more is a map or a drawing; looking for tables there takes long and finds none."""
_SHORTEST = 6.0
_STRAIGHT = 1.0
_SAME = 2.5
"""Points within which two rules are taken for one: a double rule, the two edges of a thick one."""

Point = tuple[float, float]


class Rule(NamedTuple):
    """A straight line at a height or a distance from the left, from `start` to `end`."""

    at: float
    start: float
    end: float

    def covers(self, start: float, end: float) -> bool:
        """Whether it reaches from `start` to `end`, but for a trifle."""
        return self.start - _SAME <= start and end <= self.end + _SAME


class Cell(NamedTuple):
    """The edges of a cell; neighbours share theirs exactly."""

    left: float
    bottom: float
    right: float
    top: float


class Grid:
    """The rules of a page, which enclose cells where it has tables."""

    def __init__(self, across: Iterable[Rule], down: Iterable[Rule]) -> None:
        self._across, self._down = _merged(across), _merged(down)

    def __bool__(self) -> bool:
        return len(self._across) > 1 and len(self._down) > 1

    def cell(self, x: float, y: float) -> Cell | None:
        """The cell around a point, if rules enclose it on all four sides over their length."""
        left, right = _around(self._down, x, y, y)
        if left is None or right is None:
            return None
        bottom, top = _around(self._across, y, left.at, right.at)
        if bottom is None or top is None:
            return None
        if not (left.covers(bottom.at, top.at) and right.covers(bottom.at, top.at)):
            return None
        return Cell(left.at, bottom.at, right.at, top.at)

    def parts(self, left: float, right: float, height: float) -> bool:
        """Whether a rule stands between two places at a height."""
        first = bisect_left(self._down, (left - _STRAIGHT,))
        last = bisect_right(self._down, (right + _STRAIGHT,))
        return any(rule.covers(height, height) for rule in self._down[first:last])


def read_grid(page: PdfPage, turn: Callable[[Box], Box]) -> Grid:
    """The rules of the page, turned as its text was; none if there are too many."""
    across, down = [], []
    for start, end in islice(_strokes(page), _MOST_RULES):
        left, right = sorted((start[0], end[0]))
        bottom, top = sorted((start[1], end[1]))
        left, bottom, right, top = turn((left, bottom, right, top))
        if top - bottom <= _STRAIGHT and right - left >= _SHORTEST:
            across.append(Rule((bottom + top) / 2, left, right))
        elif right - left <= _STRAIGHT and top - bottom >= _SHORTEST:
            down.append(Rule((left + right) / 2, bottom, top))
    too_many = len(across) + len(down) >= _MOST_RULES
    return Grid((), ()) if too_many else Grid(across, down)


def _strokes(page: PdfPage) -> Iterator[tuple[Point, Point]]:
    """The straight parts of the page's paths, from point to point."""
    objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)
    for item in islice(objects, _MOST_OBJECTS):
        matrix = item.get_matrix()
        start = first = (0.0, 0.0)
        for kind, closes, point in _segments(item):
            end = matrix.on_point(*point)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = end
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield start, end
            if closes:
                yield end, first
            start = end


def _segments(item: PdfObject) -> Iterator[tuple[int, bool, Point]]:
    """The segments of a path: kind, whether it closes the figure, and its end."""
    x, y = c_float(), c_float()
    for number in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        yield kind, bool(pdfium.FPDFPathSegment_GetClose(segment)), (x.value, y.value)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """The rules in order; those at the same place that touch are one."""
    merged: list[Rule] = []
    for rule in sorted(_snapped(rules)):
        last = merged[-1] if merged else None
        if last and last.at == rule.at and rule.start <= last.end + _SAME:
            merged[-1] = last._replace(end=max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


def _snapped(rules: Iterable[Rule]) -> Iterator[Rule]:
    """The rules, those that are taken for one at the same place."""
    last = place = float("-inf")
    for rule in sorted(rules):
        if rule.at - last > _SAME:
            place = rule.at
        last = rule.at
        yield rule._replace(at=place)


def _around(
    rules: Sequence[Rule], at: float, start: float, end: float
) -> tuple[Rule | None, Rule | None]:
    """The nearest rules before and after `at` that reach from `start` to `end`."""
    reaching = [rule for rule in rules if rule.covers(start, end)]
    before = max((rule for rule in reaching if rule.at < at), default=None)
    after = min((rule for rule in reaching if rule.at > at), default=None)
    return before, after
