"""Which files have been hashed already, so that what has not changed need not be read.

As in git's index, a file is taken for unchanged if size, times and inode are what they
were, and if it was already some seconds old when it was hashed: within a tick of the
clock it could have been changed once more unnoticed (git, Documentation/technical/
racy-git.txt). The notes lie beside the index and may be lost: they save time only.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from index.load import read_bytes

_NAME = "seen.json"
_SETTLED_SECONDS = 3.0

Signature = list[int]
"""Size, time of modification, time of the last change of whatever kind, and inode."""


class Seen:
    """The notes of the library in the directory `root`."""

    def __init__(self, root: Path) -> None:
        self._path = root / _NAME
        self._before = _read(self._path)
        self._now: dict[str, tuple[Signature, str]] = {}

    def hashed(self, path: Path) -> str:
        """The SHA-256 of a file, without reading it if it is known; raises `LoadError`."""
        known = self._before.get(_key(path))
        if known and known[0] == _signature(path):
            self._now[_key(path)] = known
            return known[1]
        return self.read(path)[1]

    def read(self, path: Path) -> tuple[bytes, str]:
        """The bytes of a file and their SHA-256; raises `LoadError`."""
        signature, looked = _signature(path), time.time()
        data = read_bytes(path)
        digest = sha256(data).hexdigest()
        if signature is not None and looked - max(signature[1:3]) / 1e9 > _SETTLED_SECONDS:
            self._now[_key(path)] = signature, digest
        return data, digest

    def save(self) -> None:
        """Write the notes down; what was not asked for since they were read is kept."""
        every = {**self._before, **self._now}
        notes = {path: note for path, note in every.items() if os.path.lexists(path)}
        if notes != self._before:
            pending = self._path.with_suffix(".new")
            with suppress(OSError):
                pending.write_text(json.dumps(notes), encoding="ascii")
                pending.replace(self._path)


def _key(path: Path) -> str:
    return str(path.absolute())


def _signature(path: Path) -> Signature | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _read(path: Path) -> dict[str, tuple[Signature, str]]:
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="ascii"))
        return {str(name): (list(note[0]), str(note[1])) for name, note in raw.items()}
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return {}
