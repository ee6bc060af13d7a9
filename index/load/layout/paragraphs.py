"""Printed lines to paragraphs: which line goes on in the next one, and how they are joined.

A line ends its paragraph when it still had room for what the next one begins with, when the
next one is indented, set in another size or farther down than usual, or when either is
centred. Where a page or a column breaks, the same is asked of the last line before and the
first line after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from index.load.layout.line import PrintedLine, PrintedPage
from index.load.layout.lines import is_wide, width_of
from index.load.layout.margins import Column, columns

_MARKER = re.compile(
    r"[一二三四五六七八九十百]+、|[(（][一二三四五六七八九十百\d]+[)）]|\d{1,3}(?:[.．](?!\d)|、|[)）])|"
    r"第[一二三四五六七八九十百\d]+[章节条部篇]|[①-⑳●•■◆▪]"
)
_STOP = re.compile(r"[。！？!?；;：:][”’\"'）)】]*$")
_LEADER = re.compile(r"[.．…·]{4,}\s*\d*$")
_WORD = re.compile(r"[A-Za-z0-9.,%+/:_-]*")
_NEVER_LAST = "（(《【〔“‘「『["
_NEVER_FIRST = "，。、；：？！）)》】〕”’」』]…—%％,.;:?!·"
_INDENT = 1.0
_CENTRED = 2.0
_LARGER = 1.15
_FARTHER = 1.5
_ASIDE = 3.0
_STOPPED, _UNSTOPPED = 0.5, 1.5
"""Characters of room beyond its need that make a line the last, after a stop and without."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, and where in it the lines of another page than its first's begin.

    `page` is that of its first line; `breaks` are pairs of a page and an offset. `size` is
    that of its type.
    """

    text: str
    page: int
    size: float
    breaks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Set:
    """A line in its column."""

    line: PrintedLine
    column: Column

    @property
    def indent(self) -> float:
        return (self.line.left - self.column.left) / self.line.size

    @property
    def room(self) -> float:
        """The width left at the line's end, in characters of its own size."""
        return (self.column.right - self.line.right) / self.line.size

    @property
    def is_centred(self) -> bool:
        return min(self.indent, self.room) > _CENTRED and abs(self.indent - self.room) < _CENTRED


def paragraphs(pages: Sequence[PrintedPage]) -> list[Paragraph]:
    """The paragraphs of a whole document, from the lines of its pages."""
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return []
    body = median(line.size for line in lines)
    set_lines = [_Set(*pair) for pair in zip(lines, columns(pages), strict=True)]
    return [_joined(group) for group in _groups(set_lines, body)]


def _groups(all_set: Sequence[_Set], body: float) -> Iterator[list[PrintedLine]]:
    """The lines, those of a paragraph together; `body` is the size of most of the type."""
    group: list[PrintedLine] = []
    for last, current, after in zip([None, *all_set], all_set, [*all_set[1:], None], strict=False):
        if last is not None and not _goes_on(last, current, after, body):
            yield group
            group = []
        group.append(current.line)
    if group:
        yield group


def _goes_on(last: _Set, next_: _Set, after: _Set | None, body: float) -> bool:
    """Whether the paragraph of the last line goes on in the next one; `after` follows that."""
    if _is_parted(last, next_):
        return False
    if last.is_centred or next_.is_centred:
        return last.is_centred and next_.is_centred and _is_title(last.line, body)
    stopped = bool(_STOP.search(last.line.text))
    if stopped and not last.column.shown:
        return False
    if last.room > _first_word(next_.line.text) + (_STOPPED if stopped else _UNSTOPPED):
        return False
    if next_.indent >= _INDENT:
        return not stopped and _hangs(last, next_, after)
    return not (stopped and _MARKER.match(next_.line.text))


def _is_parted(last: _Set, next_: _Set) -> bool:
    """Whether the lines are no neighbours in running text: rows, other type, a gap between."""
    alone = last.line.alone or next_.line.alone or bool(_LEADER.search(last.line.text))
    apart = _is_farther_down(last, next_) or _is_aside(last.line, next_.line)
    return alone or apart or not _alike(last.line, next_.line)


def _alike(last: PrintedLine, next_: PrintedLine) -> bool:
    return max(last.size, next_.size) <= _LARGER * min(last.size, next_.size)


def _is_farther_down(last: _Set, next_: _Set) -> bool:
    if last.line.page != next_.line.page:
        return False
    return last.line.middle - next_.line.middle > _FARTHER * next_.column.pitch


def _is_aside(last: PrintedLine, next_: PrintedLine) -> bool:
    """Whether the next line is below, but far to the side: in a drawing, not in a text."""
    overlap = min(last.right, next_.right) - max(last.left, next_.left)
    below = last.page == next_.page and next_.middle < last.middle
    return below and overlap < -_ASIDE * last.size


def _is_title(line: PrintedLine, body: float) -> bool:
    """Whether a centred line is one of a title, which may take several."""
    return line.size >= _LARGER * body and not _STOP.search(line.text)


def _hangs(last: _Set, next_: _Set, after: _Set | None) -> bool:
    """Whether an indented line goes on with an item or a block that is indented as a whole.

    If the line after it is not indented, it is the first line of a paragraph.
    """
    if _MARKER.match(next_.line.text):
        return False
    if after and after.indent < _INDENT and not _MARKER.match(after.line.text):
        return False
    if _MARKER.match(last.line.text):
        return next_.indent > last.indent - _INDENT / 2
    return abs(last.indent - next_.indent) < _INDENT / 2


def _first_word(text: str) -> float:
    """The width, in characters, of what cannot be parted at the beginning of a line."""
    wide = len(text) - len(text.lstrip(_NEVER_LAST))
    word = _WORD.match(text, wide)
    end = word.end() if word else wide
    if end == wide:
        end = wide + 1
    after = len(text[end:]) - len(text[end:].lstrip(_NEVER_FIRST))
    return width_of(text[: end + after])


def _joined(group: Sequence[PrintedLine]) -> Paragraph:
    text, breaks = group[0].text, []
    page = group[0].page
    for line in group[1:]:
        text = with_glue(text, line.text)
        if line.page != page:
            page = line.page
            breaks.append((page, len(text)))
        text += line.text
    return Paragraph(text, group[0].page, group[0].size, tuple(breaks))


def with_glue(text: str, next_: str) -> str:
    """What goes before the next line: a word parted at its hyphen is whole again, words spaced."""
    if re.search(r"[A-Za-z]-$", text) and re.match(r"[a-z]", next_):
        return text[:-1]
    if is_wide(text[-1]) or is_wide(next_[0]):
        return text
    return text + " "
