"""A bar chart for a phone: a row each, label, bar and value as written.

Where labels or values are so long that the bars would be left no room, or the labels would
be cut, they stand above the bars.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.pictures.canvas import (
    ACCENT,
    FAINT,
    FALL,
    INK,
    MARGIN,
    PLANNED,
    WIDTH,
    Canvas,
    line_height,
    width_of,
    wrapped,
)
from bot.pictures.chart import Chart, Point
from bot.pictures.frame import BODY, Frame

_ROW, _BAR, _GAP = 70, 38, 20
_LOW_BAR, _BETWEEN = 26, 24
_ROOM = WIDTH - 2 * MARGIN
_LABEL_MOST, _BARS_LEAST = 0.34, 0.3
"""The most of the width that labels take beside the bars, and the least that bars take."""


def draw_bars(chart: Chart) -> bytes:
    """The chart as PNG."""
    frame, beside = Frame(chart), _Beside(chart.points)
    rows = beside if beside.has_room else _Above(chart.points)
    end = frame.top + rows.height
    canvas = Canvas(round(end + frame.bottom))
    frame.draw(canvas, end)
    rows.draw(canvas, frame.top)
    return canvas.png()


class _Scale:
    """Where bars lie between two places; `behind` is what each needs behind its end."""

    def __init__(
        self, points: Sequence[Point], first: float, last: float, behind: Sequence[float]
    ) -> None:
        lowest = min(0.0, *(point.value for point in points))
        spans = [(max(point.value, 0.0) - lowest) or 1.0 for point in points]
        rooms = [max(last - first - one, 1.0) for one in behind]
        self._factor = min(room / span for room, span in zip(rooms, spans, strict=True))
        self.zero = first - lowest * self._factor

    def draw(self, canvas: Canvas, point: Point, y: float, height: int) -> float:
        """Draw a bar around `y` and return its right end."""
        end = self.zero + point.value * self._factor
        left, right = min(self.zero, end), max(self.zero, end, self.zero + 2)
        box = (left, y - height / 2, right, y + height / 2)
        if point.planned:
            canvas.hatched(box, PLANNED)
        else:
            canvas.box(box, FALL if point.value < 0 else ACCENT, 4)
        return right


class _Beside:
    """Label, bar and value on one line each."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = points
        values = [width_of(point.written, BODY) + _GAP for point in points]
        self._label = max(width_of(point.label, BODY) for point in points)
        first = MARGIN + self._label + _GAP
        self._free = WIDTH - MARGIN - first - max(values)
        self._scale = _Scale(points, first, WIDTH - MARGIN, values)
        self.height = float(_ROW * len(points))

    @property
    def has_room(self) -> bool:
        return self._label <= _LABEL_MOST * _ROOM and self._free >= _BARS_LEAST * _ROOM

    def draw(self, canvas: Canvas, top: float) -> None:
        zero = self._scale.zero
        canvas.box((zero - 1, top, zero + 1, top + self.height), FAINT)
        for number, point in enumerate(self._points):
            y = top + _ROW * (number + 0.5)
            canvas.text(MARGIN + self._label, y, point.label, BODY, INK, anchor="rm")
            right = self._scale.draw(canvas, point, y, _BAR)
            canvas.text(right + _GAP, y, point.written, BODY, _colour(point))


class _Above:
    """Label and value above the bar, wrapped if need be."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = points
        self._texts = [wrapped(f"{one.label}　{one.written}", BODY, _ROOM) for one in points]
        self._scale = _Scale(points, MARGIN, WIDTH - MARGIN, [0.0] * len(points))
        lines = sum(map(len, self._texts))
        self.height = lines * line_height(BODY) + len(points) * (_LOW_BAR + _BETWEEN)

    def draw(self, canvas: Canvas, top: float) -> None:
        y = top
        for point, lines in zip(self._points, self._texts, strict=True):
            y = canvas.paragraph(y, lines, BODY, _colour(point))
            self._scale.draw(canvas, point, y + _LOW_BAR / 2, _LOW_BAR)
            y += _LOW_BAR + _BETWEEN


def _colour(point: Point) -> str:
    return PLANNED if point.planned else INK
