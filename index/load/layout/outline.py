"""The headings of a PDF that its outline (bookmarks) names and its pages show."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pypdfium2 import PdfBookmark, PdfDocument

from index.document import Document, Heading

_MOST = 2_000
_DEEPEST = 6


def outline_headings(pdf: PdfDocument, document: Document) -> tuple[Heading, ...]:
    """The lines that the outline names, in order, on the page to which it leads or after it.

    Names that stand nowhere in the text (of files, of attached pictures) are left out.
    """
    lines = list(_lines(document.text))
    headings: list[Heading] = []
    place = 0
    for bookmark in islice(pdf.get_toc(max_depth=_DEEPEST), _MOST):
        name = _solid(bookmark.get_title())
        page = _page_start(bookmark, document)
        for number in range(place, len(lines)):
            start, line = lines[number]
            if start + len(line) > page and _solid(line) == name and name:
                headings.append(Heading(start, start + len(line), bookmark.level + 1))
                place = number + 1
                break
    return tuple(headings)


def _page_start(bookmark: PdfBookmark, document: Document) -> int:
    destination = bookmark.get_dest()
    page = destination.get_index() if destination else None
    return document.pages[page] if page is not None and page < len(document.pages) else 0


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _solid(text: str) -> str:
    return "".join(text.split())
