"""The parts of a .zip archive: where a member's bytes are, and what they inflate to.

Layouts are those of the ZIP specification (APPNOTE.TXT): the local file header (4.3.7) and
the compression methods stored and deflated (4.4.5), the only ones that Chinese archivers
make and whose inflation can be stopped at any byte.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from index.errors import BrokenDocumentError, TooLargeError, UnsupportedFormatError
from index.unpack.budget import Budget

SIGNATURE = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_SIZES_FOLLOW = 0x8
"""The flag of a member whose sizes stand behind its data."""
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A member as the archive tells of it. `start` and `end` are the bounds of its data.

    `end` is the end of the archive, and `crc` None, where they are not told. `fault` says
    what is wrong with the entry, if anything is.
    """

    name: bytes
    flags: int
    extra: bytes
    method: int
    start: int
    end: int
    crc: int | None
    is_link: bool = False
    fault: str = ""


def data_offset(archive: bytes, header: int) -> int:
    """Where the data begins of the member whose local header is at `header`; `struct.error`."""
    fields = _HEADER.unpack_from(archive, header) if header >= 0 else (b"",)
    if fields[0] != SIGNATURE:
        raise struct.error("no local header")
    return header + _HEADER.size + int(fields[9]) + int(fields[10])


def entries_from_front(archive: bytes) -> Iterator[Entry]:
    """The members of an archive without a directory, found by their local headers."""
    header = archive.find(SIGNATURE)
    while header >= 0 and header + _HEADER.size <= len(archive):
        entry = _entry(archive, header)
        following = header + len(SIGNATURE)
        if entry.start <= len(archive):
            yield entry
            known = entry.crc is not None and entry.end <= len(archive)
            following = entry.end if known else entry.start
        header = archive.find(SIGNATURE, following)


def _entry(archive: bytes, header: int) -> Entry:
    _, _, flags, method, _, _, crc, size, _, name, extra = _HEADER.unpack_from(archive, header)
    at = header + _HEADER.size
    start = at + name + extra
    told = not flags & _SIZES_FOLLOW
    return Entry(
        name=archive[at : at + name],
        flags=flags,
        extra=archive[at + name : start],
        method=method,
        start=start,
        end=start + size if told else len(archive),
        crc=crc if told else None,
    )


def inflate(archive: bytes, entry: Entry, source: str, limit: int, budget: Budget) -> bytes:
    """The bytes of a member, `source` by name.

    Raises `TooLargeError` when they pass `limit`, `BrokenDocumentError` if they are damaged
    or cut off, `UnsupportedFormatError` for other ways of compression, and `BudgetError`.
    """
    if entry.method not in (_STORED, _DEFLATED):
        raise UnsupportedFormatError(source, f"compressed by method {entry.method}")
    if entry.end > len(archive):
        raise BrokenDocumentError(source, "cut off")
    part = memoryview(archive)[entry.start : entry.end]
    pieces = _stored(part) if entry.method == _STORED else _deflated(part, source, limit)
    data = bytearray()
    for piece in pieces:
        budget.take_bytes(len(piece))
        data += piece
        if len(data) > limit:
            raise TooLargeError(source, f"unpacks to more than {limit >> 20} MB")
    if entry.crc is not None and zlib.crc32(data) != entry.crc:
        raise BrokenDocumentError(source, "damaged in the archive")
    return bytes(data)


def _stored(part: memoryview) -> Iterator[memoryview]:
    return (part[position : position + _CHUNK] for position in range(0, len(part), _CHUNK))


def _deflated(part: memoryview, source: str, limit: int) -> Iterator[bytes]:
    """What the part inflates to, a chunk of at most `limit` + 1 bytes at a time."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for chunk in _stored(part):
            yield engine.decompress(chunk, limit + 1)
            if engine.eof:
                return
    except zlib.error as error:
        raise BrokenDocumentError(source, "damaged in the archive") from error
    raise BrokenDocumentError(source, "cut off")
