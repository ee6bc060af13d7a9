"""A bar chart for a phone: a row each, label, bar and value as written."""

from __future__ import annotations

from bot.pictures.canvas import (
    ACCENT,
    FAINT,
    FALL,
    INK,
    MARGIN,
    PLANNED,
    WIDTH,
    Canvas,
    width_of,
)
from bot.pictures.chart import Chart, Point
from bot.pictures.frame import BODY, Frame

_ROW, _BAR, _GAP = 70, 38, 20
_LABEL_MOST = 0.34
"""The most of the width that labels take."""


def draw_bars(chart: Chart) -> bytes:
    """The chart as PNG."""
    frame, scale = Frame(chart), _Scale(chart.points)
    end = frame.top + _ROW * len(chart.points)
    canvas = Canvas(round(end + frame.bottom))
    frame.draw(canvas, end)
    canvas.box((scale.zero - 1, frame.top, scale.zero + 1, end), FAINT)
    for number, point in enumerate(chart.points):
        _draw_row(canvas, point, frame.top + _ROW * (number + 0.5), scale)
    return canvas.png()


class _Scale:
    """Where bars begin and end: room is left for the labels and for the values behind them."""

    def __init__(self, points: tuple[Point, ...]) -> None:
        self._label = min(
            max(width_of(point.label, BODY) for point in points), (WIDTH - 2 * MARGIN) * _LABEL_MOST
        )
        first = MARGIN + self._label + _GAP
        lowest = min(0.0, *(point.value for point in points))
        self._factor = min(_factor(point, lowest, WIDTH - MARGIN - first) for point in points)
        self.zero = first - lowest * self._factor
        self.labels_end = first - _GAP

    def reach(self, value: float) -> tuple[float, float]:
        """The left and the right end of a bar."""
        end = self.zero + value * self._factor
        return min(self.zero, end), max(self.zero, end, self.zero + 2)


def _factor(point: Point, lowest: float, room: float) -> float:
    """How many pixels a unit may take for a bar and its value to fit the room."""
    free = room - width_of(point.written, BODY) - _GAP
    return max(free, 1.0) / ((max(point.value, 0.0) - lowest) or 1.0)


def _draw_row(canvas: Canvas, point: Point, y: float, scale: _Scale) -> None:
    label = point.label
    while width_of(label, BODY) > scale.labels_end - MARGIN and len(label) > 1:
        label = label[:-2] + "…"
    canvas.text(scale.labels_end, y, label, BODY, INK, anchor="rm")
    left, right = scale.reach(point.value)
    box = (left, y - _BAR / 2, right, y + _BAR / 2)
    if point.planned:
        canvas.hatched(box, PLANNED)
    else:
        canvas.box(box, FALL if point.value < 0 else ACCENT, 4)
    canvas.text(right + _GAP, y, point.written, BODY, PLANNED if point.planned else INK)
