"""Tables as rows that can be quoted, each on one line; tables that merely lay out are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from index.load.lines import join_cells

LinesOf = Callable[[HtmlElement], list[str]]
"""What reads the lines of a cell."""

_ROWS = "tr|thead/tr|tbody/tr|tfoot/tr"
_PROSE = 200
"""Characters of a cell with several lines from which its row is mere layout."""


def is_data_table(table: HtmlElement) -> bool:
    """Whether some row has two filled cells, and nothing stands outside of the cells."""
    if table.find(".//table") is not None:
        return False
    rows = [[_weight(cell) for cell in _cells(row)] for row in table.xpath(_ROWS)]
    inside = sum(map(sum, rows)) + sum(_weight(caption) for caption in table.findall("caption"))
    return any(sum(map(bool, row)) > 1 for row in rows) and inside == _weight(table)


def rows_of(table: HtmlElement, lines_of: LinesOf) -> Iterator[str]:
    """The lines of the caption, and the filled rows of a data table."""
    for caption in table.findall("caption"):
        yield from lines_of(caption)
    for row in table.xpath(_ROWS):
        yield from _lines_of_row([lines_of(cell) for cell in _cells(row)])


def _lines_of_row(cells: list[list[str]]) -> Iterator[str]:
    """A row as one line; one with a cell that holds prose as the lines of its cells."""
    if any(len(lines) > 1 and sum(map(len, lines)) > _PROSE for lines in cells):
        for lines in cells:
            yield from lines
    elif any(cells):
        yield join_cells([_in_one(lines) for lines in cells])


def _in_one(lines: list[str]) -> str:
    """The lines of a cell in one; single characters below each other are one word."""
    is_upright = all(len(line) == 1 for line in lines)
    return ("" if is_upright else " ").join(lines)


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _weight(element: HtmlElement) -> int:
    return sum(len("".join(text.split())) for text in element.itertext())
