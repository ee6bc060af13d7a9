"""From the paths that a person names to the files of reports and the names they go by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.terminal_texts import NO_SUCH_PATH
from index.errors import LoadError


def find_sources(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """Every file of the paths with its name, which is relative to the folder it was found in.

    A file of a format that no loader reads is among them, so that it is told and not
    passed over. Files of the same name in several folders get the folder's name before it.
    Raises LoadError for a path that does not exist.
    """
    sources: dict[str, Path] = {}
    for path in paths:
        for file in _files(path):
            name = _name(file, path)
            if sources.get(name, file) != file:
                name = f"{file.parent.resolve().name}/{file.name}"
            sources[name] = file
    return list(sources.items())


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file() and _visible(file))
    else:
        raise LoadError(path, NO_SUCH_PATH)


def _visible(file: Path) -> bool:
    """Neither hidden nor the lock file that an office program leaves beside a document."""
    return not file.name.startswith((".", "~$"))


def _name(file: Path, path: Path) -> str:
    return file.name if file == path else file.relative_to(path).as_posix()
