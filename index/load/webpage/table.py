"""Tables as rows that can be quoted, each on one line.

A short cell that reaches down over several rows is repeated in each of them, so that each
says by itself what it is about; a long one stands in its first row only. Tables that merely
lay out a page are no tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lxml.html import HtmlElement

from index.load.lines import join_cells

LinesOf = Callable[[HtmlElement], list[str]]
"""What reads the lines of a cell."""

_LONGEST_REPEATED = 40
_MOST_COLUMNS = 60
_ROWS = "tr|thead/tr|tbody/tr|tfoot/tr"
_NUMBER = re.compile(r"\s*(\d{1,4})")
_SINGLE = re.compile(r"(?:^|(?<=\n))(\S)\n(?=\S(?:\n|$))")


def is_data_table(table: HtmlElement) -> bool:
    """Whether some row has two filled cells, and nothing stands outside of the cells."""
    if table.find(".//table") is not None:
        return False
    rows = [[_weight(cell) for cell in _cells(row)] for row in table.xpath(_ROWS)]
    inside = sum(map(sum, rows)) + sum(_weight(caption) for caption in table.findall("caption"))
    return any(sum(map(bool, row)) > 1 for row in rows) and inside == _weight(table)


def rows_of(table: HtmlElement, lines_of: LinesOf) -> Iterator[str]:
    """The caption and the filled rows of a data table."""
    for caption in table.findall("caption"):
        yield from lines_of(caption)
    grid = _Grid()
    for row in table.xpath(_ROWS):
        own = [(cell, _in_one_line(lines_of(cell))) for cell in _cells(row)]
        cells = grid.row(own)
        if any(text for _, text in own):
            yield join_cells(cells)


class _Grid:
    """Where the cells of each row stand, counted in columns, and which reach into the next."""

    def __init__(self) -> None:
        self._reaching: dict[int, tuple[str, int]] = {}

    def row(self, own: Iterable[tuple[HtmlElement, str]]) -> list[str]:
        """The texts of a row in order, with those that reach down into it."""
        filled = {column: text for column, (text, _) in self._reaching.items()}
        self._reaching = {
            column: (text, left - 1) for column, (text, left) in self._reaching.items() if left > 1
        }
        column = 0
        for cell, text in own:
            while column in filled:
                column += 1
            filled |= self._place(column, cell, text)
        return [filled[column] for column in sorted(filled)]

    def _place(self, column: int, cell: HtmlElement, text: str) -> dict[int, str]:
        """The columns that `cell` takes; its text stands in the first of them."""
        taken = range(column, column + min(_span(cell, "colspan"), _MOST_COLUMNS))
        below = _span(cell, "rowspan") - 1
        if below:
            repeated = text if len(text) <= _LONGEST_REPEATED else ""
            self._reaching |= dict.fromkeys(taken, ("", below)) | {column: (repeated, below)}
        return dict.fromkeys(taken, "") | {column: text}


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _span(cell: HtmlElement, name: str) -> int:
    number = _NUMBER.match(cell.get(name, ""))
    return max(1, int(number[1])) if number else 1


def _in_one_line(lines: list[str]) -> str:
    """The lines of a cell behind each other; single characters are a word written downwards."""
    return _SINGLE.sub(r"\1", "\n".join(lines)).replace("\n", " ")


def _weight(element: HtmlElement) -> int:
    return sum(len("".join(text.split())) for text in element.itertext())
