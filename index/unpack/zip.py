"""The members of a .zip archive.

Sizes that the archive claims are not believed: a member is inflated until it passes what
its format may have. What is wrong with a member is told for it, and the others are read.
An archive whose directory is missing is read from its front, as far as it goes.
"""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice, pairwise
from pathlib import PurePosixPath

from index.errors import (
    BrokenDocumentError,
    EmptyDocumentError,
    LoadError,
    ProtectedError,
    TooLargeError,
    UnsafeNameError,
    UnsupportedFormatError,
)
from index.load import format_of
from index.load.limits import limits_of
from index.unpack import names
from index.unpack.budget import Budget, BudgetError
from index.unpack.local import SIGNATURE, Entry, data_offset, entries_from_front, inflate
from index.unpack.member import Member

_MAX_DEPTH = 2
_MAX_ENTRIES = 10_000
_MAX_DIRECTORY = 200_000
"""Entries, those of archives within included, beyond which the directory is not even read."""
_MAX_RATIO = 200
"""Text shrinks to a tenth or so; what shrinks to less than this of its size is a bomb."""
_SMALL = 1 << 20
"""Bytes that a member may unpack to at any ratio."""
_ENCRYPTED, _UTF8 = 0x1, 0x800
_FOREIGN = {b"Rar!": "a RAR archive", b"7z\xbc\xaf": "a 7z archive", b"\x1f\x8b": "a gzip file"}
_LEFT_BEHIND = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"})


def members(data: bytes, budget: Budget) -> Iterator[Member]:
    """The documents of an archive; raises a `LoadError` for what is wrong with it as a whole."""
    source = budget.source
    if budget.depth > _MAX_DEPTH:
        raise TooLargeError(source, f"archives nested more than {_MAX_DEPTH} deep")
    entries, fault = _entries(data, source)
    given, found = names.Names(), False
    for entry in entries:
        name = names.decode_name(entry.name, entry.flags, entry.extra)
        if _is_document(name):
            budget.take_member()
            member = _member(data, entry, name, budget)
            yield replace(member, name=given.unique(member.name))
            found = True
    if fault or not found:
        raise fault or EmptyDocumentError(source, "an archive without documents")


def _entries(data: bytes, source: str) -> tuple[Iterable[Entry], LoadError | None]:
    """The entries, and what is wrong with the archive, if anything is."""
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            raise UnsupportedFormatError(source, what)
    if data.count(b"PK\x01\x02") > _MAX_DIRECTORY:
        raise TooLargeError(source, f"more than {_MAX_ENTRIES} members")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
        if SIGNATURE not in data:
            raise BrokenDocumentError(source, "not a zip archive") from error
        fault = BrokenDocumentError(source, "the archive is cut off or damaged")
        return islice(entries_from_front(data), _MAX_ENTRIES), fault
    if len(infos) > _MAX_ENTRIES:
        raise TooLargeError(source, f"more than {_MAX_ENTRIES} members")
    return _listed(data, infos), None


def _listed(data: bytes, infos: Sequence[zipfile.ZipInfo]) -> Iterator[Entry]:
    """The entries that the directory lists; one that reaches into the next is a trap."""
    headers = sorted(info.header_offset for info in infos)
    following = dict(pairwise([*headers, len(data)]))
    return (_entry(data, info, following[info.header_offset]) for info in infos)


def _entry(data: bytes, info: zipfile.ZipInfo, following: int) -> Entry:
    entry = Entry(
        name=info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437"),
        flags=info.flag_bits,
        extra=info.extra,
        method=info.compress_type,
        start=0,
        end=0,
        crc=info.CRC,
        is_link=stat.S_ISLNK(info.external_attr >> 16),
    )
    try:
        start = data_offset(data, info.header_offset)
    except struct.error:
        return replace(entry, fault="damaged in the archive")
    end = start + info.compress_size
    fault = "overlaps another member" if end > following else ""
    return replace(entry, start=start, end=end, fault=fault)


def _is_document(name: str) -> bool:
    """Neither a folder nor hidden nor left behind by a program."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return not name.endswith(("/", "\\")) and all(map(_is_visible, parts))


def _is_visible(part: str) -> bool:
    if part.lower() in _LEFT_BEHIND or part.startswith("~$"):
        return False
    return part == ".." or not part.startswith(".")


def _member(data: bytes, entry: Entry, name: str, budget: Budget) -> Member:
    shown = names.shown(budget.source, name)
    try:
        shown = names.below(budget.source, name)
        return Member(shown, _read(data, entry, shown, budget))
    except BudgetError:
        raise
    except LoadError as error:
        return Member(shown, error=error)


def _read(data: bytes, entry: Entry, name: str, budget: Budget) -> bytes:
    limit = limits_of(format_of(name)).size
    if entry.is_link:
        raise UnsafeNameError(name, "a link")
    if entry.fault:
        raise BrokenDocumentError(name, entry.fault)
    if entry.flags & _ENCRYPTED:
        raise ProtectedError(name, "encrypted in the archive")
    most = max(_SMALL, _MAX_RATIO * (entry.end - entry.start))
    return inflate(data, entry, name, min(limit, most), budget)
