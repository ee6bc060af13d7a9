"""The margins of the columns that lines are set in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.load.layout.line import PrintedLine, PrintedPage

_ENOUGH = 4
"""Lines that a block must have to show its margins."""
_NARROW = 0.6
"""The share of the usual width below which a block's lines may all be short."""
_SHORT = 0.4
"""The share of a page's width below which a block's lines are all short; half a page is not."""
_SHARE = 0.15
"""The share of a block's lines that must begin or end at a margin."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where the lines of a column begin and end, the size of its type, and from line to line.

    `shown` tells whether there were enough lines to show all that.
    """

    left: float
    right: float
    size: float
    pitch: float
    shown: bool

    @property
    def width(self) -> float:
        """From margin to margin."""
        return self.right - self.left


def columns(pages: Sequence[PrintedPage]) -> list[Column]:
    """The column of each line of the pages.

    A block is a run of lines one under another, on one page. One with too few lines to
    show its margins, or far narrower than most, takes those of the nearest block that it
    fits into.
    """
    blocks = [block for page in pages for block in _blocks(page.lines)]
    own = [_column(block, pages[block[0].page]) for block in blocks]
    usual = median(column.width for column, block in zip(own, blocks, strict=True) for _ in block)
    known = {
        number: own[number]
        for number in range(len(blocks))
        if own[number].shown and own[number].width >= _NARROW * usual
    }
    result: list[Column] = []
    for number, block in enumerate(blocks):
        column = known.get(number) or _fitting(block, known, number) or own[number]
        result.extend([column] * len(block))
    return result


def _blocks(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    block: list[PrintedLine] = []
    for line in lines:
        if block and not _is_below(block[-1], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_below(upper: PrintedLine, lower: PrintedLine) -> bool:
    overlap = min(upper.right, lower.right) - max(upper.left, lower.left)
    return lower.middle < upper.middle and overlap > 0


def _column(block: Sequence[PrintedLine], page: PrintedPage) -> Column:
    """The block's margins; the right one is like the left one where the lines are few or short."""
    size = median(line.size for line in block)
    drops = [upper.middle - lower.middle for upper, lower in pairwise(block)]
    left = _edge([line.left for line in block], size)
    right = -_edge([-line.right for line in block], size)
    wide = right - left >= _SHORT * (page.right - page.left)
    shown = wide and len(block) >= _ENOUGH
    if not shown:
        widest = max(line.right for line in block)
        right = max(widest, page.right - (left - page.left))
    return Column(
        left=left,
        right=right,
        size=size,
        pitch=median(drops) if drops else 2 * size,
        shown=shown,
    )


def _edge(edges: Sequence[float], size: float) -> float:
    """The least place within a character of which enough edges stand; else the least of all."""
    ordered = sorted(edges)
    enough = max(2, round(_SHARE * len(ordered)))
    for first, edge in enumerate(ordered[: 1 - enough]):
        if ordered[first + enough - 1] - edge <= size:
            return edge
    return ordered[0]


def _fitting(
    block: Sequence[PrintedLine], known: Mapping[int, Column], place: int
) -> Column | None:
    left, right = min(line.left for line in block), max(line.right for line in block)
    fits = [
        (abs(number - place), number)
        for number, column in known.items()
        if left > column.left - column.size and right < column.right + column.size
    ]
    return known[min(fits)[1]] if fits else None
