"""Characters in the order of a page's content to printed lines.

Which spaces are real is told by where the characters stand. Chinese has no word spaces,
but many programs leave a gap, or write a space, between all characters of a line or around
digits: those go. A gap that is wide, or the only one between Chinese characters (a name
after an office), stays as one space; so do the spaces between Latin words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from index.load.layout.glyphs import Glyph
from index.load.layout.line import PrintedLine

_HAN = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_WIDE = re.compile(rf"[{_HAN}‘’“”…—\U00020000-\U0003ffff]")
_BETWEEN = re.compile(rf"(?<=[{_HAN}])(?P<space> ?)(?=[{_HAN}])")
_WIDE_GAP = 0.7
_SMALLEST = 0.1
_SPACED_OUT = 0.6
"""From this share of gaps between Chinese characters on, a line is spaced out."""


def is_wide(character: str) -> bool:
    """Whether the character is as wide as a Chinese one and needs no space beside it."""
    return bool(_WIDE.match(character))


def printed_lines(
    glyphs: Sequence[Glyph], page: int, parted: Callable[[float, float, float], bool]
) -> Iterator[PrintedLine]:
    """The lines; `parted` tells whether a rule stands between two places at a height."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text in "\r\n\0":
            continue
        if run and (not _continues(run[-1], glyph) or parted(*_gap(run[-1], glyph))):
            yield from _line(run, page)
            run = []
        run.append(glyph)
    yield from _line(run, page)


def size_of(glyphs: Sequence[Glyph]) -> float:
    """The width of a Chinese character; of Latin text alone, its height is taken for it."""
    wide = [glyph.right - glyph.left for glyph in glyphs if is_wide(glyph.text)]
    size = median(wide or [glyph.top - glyph.bottom for glyph in glyphs])
    return max(size, _SMALLEST)


def width_of(text: str) -> float:
    """The width of a text, in Chinese characters."""
    return sum(1.0 if is_wide(character) else 0.5 for character in text)


def close_up(text: str) -> str:
    """The text of a line without the spaces between all of its Chinese characters."""
    gaps = [match["space"] for match in _BETWEEN.finditer(text)]
    if len(gaps) < 3 or gaps.count(" ") < _SPACED_OUT * len(gaps):
        return text
    return _BETWEEN.sub("", text)


def _continues(last: Glyph, next_: Glyph) -> bool:
    """Whether the next character stands in the same line as the last, not before it."""
    height = max(last.top - last.bottom, next_.top - next_.bottom)
    drop = abs((last.top + last.bottom) - (next_.top + next_.bottom)) / 2
    return drop < height / 2 and next_.left > last.left - height / 2


def _gap(last: Glyph, next_: Glyph) -> tuple[float, float, float]:
    """From where to where, and how high, the gap between two neighbours reaches."""
    return last.right, next_.left, (next_.bottom + next_.top) / 2


def _line(run: Sequence[Glyph], page: int) -> Iterator[PrintedLine]:
    solid = [glyph for glyph in run if not glyph.text.isspace()]
    if not solid:
        return
    size = size_of(solid)
    yield PrintedLine(
        text=_valid(close_up(_text(run, size))),
        page=page,
        left=min(glyph.left for glyph in solid),
        bottom=min(glyph.bottom for glyph in solid),
        right=max(glyph.right for glyph in solid),
        top=max(glyph.top for glyph in solid),
        size=size,
    )


def _text(run: Sequence[Glyph], size: float) -> str:
    parts: list[str] = []
    last: Glyph | None = None
    written = False
    for glyph in run:
        if glyph.text.isspace():
            written = True
            continue
        if last is not None and _is_spaced(last, glyph, written, size):
            parts.append(" ")
        parts.append(glyph.text)
        last, written = glyph, False
    return "".join(parts)


def _is_spaced(last: Glyph, next_: Glyph, written: bool, size: float) -> bool:
    """Whether a space goes between two characters; `written` if the page has one there."""
    if next_.left - last.right > _WIDE_GAP * size:
        return True
    wide = is_wide(last.text), is_wide(next_.text)
    if not any(wide):
        return written or next_.spaced
    return written and not (last.text.isdecimal() or next_.text.isdecimal())


def _valid(text: str) -> str:
    """The text with the two halves of a rare character put together; a lone half is damage."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
