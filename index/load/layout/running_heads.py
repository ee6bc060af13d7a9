"""Finds what a page carries beside its text: running heads and feet, page numbers.

They stand in the margins and come again on other pages at the same height, word for word
or with a number that counts the pages. What comes once only is text, wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.load.layout.line import PrintedLine, PrintedPage

_MARGIN = 0.12
"""The share of a page's height, above and below, in which running heads stand."""
_HEIGHTS = 50
"""Steps into which the height of a page is divided to call two heights the same."""
_NUMBER = re.compile(r"\d+")
_BARE_NUMBER = re.compile(r"\d{1,4}")
_PAGE_NUMBER = re.compile(
    r"[-—–―－·•.\s]+\d{1,4}[-—–―－·•.\s]+|第\s*\d{1,4}\s*页[\s/,，、|｜]*(?:共\s*\d{1,4}\s*页)?|"
    r"\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
)
_LABEL = re.compile(r"(?:附[件表录图]?|[表图])\d{1,3}")
"""What counts attachments, tables and figures, which may well be one a page."""

Key = tuple[str, int]


def without_running_heads(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """The pages with those lines only that are their text."""
    written = [page for page in pages if page.lines]
    counts = Counter(key for page in written for key in set(_page_keys(page)))
    least = max(2, round(0.3 * len(written)))
    often = {key for key, count in counts.items() if count >= least}
    return [
        replace(page, lines=tuple(one for one in page.lines if not _is_running(one, page, often)))
        for page in pages
    ]


def _page_keys(page: PrintedPage) -> Iterator[Key]:
    for line in page.lines:
        yield from _keys(line, page)


def _is_running(line: PrintedLine, page: PrintedPage, often: set[Key]) -> bool:
    if not _in_margin(line, page):
        return False
    text = line.text.strip()
    if _PAGE_NUMBER.fullmatch(text):
        return True
    if _BARE_NUMBER.fullmatch(text) and _is_outermost(line, page):
        return True
    return any(key in often for key in _keys(line, page))


def _keys(line: PrintedLine, page: PrintedPage) -> Iterator[Key]:
    """What the line has in common with its like on other pages: words, height, counting."""
    if not _in_margin(line, page):
        return
    height = round(_HEIGHTS * (line.middle - page.bottom) / max(1.0, page.top - page.bottom))
    text = re.sub(r"\s", "", line.text)
    yield text, height
    if _LABEL.fullmatch(text):
        return
    for number in _NUMBER.finditer(text):
        if len(number[0]) < 5:
            counted = f"{text[: number.start()]}#{int(number[0]) - line.page}{text[number.end() :]}"
            yield counted, height


def _in_margin(line: PrintedLine, page: PrintedPage) -> bool:
    room = _MARGIN * (page.top - page.bottom)
    return line.middle < page.bottom + room or line.middle > page.top - room


def _is_outermost(line: PrintedLine, page: PrintedPage) -> bool:
    heights = [other.middle for other in page.lines]
    return line.middle in (min(heights), max(heights))
