"""Which files a path stands for, and the names that their reports go by.

A name is the file's path below the folder that was indexed, with `/` between its parts,
normalised (NFC) so that a folder copied from a Mac gives the names it had before, and
always one printable line of text: a name in bytes that are no UTF-8 is read as GB18030,
which is what old archives leave behind, and control characters become `_`.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from index.errors import LoadError, PathMissingError, UnsafeNameError

SIDECARS = (".yaml", ".yml")

_LEFT_BEHIND = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"})
"""What desktops and archivers leave in every folder, and is nobody's document."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that may hold a report, or an archive or a table of them.

    `root` is the folder in which it was found, None if the file was named by itself;
    `sidecar` is the file beside it that corrects its metadata.
    """

    name: str
    path: Path
    root: Path | None = None
    sidecar: Path | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What some paths stand for.

    `roots` are the folders that were walked to the end and are not empty: what the
    library holds of them and is not among `files` has vanished. `empty` are folders
    without a single file, from which nothing is concluded: a disk may not be mounted.
    `refused` are entries that are no readable file, by name.
    """

    files: tuple[SourceFile, ...] = ()
    roots: tuple[Path, ...] = ()
    empty: tuple[Path, ...] = ()
    refused: tuple[tuple[str, LoadError], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.files or self.roots or self.empty or self.refused)


def find_sources(paths: Sequence[Path]) -> Found:
    """Every file of the paths, in the order of the names within a path.

    A file of a format that no loader reads is among them, so that it is told and not
    passed over; hidden files, what desktops leave behind and sidecars are not. Files of
    the same name in several folders get the folder's name before it. Symbolic links are
    followed to files within their folder only.
    Raises `PathMissingError` for a path that does not exist.
    """
    walks = [_walk(path) for path in paths]
    whole = [walk for walk in walks if walk.root is not None and walk.complete]
    return Found(
        files=_named([file for walk in walks for file in walk.files]),
        roots=_distinct(walk.root for walk in whole if walk.files),
        empty=_distinct(walk.root for walk in whole if not walk.files),
        refused=tuple(refusal for walk in walks for refusal in walk.refused),
    )


def known_as(found: Found, known: Mapping[str, str]) -> Found:
    """What was found, under the names that a library knows it by.

    `known` maps names to paths. A file keeps the name it is known by; a new one does not
    take the name of another file that is still there, but one that has moved does.
    """
    names = {path: name for name, path in known.items()}
    taken = {names[str(file.path)] for file in found.files if str(file.path) in names}
    files = []
    for file in found.files:
        name = names.get(str(file.path))
        if name is None:
            free = (n for n in _names(file) if n not in taken and not _stands(n, known))
            name = next(free)
            taken.add(name)
        files.append(replace(file, name=name))
    return replace(found, files=tuple(files))


def _stands(name: str, known: Mapping[str, str]) -> bool:
    """Whether a file is known by that name and still there."""
    path = known.get(name)
    return bool(path) and os.path.lexists(str(path))


def storable(name: str) -> str:
    """A file's name as one line of text that can be stored as UTF-8, normalised (NFC)."""
    if _SURROGATES.search(name):
        raw = os.fsencode(name)
        try:
            name = raw.decode("gb18030")
        except UnicodeDecodeError:
            name = raw.decode("utf-8", "backslashreplace")
    return _UNPRINTABLE.sub("_", unicodedata.normalize("NFC", name))


@dataclass
class _Walk:
    """What one path stands for; `complete` unless a folder could not be listed."""

    root: Path | None = None
    files: list[SourceFile] = field(default_factory=list)
    refused: list[tuple[str, LoadError]] = field(default_factory=list)
    complete: bool = True

    def refuse(self, error: LoadError, name: str) -> None:
        self.refused.append((storable(name), error))


def _walk(path: Path) -> _Walk:
    if path.is_dir():
        return _walk_folder(path.resolve())
    if not path.is_file():
        raise PathMissingError(path)
    siblings = {one.name for one in path.absolute().parent.iterdir()}
    sidecar = _sidecar_of(path.name, siblings)
    beside = path.absolute().parent / sidecar if sidecar else None
    return _Walk(files=[SourceFile(storable(path.name), path.absolute(), None, beside)])


def _walk_folder(root: Path) -> _Walk:
    walk = _Walk(root)

    def unlisted(error: OSError) -> None:
        walk.complete = False
        folder = Path(error.filename or root)
        walk.refuse(LoadError(folder, error.strerror or "cannot be listed"), _below(folder, root))

    for folder, folders, files in os.walk(root, onerror=unlisted):
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if _visible(name) and name not in links)
        for name in sorted(filter(_visible, links)):
            _check_link(Path(folder) / name, root, walk)
        walk.files += _documents(Path(folder), files, root, walk)
    walk.files.sort(key=lambda file: file.name)
    return walk


def _documents(folder: Path, files: list[str], root: Path, walk: _Walk) -> Iterator[SourceFile]:
    siblings = set(files)
    sidecars = {_sidecar_of(name, siblings) for name in files if not _is_yaml(name)}
    for name in filter(_visible, files):
        path = folder / name
        if name not in sidecars and _is_within(path, root, walk):
            sidecar = _sidecar_of(name, siblings)
            beside = folder / sidecar if sidecar else None
            yield SourceFile(storable(_below(path, root)), path, root, beside)


def _sidecar_of(name: str, siblings: set[str]) -> str | None:
    """The file of corrections for the file of that name: NAME.docx.yaml before NAME.yaml."""
    if _is_yaml(name):
        return None
    candidates = [base + end for base in (name, Path(name).stem) for end in SIDECARS]
    return next((one for one in candidates if one in siblings and one != name), None)


def _is_yaml(name: str) -> bool:
    return Path(name).suffix.lower() in SIDECARS


def _is_within(path: Path, root: Path, walk: _Walk) -> bool:
    """Whether it is a regular file of this folder; what is not is refused."""
    if path.is_symlink() and not _check_link(path, root, walk):
        return False
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        walk.refuse(LoadError(path, error.strerror or "gone"), _below(path, root))
        return False
    if not regular:
        walk.refuse(LoadError(path, "not a regular file"), _below(path, root))
    return regular


def _check_link(path: Path, root: Path, walk: _Walk) -> bool:
    """Whether a symbolic link stays within the folder; one that does not is refused."""
    inside = Path(os.path.realpath(path)).is_relative_to(root)
    if not inside:
        walk.refuse(
            UnsafeNameError(path, "a link that leads out of the folder"), _below(path, root)
        )
    return inside


def _visible(name: str) -> bool:
    """Neither hidden nor left by a program: office lock files, thumbnails and the like."""
    return not name.startswith((".", "~$")) and name.lower() not in _LEFT_BEHIND


def _named(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    """The files under names of their own; a file that was found twice only once."""
    by_path: dict[Path, SourceFile] = {}
    for file in files:
        if file.path not in by_path or by_path[file.path].root is None:
            by_path[file.path] = file
    named: dict[str, SourceFile] = {}
    for file in by_path.values():
        name = next(name for name in _names(file) if name not in named)
        named[name] = replace(file, name=name)
    return tuple(named.values())


def _names(file: SourceFile) -> Iterator[str]:
    """What a file may be called, until a name is free."""
    yield file.name
    yield storable(f"{file.path.parent.name}/{file.path.name}")
    yield storable(file.path.as_posix())
    yield from (f"{file.name} ({number})" for number in count(2))


def _below(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _distinct(paths: Iterable[Path | None]) -> tuple[Path, ...]:
    return tuple(path for path in dict.fromkeys(paths) if path is not None)
