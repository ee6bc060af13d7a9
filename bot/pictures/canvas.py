"""A picture that is drawn on: one font for all scripts, wrapped text, colours; PNG at the end.

Measures are pixels of a picture `WIDTH` wide, which a phone shows about one to one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from index.errors import OptionalDependencyError

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

WIDTH, MARGIN = 1080, 56
INK, MUTED, FAINT, PAPER = "#1c2733", "#697787", "#e4e9ee", "#ffffff"
ACCENT, PLANNED, FALL, MARKER = "#2563c9", "#c07a1c", "#c9503f", "#fff0ad"

_UNIT = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,％%‰+-]*|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。；：！？、”’）》〉】」』…%％,.;:!?)")
_NEVER_LAST = frozenset("“‘（《〈【「『([")
_STRIPE, _HALO = 14, 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit of wrapped text at its place in the line, with the index of its first character."""

    text: str
    left: float
    index: int


Line = list[Piece]


class Canvas:
    """Draws; coordinates count from the left upper corner.

    Raises OptionalDependencyError where Pillow or the font is not installed.
    """

    def __init__(self, height: int) -> None:
        image, draw = _pillow()
        self._picture: Image.Image = image.new("RGB", (WIDTH, height), PAPER)
        self._image = image
        self._draw: ImageDraw.ImageDraw = draw.Draw(self._picture)

    def text(  # noqa: PLR0913
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        colour: str = INK,
        *,
        anchor: str = "lm",
        halo: bool = False,
    ) -> None:
        """Draw a text; with a halo it stands out from what it crosses.

        `anchor` is as Pillow has it: "lm" for its left end, half its height.
        """
        self._draw.text(
            (x, y),
            text,
            colour,
            font(size),
            anchor,
            align="center",
            stroke_width=_HALO * halo,
            stroke_fill=PAPER,
        )

    def paragraph(self, y: float, lines: list[Line], size: int, colour: str = INK) -> float:
        """Draw wrapped lines from the margin on and return where the next would begin."""
        for line in lines:
            for piece in line:
                self.text(MARGIN + piece.left, y + size * 0.7, piece.text, size, colour)
            y += line_height(size)
        return y

    def box(self, box: tuple[float, float, float, float], colour: str, radius: int = 0) -> None:
        """Fill a rectangle."""
        self._draw.rounded_rectangle(box, radius, colour)

    def hatched(self, box: tuple[float, float, float, float], colour: str) -> None:
        """A rectangle of stripes in a frame: a plan, unlike the filled boxes of results."""
        left, top, right, bottom = map(round, box)
        width, height = max(right - left, 4), bottom - top
        tile = self._image.new("RGB", (width, height), PAPER)
        draw = _pillow()[1].Draw(tile)
        for start in range(-height, width, _STRIPE):
            draw.line((start, height, start + height, 0), colour, 4)
        draw.rectangle((0, 0, width - 1, height - 1), outline=colour, width=3)
        self._picture.paste(tile, (left, top))

    def line(self, points: list[tuple[float, float]], colour: str, width: int) -> None:
        """A line through points."""
        self._draw.line(points, colour, width, joint="curve")

    def dashed(self, start: tuple[float, float], end: tuple[float, float], colour: str) -> None:
        """A dashed line."""
        length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5 or 1.0
        steps = max(int(length // 12), 1)
        places = [
            (start[0] + (end[0] - start[0]) * n / steps, start[1] + (end[1] - start[1]) * n / steps)
            for n in range(steps + 1)
        ]
        for one, other in islice(pairwise(places), 0, None, 2):
            self._draw.line([one, other], colour, 5)

    def dot(self, x: float, y: float, colour: str, *, hollow: bool) -> None:
        """A point of a line; a hollow one is a plan."""
        box = (x - 13, y - 13, x + 13, y + 13)
        self._draw.ellipse(box, PAPER if hollow else colour, colour, 5)

    def png(self) -> bytes:
        """The picture as a PNG file."""
        buffer = io.BytesIO()
        self._picture.save(buffer, "PNG", optimize=True)
        return buffer.getvalue()


def width_of(text: str, size: int) -> float:
    """How wide a line is."""
    return float(font(size).getlength(text))


def line_height(size: int) -> float:
    """From one line to the next."""
    return size * 1.55


def wrapped(text: str, size: int, width: float) -> list[Line]:
    """The lines of a text; numbers and Latin words stay whole, no line begins with a stop."""
    lines: list[Line] = [[]]
    left = 0.0
    for unit, index in _units(text):
        if unit == "\n":
            lines, left = [*lines, []], 0.0
            continue
        wide = width_of(unit, size)
        if left + wide > width and lines[-1] and unit not in _NEVER_FIRST:
            carried = [lines[-1].pop()] if lines[-1][-1].text in _NEVER_LAST else []
            lines.append([Piece(one.text, 0.0, one.index) for one in carried])
            left = sum(width_of(one.text, size) for one in carried)
        lines[-1].append(Piece(unit, left, index))
        left += wide
    return [line for line in lines if line]


def _units(text: str) -> Iterator[tuple[str, int]]:
    return ((match[0], match.start()) for match in _UNIT.finditer(text))


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Noto Sans SC of that size."""
    from PIL import ImageFont  # noqa: PLC0415  (an extra)

    try:
        from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise _missing() from error
    return ImageFont.truetype(str(sans_path()), size)


def _pillow() -> tuple[Any, Any]:
    try:
        from PIL import Image, ImageDraw  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise _missing() from error
    return Image, ImageDraw


def _missing() -> OptionalDependencyError:
    from bot import texts  # noqa: PLC0415

    return OptionalDependencyError(texts.PICTURES, "charts")
