"""A line chart of a few years: points with their values as written, plans hollow and dashed.

Years that are missing are bridged by a faint dashed line, since nothing is known of them.
"""

from __future__ import annotations

from itertools import pairwise

from bot.pictures.canvas import ACCENT, FAINT, INK, MARGIN, MUTED, PLANNED, WIDTH, Canvas, width_of
from bot.pictures.chart import Chart, Point
from bot.pictures.frame import BODY, SMALL, Frame

_PLOT, _HEAD, _FOOT = 480, 80, 70
_ABOVE = 52
"""How far a value stands from its point."""

_LEGIBLE = 28
"""The smallest size of a value that can be read on a phone."""


def draw_line(chart: Chart) -> bytes:
    """The chart as PNG."""
    frame = Frame(chart, line=True)
    bottom = frame.top + _HEAD + _PLOT + _FOOT
    canvas = Canvas(round(bottom + frame.bottom))
    frame.draw(canvas, bottom)
    places = _places(chart, frame.top + _HEAD)
    base = frame.top + _HEAD + _PLOT
    canvas.box((MARGIN, base - 1, WIDTH - MARGIN, base + 1), FAINT)
    for (one, at), (other, then) in pairwise(zip(chart.points, places, strict=True)):
        if one.planned or other.planned:
            canvas.dashed(at, then, PLANNED)
        elif other.year - one.year > 1:
            canvas.dashed(at, then, MUTED)
        else:
            canvas.line([at, then], ACCENT, 6)
    size = _fitting(chart)
    for number, (point, (x, y)) in enumerate(zip(chart.points, places, strict=True)):
        canvas.dot(x, y, PLANNED if point.planned else ACCENT, hollow=point.planned)
        written = _lines(point)
        away = _ABOVE + size * 0.6 * written.count("\n")
        colour = PLANNED if point.planned else INK
        beside = y + away if _is_low(chart, number) else y - away
        canvas.text(x, beside, written, size, colour, anchor="mm", halo=True)
        canvas.text(x, base + _FOOT / 2, point.label, SMALL, MUTED, anchor="mm")
    return canvas.png()


def has_room(chart: Chart) -> bool:
    """Whether the values stand side by side in a size that can be read."""
    return _fitting(chart) >= _LEGIBLE


def _places(chart: Chart, top: float) -> list[tuple[float, float]]:
    values = [point.value for point in chart.points]
    highest, spread = max(values), max(values) - min(values)
    room, height = (WIDTH - 2 * MARGIN) / len(values), _PLOT - 4 * _ABOVE
    depths = [(highest - value) / spread if spread else 0.5 for value in values]
    return [
        (MARGIN + room * (number + 0.5), top + _ABOVE + depth * height)
        for number, depth in enumerate(depths)
    ]


def _is_low(chart: Chart, number: int) -> bool:
    """Whether a point lies below its neighbours, so that its value has room below it."""
    values = [point.value for point in chart.points]
    beside = values[max(0, number - 1) : number] + values[number + 1 : number + 2]
    return all(values[number] < other for other in beside)


def _lines(point: Point) -> str:
    """The value, below the word that marks it as a target."""
    return "\n".join(point.written.split(" "))


def _fitting(chart: Chart) -> int:
    """The size in which the values do not run into each other."""
    room = (WIDTH - 2 * MARGIN) / len(chart.points) - 12
    widest = max(
        width_of(line, BODY) for point in chart.points for line in _lines(point).splitlines()
    )
    return min(BODY, max(22, int(BODY * room / widest)))
