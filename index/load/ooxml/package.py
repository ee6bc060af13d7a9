"""The parts of a .docx that hold text: found, held to limits, parsed without entities.

Only these parts are read. Libraries that read every part refuse documents that Word
opens, for a picture that is not there (``Target="NULL"``) or for being a template.
"""

from __future__ import annotations

import lzma
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from posixpath import normpath
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from index.errors import BrokenDocumentError, ProtectedError, TooLargeError
from index.load.ooxml.names import WORD, Element

MAX_XML = 64 << 20
"""Bytes of one XML part. The longest of 31 provincial reports has 0.1 MB."""
MAX_UNPACKED = 1 << 30
"""Bytes of all parts together, pictures included."""
MAX_RATIO = 200
"""Times that a package above `SMALL` may grow; real ones stay below 30."""
SMALL = 8 << 20

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_DAMAGE = (
    *(BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)
"""What `zipfile` raises for damaged archives."""


@dataclass(frozen=True, slots=True)
class Package:
    """The roots of the parts; None for a part that the document has not."""

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None


def open_package(data: bytes, source: str) -> Package:
    """The parts of the package in `data`; raises `BrokenDocumentError`, `TooLargeError`, …"""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _package(_Parts(archive, len(data), source))
    except _DAMAGE as error:
        raise BrokenDocumentError(source, f"damaged package: {error}") from error


class _Parts:
    """The parts of an archive by name; names ignore case, and some writers use backslashes."""

    def __init__(self, archive: ZipFile, size: int, source: str) -> None:
        infos = archive.infolist()
        self._archive, self._source = archive, source
        self._infos = {info.filename.replace("\\", "/").lower(): info for info in infos}
        self._check(infos, size)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    def parse(self, name: str) -> Element:
        """The root of the part `name`, which must be there."""
        info = self._infos[name.lower()]
        if info.file_size > MAX_XML:
            raise TooLargeError(self._source, f"{name} has more than {MAX_XML >> 20} MB")
        if info.flag_bits & 1:
            raise ProtectedError(self._source, "encrypted archive")
        return self._root(self._archive.read(info).replace(_STRICT, WORD.encode()), name)

    def related(self, name: str) -> dict[str, str]:
        """The names of the parts that the part `name` points to, by kind of relation."""
        path = PurePosixPath(name)
        relations = str(path.parent / "_rels" / f"{path.name}.rels")
        if relations not in self:
            return {}
        return {
            kind.rpartition("/")[2]: normpath(str(path.parent / target)).lstrip("/")
            for one in self.parse(relations)
            if (kind := one.get("Type")) and (target := one.get("Target"))
        }

    def _root(self, xml: bytes, name: str) -> Element:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(xml, parser)
        except etree.XMLSyntaxError as error:
            raise BrokenDocumentError(self._source, f"{name}: {error.msg}") from error
        if root.getroottree().docinfo.doctype:
            raise BrokenDocumentError(self._source, f"{name} declares a document type")
        return root

    def _check(self, infos: list[ZipInfo], size: int) -> None:
        unpacked = sum(info.file_size for info in infos)
        if unpacked > MAX_UNPACKED:
            raise TooLargeError(self._source, f"more than {MAX_UNPACKED >> 20} MB unpacked")
        if unpacked > max(SMALL, MAX_RATIO * size):
            raise TooLargeError(self._source, f"{unpacked // size} times its size unpacked")


def _package(parts: _Parts) -> Package:
    document = parts.related("").get("officeDocument", "word/document.xml")
    if document not in parts:
        raise BadZipFile("no Word document inside")
    related = parts.related(document)
    names = {kind: related.get(kind, "") for kind in Package.__slots__ if kind != "document"}
    found = {kind: parts.parse(name) for kind, name in names.items() if name in parts}
    return Package(parts.parse(document), **found)
