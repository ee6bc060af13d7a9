"""Web archives (.mht): the page in them, which an HTML loader reads.

Old browsers save pages so, and Word does under the name .doc.
"""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from index.document import Document
from index.errors import BrokenDocumentError
from index.load import html


def read(data: bytes, source: str) -> Document:
    """The page in the bytes of a web archive, with its address; raises `LoadError`s."""
    try:
        page = _page(message_from_bytes(data))
        content = page.get_payload(decode=True) if page else None
    except (RecursionError, ValueError, LookupError) as error:
        raise BrokenDocumentError(source, f"damaged web archive: {error}") from error
    if page is None or not isinstance(content, bytes):
        raise BrokenDocumentError(source, "no page in the web archive")
    document = html.read(content, source)
    address = str(page.get("Content-Location", ""))
    return replace(document, url=document.url or (address if _is_public(address) else ""))


def _page(archive: Message) -> Message | None:
    parts = (part for part in archive.walk() if part.get_content_type() == "text/html")
    return next(parts, None)


def _is_public(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))
