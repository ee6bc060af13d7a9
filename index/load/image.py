"""A picture of text: a photograph, a scan of one or more pages, a long screenshot."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from index.document import Document
from index.errors import EmptyDocumentError, ScannedError
from index.load import ocr
from index.load.layout.assemble import assemble
from index.load.layout.line import PrintedLine, PrintedPage


def read(data: bytes, source: str) -> Document:
    """The text read off the picture `source`, each of its frames a page.

    Raises `ScannedError` if nothing that is installed reads pictures, `BrokenDocumentError`,
    `TooLargeError`, and `EmptyDocumentError` if no text is seen.
    """
    if not ocr.is_available():
        raise ScannedError(source, "a picture")
    frames = import_module("index.load.pictures").frames(data, source)
    document = assemble([_page(strips, page, source) for page, strips in enumerate(frames)])
    if not document.text.strip():
        raise EmptyDocumentError(source, "no text seen in the picture")
    return replace(document, recognised=True)


def _page(strips: list[ocr.Picture], page: int, source: str) -> PrintedPage:
    """The lines of a page that was cut into strips, the uppermost first."""
    top = float(sum(strip.shape[0] for strip in strips))
    height, lines = top, list[PrintedLine]()
    for strip in strips:
        height -= strip.shape[0]
        lines += (_raised(line, height) for line in ocr.recognise(strip, page, source).lines)
    return PrintedPage(tuple(lines), right=float(strips[0].shape[1]), top=top)


def _raised(line: PrintedLine, by: float) -> PrintedLine:
    return replace(line, bottom=line.bottom + by, top=line.top + by)
