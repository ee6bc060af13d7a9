"""What a loader makes of a file: its raw text, and what the format tells beside it.

Spans count characters of `Document.text`, whose newlines are ``\\n``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the format itself marks; `level` 1 is the highest."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Document:
    """The raw text of a document, before it is cleaned.

    `title`, `issuer`, `place`, `date` and `url` are what the page, the row or the file's
    properties say, empty or None where they say nothing. `pages` are the offsets at which
    the pages begin, the first one's included; it is empty for formats without pages.
    `recognised` tells that the text was read off a picture and may hold mistakes, `unread`
    how many pages are pictures of text which nothing installed reads: they are left out.
    """

    text: str
    title: str = ""
    issuer: str = ""
    place: str = ""
    date: date | None = None
    url: str = ""
    headings: tuple[Heading, ...] = ()
    pages: tuple[int, ...] = ()
    recognised: bool = False
    unread: int = 0
