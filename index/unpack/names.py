"""Names of members: out of their old encodings, safe as paths, and each one different.

Archives made on Chinese Windows hold names in GBK without saying so. The UTF-8 flag is
general purpose bit 11 of the ZIP specification (APPNOTE.TXT 4.4.4); the Unicode path extra
field of Info-ZIP is 0x7075 (4.6.9), valid while its CRC-32 is that of the plain name.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from pathlib import PurePosixPath
from urllib.parse import quote

from index.errors import UnsafeNameError
from index.sources import storable

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_DRIVE = re.compile(r"[A-Za-z]:")
_UNSAFE_IN_ID = re.compile(r"[\x00-\x1f\x7f-\x9f%#/\\\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_ID = 400


def decode_name(raw: bytes, flags: int, extra: bytes) -> str:
    """The name of an archive's member, from its bytes, general purpose flags and extra field."""
    if told := _unicode_path(raw, extra):
        return told.decode("utf-8", "replace")
    if flags & _UTF8_FLAG:
        return raw.decode("utf-8", "replace")
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
    return raw.decode("gb18030", "replace") if _is_gbk_by_chance(name) else name


def _is_gbk_by_chance(name: str) -> bool:
    """Whether a short GBK name happens to be UTF-8: such bytes give U+0080 to U+07FF only."""
    beyond = [character for character in name if not character.isascii()]
    return bool(beyond) and all(character < "\u0800" for character in beyond)


def _unicode_path(raw: bytes, extra: bytes) -> bytes:
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and field[1:5] == struct.pack("<L", zlib.crc32(raw)):
            return field[5:]
    return b""


def below(source: str, name: str) -> str:
    """The source's name of the member `name` of an archive.

    Backslashes part folders, as old Windows archivers have it. Raises `UnsafeNameError`
    for a name that leads elsewhere or hides what it is.
    """
    path = name.replace("\\", "/")
    if _CONTROL.search(path):
        raise UnsafeNameError(shown(source, name), "a control character in the name")
    if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
        raise UnsafeNameError(shown(source, name), "the name leads out of the archive")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    return f"{source}/{storable('/'.join(parts))}"


def shown(source: str, name: str) -> str:
    """A name that can be printed, for a member that may have no safe one."""
    return f"{source}/{storable(name)}"


def row(source: str, identity: str) -> str:
    """The source's name of the row that is called `identity`.

    Characters that no name may have are percent-encoded, so that it can be told back.
    Raises `UnsafeNameError` for one that is too long.
    """
    safe = _UNSAFE_IN_ID.sub(
        lambda match: quote(match[0], safe="", errors="surrogatepass"), identity
    )
    if len(safe) > _LONGEST_ID:
        raise UnsafeNameError(
            f"{source}#{safe[:40]}…", f"an id of more than {_LONGEST_ID} characters"
        )
    return f"{source}#{safe}"


class Names:
    """The names that were given in one container."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._times: Counter[str] = Counter()

    def unique(self, name: str) -> str:
        """The name, with a number if it was given before: "a (2).txt"."""
        self._times[name] += 1
        free = name if self._times[name] == 1 else _numbered(name, self._times[name])
        while free in self._given:
            self._times[name] += 1
            free = _numbered(name, self._times[name])
        self._given.add(free)
        return free


def _numbered(name: str, number: int) -> str:
    suffix = PurePosixPath(name).suffix
    if "#" in suffix:  # a row: its id is no suffix
        suffix = ""
    return f"{name.removesuffix(suffix)} ({number}){suffix}"
