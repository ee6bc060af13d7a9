"""Lines with heading levels, and the text and heading spans that they make together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.document import Heading

BOLD_LEVEL = 7
"""The level of a short line that is all in bold: below those of the formats' own headings."""

_LONGEST_HEADING = 50
_NO_HEADING = re.compile(r".*[。；，、：;,]|[\d\s年月日.]+", re.DOTALL)
_HEAD_LINES = 15
_MOST_TITLE_LINES = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document; `level` is that of a heading, 0 for every other line."""

    text: str
    level: int = 0


def heading_level(text: str, marked: int, *, bold: bool) -> int:
    """The level of the line `text`, which the format marks as a heading of level `marked`.

    Long lines are no headings whatever their marks. What is `bold` is one if it is not
    marked otherwise (0), unless it ends like a sentence or is a mere date.
    """
    if len(text) > _LONGEST_HEADING:
        return 0
    if marked:
        return marked
    return BOLD_LEVEL if bold and not _NO_HEADING.fullmatch(text) else 0


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


def join_cells(cells: list[str]) -> str:
    """A table row as one line: its cells parted by tabs, from the first filled to the last."""
    return "\t".join(cells).strip("\t")


def with_title(title: str, lines: list[Line]) -> Iterator[Line]:
    """The lines with the title above, unless they begin with it. The title is no heading."""
    standing = _title_lines(squeeze(title), lines)
    if title and not standing:
        yield Line(title)
    for number, line in enumerate(lines):
        yield Line(line.text) if number in standing else line


def squeeze(text: str) -> str:
    """`text` without white space: what titles are compared by."""
    return "".join(text.split())


def _title_lines(title: str, lines: list[Line]) -> range:
    """The numbers of the lines, among the first ones, that the title stands on."""
    texts = [squeeze(line.text) for line in lines[:_HEAD_LINES]]
    for first in range(len(texts)):
        for last in range(first + 1, min(first + _MOST_TITLE_LINES, len(texts)) + 1):
            if "".join(texts[first:last]) == title:
                return range(first, last)
    return range(0)
