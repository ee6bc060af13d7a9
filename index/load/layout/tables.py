"""Lines that stand in the cells of a ruled table to rows, a row a line.

A box around prose is no table: only where a row has two filled cells are its cells put
together. What reaches down over several rows is repeated in each if it is short, so that a
row says by itself what it is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from index.load.layout.line import PrintedLine
from index.load.layout.paragraphs import with_glue
from index.load.layout.rules import Cell, Grid
from index.load.lines import join_cells

_LONGEST_REPEATED = 40
_LONGEST_CELL = 400
"""Characters of a cell; one with more holds prose, and its table lays out a page."""

Cells = Mapping[Cell, list[PrintedLine]]


def with_rows(lines: Sequence[PrintedLine], grid: Grid) -> list[PrintedLine]:
    """The lines, those of a table's row put into one where the row's first one stands."""
    if not grid:
        return list(lines)
    cells = _cells(lines, grid)
    row_of: dict[PrintedLine, float] = {}
    rows: dict[float, PrintedLine] = {}
    for top in {cell.top for cell in cells}:
        begun = [cell for cell in cells if cell.top == top]
        row = _row(begun, cells)
        if row is not None:
            rows[top] = row
            row_of |= {line: top for cell in begun for line in cells[cell]}
    return _placed(lines, row_of, rows)


def _cells(lines: Sequence[PrintedLine], grid: Grid) -> Cells:
    cells: dict[Cell, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        cell = grid.cell((line.left + line.right) / 2, line.middle)
        if cell is not None:
            cells[cell].append(line)
    return {cell: inside for cell, inside in cells.items() if not _holds_others(cell, cells)}


def _holds_others(cell: Cell, cells: Iterable[Cell]) -> bool:
    """Whether it is no cell but the edge of the page or of the table."""
    return any(
        other != cell
        and cell.left <= other.left
        and other.right <= cell.right
        and cell.bottom <= other.bottom
        and other.top <= cell.top
        for other in cells
    )


def _row(begun: Sequence[Cell], cells: Cells) -> PrintedLine | None:
    """The row that begins with these cells; None if it has one filled cell, or prose."""
    bottom = max(cell.bottom for cell in begun)
    repeated = [
        cell for cell in cells if _reaches(cell, min(begun), bottom) and _is_short(cells[cell])
    ]
    ordered = sorted((*begun, *repeated))
    texts = [_text(cells[cell]) for cell in ordered]
    if len(texts) < 2 or max(map(len, texts)) > _LONGEST_CELL:
        return None
    first = cells[begun[0]][0]
    return replace(
        first,
        text=join_cells(texts),
        left=ordered[0].left,
        right=ordered[-1].right,
        alone=True,
    )


def _reaches(cell: Cell, first: Cell, bottom: float) -> bool:
    """Whether the cell begins above a row and goes on beside it, before its first cell."""
    return cell.top > first.top and cell.bottom <= bottom and cell.left < first.left


def _is_short(lines: Sequence[PrintedLine]) -> bool:
    return len(_text(lines)) <= _LONGEST_REPEATED


def _text(lines: Sequence[PrintedLine]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        text = with_glue(text, line.text) + line.text
    return text


def _placed(
    lines: Sequence[PrintedLine],
    row_of: Mapping[PrintedLine, float],
    rows: Mapping[float, PrintedLine],
) -> list[PrintedLine]:
    placed: list[PrintedLine] = []
    done: set[float] = set()
    for line in lines:
        top = row_of.get(line)
        if top is None:
            placed.append(line)
        elif top not in done:
            done.add(top)
            placed.append(rows[top])
    return placed
