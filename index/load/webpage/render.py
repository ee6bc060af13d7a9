"""From a tree to lines: one for a paragraph, a line break or a row of a table.

The characters are the page's own. White space is collapsed as a browser does, but for a
line break of the source between two Chinese characters, which is nobody's space; indents
go. Numbers that a browser would draw before list items are not part of the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from index.load.lines import Line, heading_level
from index.load.webpage.table import is_data_table, rows_of

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|dd|details|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|p|pre|"
    "section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BOLD_TAGS = frozenset(("b", "strong"))
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HEADING_TAG = re.compile(r"h[1-6]")
_WIDE = "[\u2014-\u2026\u3000-\u9fff\uf900-\ufaff\uff00-\uff65]"
_WIDE_BREAK = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\n\r\f]*(?={_WIDE})")
_SPACE = re.compile(r"[ \t\n\r\f]+")


def render(root: HtmlElement) -> Iterator[Line]:
    """The lines of `root`, none of them blank; headings have their level."""
    line = _OpenLine()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if breaks_line(element):
            yield from line.end()
        if event == "end":
            line.leave(element, is_last=element is root)
        elif element.tag == "table" and is_data_table(element):
            line.enter(element, "")
            yield from (Line(row) for row in rows_of(element, _cell_lines))
            walk.skip_subtree()
        else:
            line.enter(element, element.text or "")
    yield from line.end()


def breaks_line(element: HtmlElement) -> bool:
    """Whether a line ends where `element` begins, and where it ends."""
    return bool(_BLOCK.fullmatch(element.tag))


def _cell_lines(cell: HtmlElement) -> list[str]:
    return [line.text for line in render(cell)]


class _OpenLine:
    """The line that is being read, and what the elements around it make of it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._is_bold = True
        self._bold = self._preformatted = self._level = 0

    def enter(self, element: HtmlElement, text: str) -> None:
        """Go into `element`, which begins with `text`."""
        self._bold += _is_bold(element)
        self._preformatted += element.tag == "pre"
        self._level = _marked_level(element) or self._level
        self._add(text)

    def leave(self, element: HtmlElement, *, is_last: bool) -> None:
        """Go out of `element`, to the text behind it."""
        self._bold -= _is_bold(element)
        self._preformatted -= element.tag == "pre"
        self._level = 0 if _marked_level(element) else self._level
        self._add("" if is_last else element.tail or "")

    def end(self) -> Iterator[Line]:
        """The line so far; the next text begins a new one."""
        text, bold = "".join(self._pieces), self._is_bold
        self._pieces, self._is_bold = [], True
        for piece in text.split("\n") if self._preformatted else [text]:
            if shown := _SPACE.sub(" ", _WIDE_BREAK.sub("", piece)).strip():
                yield Line(shown, heading_level(shown, self._level, bold=bold))

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._is_bold &= bool(self._bold) or not text.strip()


def _is_bold(element: HtmlElement) -> bool:
    return element.tag in _BOLD_TAGS or bool(_BOLD_STYLE.search(element.get("style", "")))


def _marked_level(element: HtmlElement) -> int:
    return int(element.tag[1]) if _HEADING_TAG.fullmatch(element.tag) else 0
