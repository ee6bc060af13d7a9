"""OLE compound files, in which old Word documents and encrypted new ones come.

Only the directory and the head of the document are looked at: [MS-CFB] 2.6.1 for the
directory's entries, [MS-DOC] 2.5.2 for the first bytes of the `WordDocument` stream.
"""

from __future__ import annotations

from collections.abc import Iterator

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")

_ENTRY = 128
"""Bytes of a directory entry, and what its place in the file is a multiple of."""
_FIRST_SECTOR, _SECTOR_SHIFT = 116, 30
_WORD, _ENCRYPTED_PACKAGE = "WordDocument", "EncryptedPackage"
_DOCUMENT_MAGIC = b"\xec\xa5"
_FLAGS, _IS_ENCRYPTED = 10, 0x0100


def is_word(data: bytes) -> bool:
    """Whether the file holds an old Word document, as .doc and .wps do."""
    return any(True for _ in _entries(data, _WORD))


def is_protected(data: bytes) -> bool:
    """Whether the document opens with a password only."""
    if any(True for _ in _entries(data, _ENCRYPTED_PACKAGE)):
        return True
    return any(_is_encrypted(data, entry) for entry in _entries(data, _WORD))


def _is_encrypted(data: bytes, entry: int) -> bool:
    """What the head of the stream at this directory entry says."""
    shift = min(_number(data, _SECTOR_SHIFT, 2), 12)
    start = (_number(data, entry + _FIRST_SECTOR, 4) + 1) << shift
    is_document = data[start : start + 2] == _DOCUMENT_MAGIC
    return is_document and bool(_number(data, start + _FLAGS, 2) & _IS_ENCRYPTED)


def _entries(data: bytes, name: str) -> Iterator[int]:
    """Where the directory entries of this name begin."""
    wanted = (name + "\0").encode("utf-16-le")
    start = data.find(wanted)
    while start >= 0:
        if start % _ENTRY == 0:
            yield start
        start = data.find(wanted, start + 1)


def _number(data: bytes, start: int, width: int) -> int:
    return int.from_bytes(data[start : start + width], "little")
