"""Web archives (.mht, .mhtml): the page in a MIME message that a browser saved."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from index.document import Document
from index.errors import BrokenDocumentError
from index.load import html
from index.load.told import read_address


def read(data: bytes, source: str) -> Document:
    """The document in the first page of the archive; raises `LoadError`s."""
    message = message_from_bytes(data)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    markup = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(markup, bytes):
        raise BrokenDocumentError(source, "no page in the web archive")
    document = html.read(markup, source)
    return replace(document, url=document.url or _address(message, page))


def _address(message: Message, page: Message) -> str:
    """Where the browser found the page."""
    told = (message.get("Snapshot-Content-Location", ""), page.get("Content-Location", ""))
    return next(filter(None, map(read_address, map(str, told))), "")
