"""A quote as a picture to be shared: figure, words with the clause that answers marked, source."""

from __future__ import annotations

from bot import citation, pieces, texts
from bot.pictures.canvas import (
    ACCENT,
    FAINT,
    INK,
    MARGIN,
    MARKER,
    MUTED,
    PLANNED,
    WIDTH,
    Canvas,
    Line,
    line_height,
    width_of,
    wrapped,
)
from index.report import Status
from retrieval.model import AnswerFigure, Quote

_FIGURE, _LABEL, _WORDS, _SOURCE = 68, 34, 40, 30
_ROOM = WIDTH - 2 * MARGIN


def draw_card(quote: Quote, figure: AnswerFigure | None = None) -> bytes:
    """The card as PNG."""
    blocks = [*_heading(quote, figure), (wrapped(quote.text.strip(), _WORDS, _ROOM), _WORDS, INK)]
    source = [wrapped(line, _SOURCE, _ROOM) for line in _source(quote)]
    height = sum(line_height(size) * len(lines) + 20 for lines, size, _ in blocks)
    below = sum(line_height(_SOURCE) * len(lines) for lines in source)
    canvas = Canvas(round(MARGIN * 2 + height + below + 10))
    canvas.box((0, 0, 14, 10_000), _accent(figure.status if figure else quote.status))
    y = float(MARGIN)
    for number, (lines, size, colour) in enumerate(blocks):
        if number == len(blocks) - 1:
            _mark(canvas, quote, lines, y)
        y = canvas.paragraph(y, lines, size, colour) + 20
    canvas.box((MARGIN, y + 8, WIDTH - MARGIN, y + 10), FAINT)
    y += 36
    for number, lines in enumerate(source):
        y = canvas.paragraph(y, lines, _SOURCE, MUTED if number else INK)
    return canvas.png()


def _accent(status: Status) -> str:
    """Results are blue; a plan must not look like one."""
    return PLANNED if status in texts.CARD_MARKS else ACCENT


def described(quote: Quote) -> str:
    """The card in words, for those who cannot see it."""
    sign = texts.SIGNS.get(quote.status, "")
    return f"{sign}{citation.citation(quote)}"


def _heading(quote: Quote, figure: AnswerFigure | None) -> list[tuple[list[Line], int, str]]:
    """The figure with what it measures, and the mark of what is no result."""
    status = figure.status if figure else quote.status
    blocks = []
    if figure is not None:
        when = texts.period(figure.period) if figure.period else ""
        label = " · ".join(filter(None, (figure.metric.strip(), when)))
        amount = pieces.written(figure)
        size = min(_FIGURE, max(40, int(_FIGURE * _ROOM / max(width_of(amount, _FIGURE), 1))))
        blocks.append((wrapped(amount, size, _ROOM), size, _accent(status)))
        blocks.append((wrapped(label, _LABEL, _ROOM), _LABEL, MUTED))
    if status in texts.CARD_MARKS:
        blocks.append((wrapped(texts.CARD_MARKS[status], _LABEL, _ROOM), _LABEL, _accent(status)))
    return [block for block in blocks if block[0]]


def _mark(canvas: Canvas, quote: Quote, lines: list[Line], y: float) -> None:
    """The marker under the clause that answers."""
    lead = len(quote.text) - len(quote.text.lstrip())
    first, last = (at - lead for at in citation.focus(quote))
    for number, line in enumerate(lines):
        marked = [piece for piece in line if first <= piece.index < last]
        if marked and (first, last) != (0, len(quote.text.strip())):
            top = y + number * line_height(_WORDS)
            left, right = marked[0].left, marked[-1].left + width_of(marked[-1].text, _WORDS)
            canvas.box((MARGIN + left - 2, top + 2, MARGIN + right + 2, top + _WORDS * 1.4), MARKER)


def _source(quote: Quote) -> list[str]:
    locator = quote.locator
    when = texts.day(locator.date) if locator.date else ""
    about = " · ".join(filter(None, (locator.issuer.strip(), when)))
    return [
        line
        for line in (citation.title(locator), about, citation.section(locator), texts.CARD_FOOT)
        if line
    ]
