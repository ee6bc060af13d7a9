"""Telegram HTML that is balanced and measured by construction.

A message may hold 4096 UTF-16 units after its tags are parsed away, so every piece
carries that length beside its HTML, and pieces are only ever joined whole.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass

MESSAGE_UNITS = 4096
"""The longest message, in UTF-16 units after parsing."""

ELLIPSIS = "……"


@dataclass(frozen=True, slots=True)
class Rich:
    """A piece of a message: its HTML, and the UTF-16 units that people will see of it."""

    html: str = ""
    units: int = 0

    def __add__(self, other: Rich) -> Rich:
        return Rich(self.html + other.html, self.units + other.units)

    def __bool__(self) -> bool:
        return self.units > 0


def units(text: str) -> int:
    """The length of a text in UTF-16 units, as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shorten(text: str, limit: int) -> str:
    """The text, or as much of its beginning as fits `limit` units with an ellipsis."""
    if units(text) <= limit:
        return text
    return head(text, limit - len(ELLIPSIS)) + ELLIPSIS


def head(text: str, limit: int) -> str:
    """The longest beginning of at most `limit` units."""
    kept = text[: max(limit, 0)]
    while units(kept) > limit:
        kept = kept[: -max(1, (units(kept) - limit) // 2)]
    return kept


def tail(text: str, limit: int) -> str:
    """The longest end of at most `limit` units."""
    return head(text[::-1], limit)[::-1]


def plain(text: str) -> Rich:
    """Text as it is; only what cannot be sent at all, lone surrogates, is left out."""
    sendable = text.encode("utf-8", "ignore").decode("utf-8")
    return Rich(html.escape(sendable, quote=False), units(sendable))


def bold(inner: Rich | str) -> Rich:
    """Bold; an empty piece stays empty."""
    return _tagged("b", inner)


def italic(inner: Rich | str) -> Rich:
    """Italic; an empty piece stays empty."""
    return _tagged("i", inner)


def struck(inner: Rich | str) -> Rich:
    """Struck through; an empty piece stays empty."""
    return _tagged("s", inner)


def underlined(inner: Rich | str) -> Rich:
    """Underlined; an empty piece stays empty."""
    return _tagged("u", inner)


def code(inner: str) -> Rich:
    """Monospaced: a tap on it copies it."""
    return _tagged("code", inner)


def link(inner: Rich | str, url: str) -> Rich:
    """A text that opens an address; without an address the text alone."""
    if not url:
        return plain(inner) if isinstance(inner, str) else inner
    return _tagged("a", inner, f' href="{html.escape(url)}"')


def blockquote(inner: Rich | str, *, expandable: bool = False) -> Rich:
    """A block quotation; an expandable one shows three lines until it is tapped."""
    return _tagged("blockquote", inner, " expandable" if expandable else "")


def join(pieces: Iterable[Rich], separator: str = "\n") -> Rich:
    """The pieces that are not empty, with a separator between them."""
    between, whole = plain(separator), Rich()
    for piece in pieces:
        if piece:
            whole = whole + between + piece if whole else piece
    return whole


def _tagged(tag: str, inner: Rich | str, attributes: str = "") -> Rich:
    piece = plain(inner) if isinstance(inner, str) else inner
    if not piece:
        return piece
    return Rich(f"<{tag}{attributes}>{piece.html}</{tag}>", piece.units)
