"""Lines with heading levels, and the text and heading spans that they make together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.document import Heading

CELL_BREAK = " | "
"""What stands between two cells of a table row."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document; `level` is that of a heading, 0 for every other line."""

    text: str
    level: int = 0


def join_lines(lines: Iterable[Line]) -> tuple[str, tuple[Heading, ...]]:
    """The lines under each other, and where the headings among them stand."""
    texts: list[str] = []
    headings: list[Heading] = []
    start = 0
    for line in lines:
        if line.level:
            headings.append(Heading(start, start + len(line.text), line.level))
        texts.append(line.text)
        start += len(line.text) + 1
    return "\n".join(texts), tuple(headings)


def join_cells(cells: Iterable[str]) -> str:
    """A table row as one line: its cells in order, empty ones left out."""
    return CELL_BREAK.join(cell for cell in cells if cell)
