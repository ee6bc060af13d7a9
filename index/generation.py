"""Where an index lies on disk, and how a new one takes the place of the old one.

    <library>/CURRENT               the name of the generation in use
    <library>/generations/00000007/ one complete index; never changed once it is in use
    <library>/segments/00000003/    reports that were added together; what generations share
    <library>/originals/<sha256>    the bytes of every source
    <library>/former/<sha256>       the texts of reports that newer versions have replaced
    <library>/yinwen.lock           held by the process that writes

A new generation is built beside the old one and made durable; then CURRENT is replaced
in one step. It holds little of its own: it names segments, most of which the old one named
already, and links the files of the lexical index that have not changed. Whatever happens
before leaves the old index, whatever happens after the new one. The generation before the
current one is kept for readers that are opening it.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.errors import (
    LibraryBusyError,
    LibraryDamagedError,
    LibraryError,
    LibraryForeignError,
    LibraryMissingError,
)
from index.manifest import FILE_NAME, salvage, segment_names

LEXICAL, DICTIONARY = "lexical", "words.dict"

_CURRENT, _LOCK = "CURRENT", "yinwen.lock"
_GENERATIONS, _SEGMENTS, _ORIGINALS, _FORMER = "generations", "segments", "originals", "former"
_NUMBERED = re.compile(r"[0-9]{8}")
_HASHED = re.compile(r"[0-9a-f]{64}")


class Store:
    """The directory of a library."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def current(self) -> Path:
        """The directory of the generation in use.

        Raises:
            LibraryMissingError: there is none.
            LibraryDamagedError: it is named, but gone.
        """
        try:
            name = (self.root / _CURRENT).read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise LibraryMissingError(self.root) from error
        except (OSError, ValueError) as error:
            raise LibraryDamagedError(self.root / _CURRENT, str(error)) from error
        directory = self.root / _GENERATIONS / name
        if not _NUMBERED.fullmatch(name) or not directory.is_dir():
            raise LibraryDamagedError(self.root, f"no generation {name!r}")
        return directory

    def usable(self) -> list[Path]:
        """The generations that were completed, the one in use first, then the newest."""
        folder = self.root / _GENERATIONS
        complete = {one for one in _numbered(folder) if (one / FILE_NAME).exists()}
        try:
            current = {self.current()} & complete
        except LibraryError:
            current = set()
        return [*current, *sorted(complete - current, reverse=True)]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the library for writing, making its directory if there is none.

        Raises:
            LibraryBusyError: another process holds it.
            LibraryError: it cannot be written to.
            LibraryForeignError: the directory holds something else.
        """
        with _translated(self.root):
            self._claim()
            lock = (self.root / _LOCK).open("w")
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise LibraryBusyError(self.root) from error
            with _translated(self.root):
                yield

    def begin(self) -> Path:
        """An empty directory for a new generation."""
        return _next(self.root / _GENERATIONS)

    def begin_segment(self) -> Path:
        """An empty directory for a new segment."""
        return _next(self.root / _SEGMENTS)

    def segment(self, name: str) -> Path:
        """The directory of the segment of that name."""
        return self.root / _SEGMENTS / name

    def settle(self, segment: Path) -> None:
        """Make a finished segment durable."""
        for path in (*segment.iterdir(), segment, segment.parent):
            sync(path)

    def publish(self, generation: Path) -> None:
        """Make a complete generation the one in use."""
        for path in filter(_is_new, (*generation.rglob("*"), generation, generation.parent)):
            sync(path)
        pending = self.root / f"{_CURRENT}.new"
        pending.write_text(generation.name, encoding="ascii")
        sync(pending)
        pending.replace(self.root / _CURRENT)
        sync(self.root)

    def keep_original(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of a source, durably."""
        _keep(self._original(sha256), data)

    def original(self, sha256: str) -> bytes:
        """The bytes of a source; raises `LibraryDamagedError` if they are gone."""
        try:
            return self._original(sha256).read_bytes()
        except OSError as error:
            raise LibraryDamagedError(self._original(sha256), str(error.strerror)) from error

    def keep_former(self, sha256: str, text: str) -> None:
        """Keep the text of a report that was replaced, durably."""
        _keep(self.root / _FORMER / sha256, text.encode("utf-8", "surrogatepass"))

    def former(self, sha256: str) -> str:
        """The text of a report that was replaced; raises `LibraryDamagedError` if it is gone."""
        path = self.root / _FORMER / sha256
        try:
            return path.read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, ValueError) as error:
            raise LibraryDamagedError(path, str(error)) from error

    def sweep(self) -> None:
        """Delete all but the generation in use, the one before it, and what these name.

        Where it cannot be told which one is in use, the newest ones stay.
        """
        kept = self._kept()
        for directory in _numbered(self.root / _GENERATIONS) - kept:
            shutil.rmtree(directory, ignore_errors=True)
        with suppress(LibraryDamagedError):  # what an unreadable manifest names is not known
            self._sweep_segments(_union(segment_names, kept))
            _sweep_files(self.root / _ORIGINALS, _union(lambda one: salvage(one).originals, kept))
            _sweep_files(self.root / _FORMER, _union(lambda one: salvage(one).former_texts, kept))

    def _claim(self) -> None:
        if _taken(self.root):
            raise LibraryForeignError(self.root, "directory", "other files", "a library")
        self.root.mkdir(parents=True, exist_ok=True)

    def _kept(self) -> set[Path]:
        usable = self.usable()
        before = [path for path in usable if path < usable[0]]
        return {*usable[:1], *before[:1]}

    def _sweep_segments(self, kept: Collection[str]) -> None:
        for directory in _numbered(self.root / _SEGMENTS):
            if directory.name not in kept:
                shutil.rmtree(directory, ignore_errors=True)

    def _original(self, sha256: str) -> Path:
        return self.root / _ORIGINALS / sha256


