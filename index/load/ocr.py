"""Reads pictures of text, through rapidocr, whose models lie inside its package.

It is an extra: `is_available` tells whether it is installed. Nothing is imported before the
first picture, since that takes seconds. One thread; a page takes some ten seconds and
1.5 GB of address space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.errors import ScannedError, TooLargeError
from index.load import allowance
from index.load.layout.line import PrintedLine, PrintedPage
from index.load.layout.lines import close_up, width_of
from index.load.lines import join_cells

LONGEST_SIDE = 2000
"""Pixels of the longer side of a page: A4 at 170 dpi. More takes memory and finds nothing."""
MAX_PAGES = 200
"""Pages of a document that are recognised; one takes some ten seconds."""
_MEMORY = 3 << 30
_SURE = 0.65
"""Lines that are read with less confidence are stains and drawings more often than text."""
_READS_WELL = 0.85
_GAP, _WIDE_GAP = 0.7, 2.0
"""Characters of space between pieces of a line, and between cells of a table."""
_ROUGHLY = 0.25
_SETTINGS = {
    "Global.use_cls": False,
    "Global.log_level": "critical",
    "Global.text_score": 0.0,
    "Global.max_side_len": LONGEST_SIDE,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}

Picture = NDArray[np.uint8]
"""Rows, columns, and blue, green and red."""


class _Found(NamedTuple):
    """A line that was read: its four corners, and how sure the recogniser is of it."""

    box: NDArray[np.float32]
    text: str
    score: float


class _Reading(NamedTuple):
    """What was read off a picture, whose size is in pixels."""

    found: tuple[_Found, ...]
    height: float
    width: float

    @property
    def confidence(self) -> float:
        """The mean over all characters, 0 to 1."""
        characters = sum(len(one.text) for one in self.found)
        return sum(len(one.text) * one.score for one in self.found) / max(1, characters)

    @property
    def runs_upwards(self) -> bool:
        """Whether most lines are taller than wide: the picture lies on its side."""
        tall = sum(np.ptp(one.box[:, 1]) > np.ptp(one.box[:, 0]) for one in self.found)
        return bool(tall > len(self.found) / 2)

    @property
    def is_sure(self) -> bool:
        """Whether there is no point in turning the picture."""
        return not self.found or (self.confidence >= _READS_WELL and not self.runs_upwards)


def is_available() -> bool:
    """Whether pictures can be read."""
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime"))


def recognise(picture: Picture, page: int, source: str) -> PrintedPage:
    """The lines of text in a picture of a page, from top to bottom; places are in pixels.

    Raises `TooLargeError` if memory runs out.
    """
    allowance.renew(_MEMORY)
    try:
        best = _best_way_up(picture)
    except ImportError as error:
        raise ScannedError(source, f"cannot be read here: {error}") from error
    except Exception as error:
        if "alloc" in str(error):
            raise TooLargeError(source, "memory") from error
        raise
    lines = _evened([_line(one, page, best.height) for one in best.found if one.score >= _SURE])
    return PrintedPage(tuple(_rows(lines)), right=best.width, top=best.height)


def _best_way_up(picture: Picture) -> _Reading:
    """The reading of the picture in the position in which it reads best.

    The recogniser could look itself which way up a line is, but is sometimes wrong about a
    long one. Whole pages can be told by the confidence: upside down nothing reads well.
    """
    reading = _reading(picture)
    quarters = (1, 3) if reading.runs_upwards else (2,)
    for quarter in quarters:
        if reading.is_sure:
            break
        allowance.renew()
        reading = max(reading, _reading(np.rot90(picture, quarter)), key=_merit)
    return reading


def _reading(picture: Picture) -> _Reading:
    result = _engine()(np.ascontiguousarray(picture))
    boxes = () if result.boxes is None else result.boxes
    found = zip(boxes, result.txts or (), result.scores or (), strict=True)
    lines = tuple(_Found(*one) for one in found if one[1].strip())
    return _Reading(lines, float(picture.shape[0]), float(picture.shape[1]))


@cache
def _engine() -> Any:
    return import_module("rapidocr").RapidOCR(params=_SETTINGS)


def _merit(reading: _Reading) -> tuple[bool, float]:
    """Lines that run upwards are read all the same, but in no order."""
    return not reading.runs_upwards, reading.confidence


def _line(found: _Found, page: int, height: float) -> PrintedLine:
    left, upper = (float(edge) for edge in found.box.min(axis=0))
    right, lower = (float(edge) for edge in found.box.max(axis=0))
    text = close_up(found.text.strip())
    size = max((right - left) / max(1.0, width_of(text)), 1.0)
    return PrintedLine(text, page, left, height - lower, right, height - upper, size)


def _evened(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines, those of about the usual size given just that: boxes are measured roughly."""
    usual = median(line.size for line in lines) if lines else 0.0
    return [
        replace(line, size=usual) if abs(line.size - usual) < _ROUGHLY * usual else line
        for line in lines
    ]


def _rows(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """The lines from top to bottom, those side by side put into one."""
    row: list[PrintedLine] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        if row and row[0].middle - line.middle > min(row[0].size, line.size) / 2:
            yield _row(row)
            row = []
        row.append(line)
    if row:
        yield _row(row)


def _row(row: Sequence[PrintedLine]) -> PrintedLine:
    """Lines side by side as one: cells of a table if they are far apart."""
    ordered = sorted(row, key=lambda line: line.left)
    gaps = [right.left - left.right for left, right in pairwise(ordered)]
    cells = any(gap > _WIDE_GAP * ordered[0].size for gap in gaps)
    texts = [line.text for line in ordered]
    return replace(
        ordered[0],
        text=join_cells(texts) if cells else _joined(ordered),
        bottom=min(line.bottom for line in ordered),
        right=max(line.right for line in ordered),
        top=max(line.top for line in ordered),
        alone=cells,
    )


def _joined(pieces: Sequence[PrintedLine]) -> str:
    """The pieces of one line, with a space where there is a gap."""
    text = pieces[0].text
    for left, right in pairwise(pieces):
        gap = right.left - left.right > _GAP * left.size
        text += f" {right.text}" if gap else right.text
    return text
