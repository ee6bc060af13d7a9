"""Which failures a person was told of already, so that each run need not tell them again.

A failure is known if the same file, unchanged, failed for the same reason the last time it
was looked at; who names the file itself is told again. The notes lie beside the index, and
without them everything is told once more.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from index.errors import LoadError
from index.sources import Found, SourceFile

_NAME = "failures.json"

Failure = tuple[str, LoadError]
"""A source and what is wrong with it."""


class Told:
    """The notes in the library at `root`, of a run over the files `found`."""

    def __init__(self, root: Path, found: Found) -> None:
        self._path, self._files = root / _NAME, {file.name: file for file in found.files}
        self._before = _read(self._path)

    def news(self, failed: Sequence[Failure]) -> list[Failure]:
        """The failures that were not told before; from now on they were."""
        now = {name: self._mark(name, error) for name, error in failed}
        others = {n: mark for n, mark in self._before.items() if self._file(n) is None}
        self._save(others | now)
        return [one for one in failed if self._is_news(one[0], now[one[0]])]

    def _is_news(self, name: str, mark: str) -> bool:
        file = self._file(name)
        return self._before.get(name) != mark or (file is not None and file.root is None)

    def _mark(self, name: str, error: LoadError) -> str:
        """What tells one failure of a file from another."""
        file, state = self._file(name), ""
        if file is not None:
            with suppress(OSError):
                state = f"{file.path.stat().st_size} {file.path.stat().st_mtime_ns}"
        return f"{type(error).__name__} {error.reason} {state}"

    def _file(self, name: str) -> SourceFile | None:
        """The file of this run that a source is, or is a part of."""
        parts = (name, *(name[:end] for end, mark in enumerate(name) if mark in "/#"))
        return next((self._files[part] for part in parts if part in self._files), None)

    def _save(self, notes: dict[str, str]) -> None:
        if notes != self._before:
            with suppress(OSError):
                self._path.write_text(json.dumps(notes), encoding="ascii")


def _read(path: Path) -> dict[str, str]:
    try:
        return {str(name): str(mark) for name, mark in json.loads(path.read_text()).items()}
    except (OSError, ValueError, AttributeError):
        return {}
