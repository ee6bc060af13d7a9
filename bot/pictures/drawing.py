"""Which kind of chart is drawn of a comparison."""

from __future__ import annotations

from bot.pictures.bars import draw_bars
from bot.pictures.chart import Chart
from bot.pictures.line import draw_line, has_room


def draw_chart(chart: Chart) -> bytes:
    """Years as a line if their values have room side by side, all else as bars; PNG."""
    return draw_line(chart) if chart.is_line and has_room(chart) else draw_bars(chart)
