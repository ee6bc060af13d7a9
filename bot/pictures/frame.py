"""What all charts have around them: the heading, what hatching means, where values come from."""

from __future__ import annotations

from bot import texts
from bot.pictures.canvas import (
    INK,
    MARGIN,
    MUTED,
    PLANNED,
    WIDTH,
    Canvas,
    line_height,
    wrapped,
)
from bot.pictures.chart import Chart

HEADING, BODY, SMALL = 46, 34, 28
_LEGEND = 56


class Frame:
    """`top` is where the chart itself begins, `bottom` the room that is needed below it."""

    def __init__(self, chart: Chart, *, line: bool = False) -> None:
        room = WIDTH - 2 * MARGIN
        self._title = wrapped(chart.title, HEADING, room)
        self._source = wrapped(chart.source, SMALL, room)
        self._line = line
        self._plans = any(point.planned for point in chart.points)
        self.top = MARGIN + line_height(HEADING) * len(self._title) + 24
        legend = _LEGEND if self._plans else 0
        self.bottom = legend + 24 + line_height(SMALL) * len(self._source) + MARGIN

    def draw(self, canvas: Canvas, end: float) -> None:
        """Draw it around a chart that ends at `end`."""
        canvas.paragraph(MARGIN, self._title, HEADING, INK)
        y = end + 24
        if self._plans:
            if self._line:
                canvas.dashed((MARGIN, y + 24), (MARGIN + 56, y + 24), PLANNED)
                canvas.dot(MARGIN + 28, y + 24, PLANNED, hollow=True)
            else:
                canvas.hatched((MARGIN, y + 8, MARGIN + 56, y + 40), PLANNED)
            canvas.text(MARGIN + 72, y + 24, texts.PLANNED_LEGEND, SMALL, MUTED)
            y += _LEGEND
        canvas.paragraph(y, self._source, SMALL, MUTED)
