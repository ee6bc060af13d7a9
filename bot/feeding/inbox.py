"""Where files are kept that people send: a folder of its own for each content.

So files of the same name stay apart, and one that is sent twice is known again. They are
indexed by name, not by folder: `yinwen index` leaves them as they are.
"""

from __future__ import annotations

import hashlib
import shutil
from io import BufferedIOBase
from pathlib import Path, PurePosixPath

from index.sources import storable

NAME_BYTES = 200
"""The longest name of a file that is kept; file systems take 255."""


class Inbox:
    """The folder `inbox` of a library."""

    def __init__(self, library: Path) -> None:
        self._folder = library / "inbox"

    def keep(self, name: str, content: BufferedIOBase) -> Path:
        """Write a file down, under the name that its sender gave it, and return its path.

        `content` is read twice, and never as a whole: it may be larger than memory.
        """
        folder = self._folder / hashlib.file_digest(content, "sha256").hexdigest()[:12]
        folder.mkdir(parents=True, exist_ok=True)
        path = (folder / safe_name(name)).absolute()
        content.seek(0)
        with path.open("wb") as kept:
            shutil.copyfileobj(content, kept)
        return path

    def drop(self, key: str) -> None:
        """Forget the file whose content has that key, as reports have; if it is here."""
        shutil.rmtree(self._folder / key, ignore_errors=True)


def safe_name(name: str) -> str:
    """The last part of a name, on one line, not hidden, and short enough; its ending stays."""
    last = PurePosixPath(storable(name).replace("\\", "/")).name.lstrip(".~") or "file"
    stem, suffix = PurePosixPath(last).stem, PurePosixPath(last).suffix[:10]
    while len(f"{stem}{suffix}".encode()) > NAME_BYTES:
        stem = stem[:-1]
    return f"{stem}{suffix}"
