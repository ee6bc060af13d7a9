"""The characters of a PDF page with their places, turned so that lines run to the right.

Text may be turned by quarters (a landscape table on a portrait page, a page that is shown
turned) or be written from top to bottom: both become horizontal lines here, and nothing
that follows needs to know. Text at a slant is a watermark and is left out.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_SLANT = 0.1
_HYPHEN = "-"
_QUARTERS: tuple[Callable[[Box], Box], ...] = (
    lambda box: box,
    lambda box: (-box[3], box[0], -box[1], box[2]),
    lambda box: (-box[2], -box[3], -box[0], -box[1]),
    lambda box: (box[1], -box[2], box[3], -box[0]),
)
"""How to turn a box whose text runs to the right, downwards, to the left or upwards."""


class Glyph(NamedTuple):
    """A character and its box; `spaced` tells that a word space goes before it."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool = False

    @property
    def box(self) -> Box:
        """Its place."""
        return self[1:5]


class Raw(NamedTuple):
    """A character as the page has it, and its direction in clockwise quarters, None at a slant."""

    glyph: Glyph
    quarter: int | None


class Frame(NamedTuple):
    """The characters that run in one direction, upright, and how the page was turned for it."""

    glyphs: list[Glyph]
    turn: Callable[[Box], Box]


def frames(textpage: PdfTextPage) -> list[Frame]:
    """The page's characters by direction, the direction of most of them first."""
    raws = list(_raws(textpage))
    counts = Counter(raw.quarter for raw in raws if raw.quarter is not None)
    found = []
    for quarter, _ in counts.most_common():
        glyphs = [raw.glyph for raw in raws if raw.quarter == quarter]
        turn = _QUARTERS[1 if quarter == 0 and _is_vertical(glyphs) else quarter]
        found.append(Frame([_turned(glyph, turn) for glyph in glyphs], turn))
    return found


def damage(glyphs: Iterable[Glyph]) -> float:
    """The share of characters that are no text: the font does not tell what its shapes mean."""
    texts = [glyph.text for glyph in glyphs if not glyph.text.isspace()]
    return sum(_is_damaged(text) for text in texts) / max(1, len(texts))


def _raws(textpage: PdfTextPage) -> Iterator[Raw]:
    """All characters but those that the library made up; a space it made marks the next one."""
    spaced = False
    for index in range(textpage.count_chars()):
        text = _character(textpage, index)
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            spaced = spaced or text == " "
            continue
        glyph = Glyph(text, *_box(textpage, index), spaced)
        yield Raw(glyph, _quarter(pdfium.FPDFText_GetCharAngle(textpage, index)))
        spaced = False


def _character(textpage: PdfTextPage, index: int) -> str:
    if pdfium.FPDFText_IsHyphen(textpage, index) == 1:
        return _HYPHEN
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def _box(textpage: PdfTextPage, index: int) -> Box:
    """The box that the font reserves; the shape's own if the font reserves none."""
    left, bottom, right, top = textpage.get_charbox(index, loose=True)
    if right > left and top > bottom:
        return left, bottom, right, top
    box: Box = textpage.get_charbox(index)
    return box


def _quarter(angle: float) -> int | None:
    quarters = angle / (math.pi / 2)
    return None if abs(quarters - round(quarters)) > _SLANT else round(quarters) % 4


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether each character stands under the one before."""
    solid = [glyph for glyph in glyphs if not glyph.text.isspace()]
    down = sum(_is_under(upper, lower) for upper, lower in pairwise(solid))
    return down > len(solid) / 2


def _is_under(upper: Glyph, lower: Glyph) -> bool:
    size = max(upper.right - upper.left, lower.right - lower.left)
    aside = abs((upper.left + upper.right) - (lower.left + lower.right)) / 2
    below = (upper.bottom + upper.top - lower.bottom - lower.top) / 2
    return aside < size / 2 and size / 2 < below < 2 * size


def _turned(glyph: Glyph, turn: Callable[[Box], Box]) -> Glyph:
    return Glyph(glyph.text, *turn(glyph.box), glyph.spaced)


def _is_damaged(text: str) -> bool:
    return text in "\ufffd\ufffe\uffff" or unicodedata.category(text) in {"Cc", "Cn", "Co"}
