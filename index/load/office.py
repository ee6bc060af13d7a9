"""Word documents of every age and make: .docx, .doc, .wps, .rtf, .odt.

The first bytes decide, not the name: pages and new documents are often called .doc, old
documents .docx. What LibreOffice has to convert is read as the .docx that it makes.
Reading itself happens in the sandbox; LibreOffice is a process of its own.
"""

from __future__ import annotations

import re

from index.document import Document
from index.errors import BrokenDocumentError, ProtectedError, UndecodableError
from index.load import ole, sandbox, txt
from index.load.libreoffice import to_docx

_HEAD = 4096
_ZIP, _RTF, _PDF = b"PK\x03\x04", b"{\\rtf", b"%PDF-"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_WORD_XML = re.compile(rb"<\?xml.*(?:wordDocument|pkg:package)\b", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|meta|body|table|div|p)\b", re.IGNORECASE)
_WEB_ARCHIVE = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*mime-version:", re.IGNORECASE)


def read(data: bytes, source: str) -> Document:
    """The document in the bytes of a file of an office program; raises `LoadError`s."""
    if data.startswith(ole.MAGIC):
        return _read_old(data, source)
    if suffix := _converted(data):
        return sandbox.read("docx", to_docx(data, suffix, source), source)
    if format_ := _contained(data):
        return sandbox.read(format_, data, source)
    return _read_text(data, source)


def _read_old(data: bytes, source: str) -> Document:
    if ole.is_protected(data):
        raise ProtectedError(source, "password")
    if not ole.is_word(data):
        raise BrokenDocumentError(source, "no Word document inside")
    return sandbox.read("docx", to_docx(data, ".doc", source), source)


def _converted(data: bytes) -> str | None:
    """The suffix of what LibreOffice has to convert, None for anything else."""
    head = data[:_HEAD]
    if head.startswith(_RTF):
        return ".rtf"
    if head.startswith(_ZIP) and _OPEN_DOCUMENT in head[:128]:
        return ".odt"
    return ".xml" if _WORD_XML.match(head.removeprefix(b"\xef\xbb\xbf")) else None


def _contained(data: bytes) -> str | None:
    """The loader for what the bytes are in truth, None if they may be text."""
    if data.startswith((_ZIP, _PDF)):
        return "docx" if data.startswith(_ZIP) else "pdf"
    head = data[:_HEAD].replace(b"\0", b"")
    if _WEB_ARCHIVE.match(head):
        return "mht"
    return "html" if _PAGE.search(head) else None


def _read_text(data: bytes, source: str) -> Document:
    """Plain text called a document; what is no text either is broken."""
    try:
        return txt.read(data, source)
    except UndecodableError as error:
        raise BrokenDocumentError(source, "neither a Word document nor text") from error