def _numbered(folder: Path) -> set[Path]:
    return {path for path in folder.glob("*") if _NUMBERED.fullmatch(path.name)}


def _next(folder: Path) -> Path:
    """A new directory with a number above all that are there."""
    last = max((int(path.name) for path in _numbered(folder)), default=0)
    directory = folder / f"{last + 1:08d}"
    directory.mkdir(parents=True)
    return directory


def _is_new(path: Path) -> bool:
    """Whether it is a directory or a file of one name; a linked one was made durable before."""
    return path.is_dir() or path.stat().st_nlink == 1


def _keep(path: Path, data: bytes) -> None:
    """Write a file whose name tells its content, unless it is there already."""
    if path.exists():
        return
    path.parent.mkdir(exist_ok=True)
    pending = path.with_suffix(".new")
    pending.write_bytes(data)
    sync(pending)
    pending.replace(path)
    sync(path.parent)


def _sweep_files(folder: Path, kept: Collection[str]) -> None:
    for path in folder.glob("*"):
        if _HASHED.match(path.name) and path.name not in kept:
            path.unlink(missing_ok=True)


def _union(named: Callable[[Path], set[str]], generations: Collection[Path]) -> set[str]:
    return {name for generation in generations for name in named(generation)}


def _taken(root: Path) -> bool:
    """Whether something else than a library is there."""
    if not root.exists() or (root / _LOCK).exists():
        return False
    return not root.is_dir() or any(root.iterdir())


@contextmanager
def _translated(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryError(root, error.strerror or str(error)) from error


def clear(directory: Path) -> None:
    """Delete a directory with all that is in it."""
    shutil.rmtree(directory)


def link_tree(source: Path, target: Path) -> None:
    """Give the files of `source` a second name under `target`, or copy where it must be."""
    target.mkdir()
    for path in source.iterdir():
        if path.suffix != ".lock":
            link(path, target / path.name)


def link(source: Path, target: Path) -> None:
    """Give a file that never changes a second name; copy it where links are not to be had."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def sync(path: Path) -> None:
    """Wait until a file's content, or a directory's entries, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
