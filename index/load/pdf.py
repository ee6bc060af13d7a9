"""PDF, through pdfium: pages to lines, lines to paragraphs, running heads left out.

A page without a text layer, or with one that is no text because its font does not tell what
its shapes mean, is a picture of text: it is recognised if that is installed, else left out.
pdfium ends the whole process on some broken files, so this loader runs in a child process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from index.document import Document
from index.errors import (
    BrokenDocumentError,
    EmptyDocumentError,
    ProtectedError,
    ScannedError,
    TooLargeError,
)
from index.load import ocr
from index.load.layout.assemble import assemble
from index.load.layout.glyphs import Frame, damage, frames
from index.load.layout.line import PrintedLine, PrintedPage
from index.load.layout.lines import printed_lines
from index.load.layout.outline import outline_headings
from index.load.layout.rules import read_grid
from index.load.layout.tables import with_rows
from index.load.limits import MAX_CHARACTERS

MAX_PAGES = 5_000
_PASSWORD_WANTED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_DAMAGED = 0.1
"""The share of characters that are none from which on a text layer is no text."""
_LITTLE = 20
"""Characters on a page below which a picture may hold its text: a page number, a watermark."""
_LARGE_PICTURE = 0.2
"""The share of a page that a picture of its text takes at least."""
_MANY_SHAPES = 200
_MOST_OBJECTS = 2_000


@dataclass(slots=True)
class _Count:
    """What was met on the way through the pages."""

    characters: int = 0
    pictures: int = 0
    recognised: int = 0
    broken: int = 0


def read(data: bytes, source: str) -> Document:
    """The document in the bytes of the PDF `source`.

    Raises `ProtectedError`, `BrokenDocumentError`, `EmptyDocumentError`, `TooLargeError`, and
    `ScannedError` if most of it is pictures of text which nothing that is installed reads.
    """
    count = _Count()
    with _opened(data, source) as pdf:
        if len(pdf) > MAX_PAGES:
            raise TooLargeError(source, f"more than {MAX_PAGES} pages")
        pages = [_page(pdf, number, source, count) for number in range(len(pdf))]
        document = assemble(pages)
        _check(document, pages, count, source)
        return replace(
            document,
            title=_title(pdf, document),
            headings=outline_headings(pdf, document),
            recognised=count.recognised > 0,
            unread=count.pictures - count.recognised,
        )


@contextmanager
def _opened(data: bytes, source: str) -> Iterator[PdfDocument]:
    """The PDF, which an empty password may open."""
    try:
        pdf = PdfDocument(data, password="")
    except PdfiumError as error:
        if error.err_code in _PASSWORD_WANTED:
            raise ProtectedError(source, "opens with a password only") from error
        raise BrokenDocumentError(source, "not a readable PDF") from error
    with closing(pdf):
        yield pdf


def _check(document: Document, pages: list[PrintedPage], count: _Count, source: str) -> None:
    """Raise what keeps the document from being one."""
    unread = count.pictures - count.recognised
    if unread * 2 >= len(pages) and len(document.text) < _LITTLE * len(pages):
        raise ScannedError(source, f"{unread} of {len(pages)} pages are pictures")
    if not document.text.strip():
        if count.broken:
            raise BrokenDocumentError(source, "no page can be read")
        raise EmptyDocumentError(source, "no text on any page")


def _page(pdf: PdfDocument, number: int, source: str, count: _Count) -> PrintedPage:
    """The lines of a page, none if it is beyond reading."""
    try:
        with closing(pdf[number]) as page:
            return _read_page(page, number, source, count)
    except PdfiumError:
        count.broken += 1
        return PrintedPage()


def _read_page(page: PdfPage, number: int, source: str, count: _Count) -> PrintedPage:
    with closing(page.get_textpage()) as textpage:
        count.characters += textpage.count_chars()
        if count.characters > MAX_CHARACTERS:
            raise TooLargeError(source, f"more than {MAX_CHARACTERS} characters")
        found = frames(textpage)
    damaged = damage(glyph for frame in found for glyph in frame.glyphs) > _DAMAGED
    if damaged or (_has_little_text(found) and _has_picture(page)):
        count.pictures += 1
        if ocr.is_available():
            return _recognised(page, number, source, count)
    if damaged:
        return PrintedPage()
    return _printed(page, found, number)


def _printed(page: PdfPage, found: list[Frame], number: int) -> PrintedPage:
    """The lines that the text layer gives, the direction of most of them first."""
    lines: list[PrintedLine] = []
    for frame in found:
        grid = read_grid(page, frame.turn)
        printed = printed_lines(frame.glyphs, number, grid.parts)
        lines += with_rows(list(printed), grid)
    return PrintedPage(tuple(lines), *found[0].turn(page.get_bbox())) if found else PrintedPage()


def _recognised(page: PdfPage, number: int, source: str, count: _Count) -> PrintedPage:
    """The lines that are read off the picture of the page."""
    count.recognised += 1
    if count.recognised > ocr.MAX_PAGES:
        raise TooLargeError(source, f"more than {ocr.MAX_PAGES} pages without a text layer")
    scale = ocr.LONGEST_SIDE / max(*page.get_size(), 1.0)
    picture = page.render(scale=scale, rev_byteorder=False).to_numpy()
    return ocr.recognise(picture, number, source)


def _has_little_text(found: list[Frame]) -> bool:
    solid = sum(not glyph.text.isspace() for frame in found for glyph in frame.glyphs)
    return solid < _LITTLE


def _has_picture(page: PdfPage) -> bool:
    """Whether a picture, or shapes that may be drawn characters, take much of the page."""
    shapes = 0
    for number, item in enumerate(page.get_objects(max_depth=3)):
        if number >= _MOST_OBJECTS:
            return True
        shapes += item.type in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING)
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            width, height = page.get_size()
            if (right - left) * (top - bottom) >= _LARGE_PICTURE * width * height:
                return True
    return shapes >= _MANY_SHAPES


def _title(pdf: PdfDocument, document: Document) -> str:
    """The title among the properties, if the first page says it too: most are names of files."""
    title: str = pdf.get_metadata_value("Title").strip()
    first = document.text[: document.pages[1] if len(document.pages) > 1 else None]
    return title if title and _solid(title) in _solid(first) else ""


def _solid(text: str) -> str:
    return "".join(text.split())
