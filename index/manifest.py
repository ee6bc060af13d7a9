"""The manifest of a generation: how the index was made, of what, and its parts.

It is written last, so a generation without a manifest was never completed. What is
written down of sources outlives a change of the format: see `salvage`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

from index import catalog_writer
from index.errors import LibraryDamagedError, LibraryForeignError
from index.records import Contents, contents_from_json

FILE_NAME = "manifest.json"
FORMAT = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the index: its size in bytes and the hash of its content."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Maker:
    """What an index depends on beside its sources; any difference makes it foreign."""

    embedder: str
    tokenizer: str
    format: int = FORMAT
    catalog: int = catalog_writer.VERSION


@dataclass(frozen=True, slots=True)
class Segment:
    """The reports that were added together, in the directory `segments/<name>`.

    Their passages have ids from `first` up to `stop`. `reports`, `passages` and `vectors`
    count what the files hold, so that parts of different makes are told apart; `dead` are
    the keys of the reports among them that were removed since, and their passages.
    """

    name: str
    first: int
    stop: int
    reports: int
    passages: int
    vectors: int
    parts: Mapping[str, Part]
    dead: Mapping[str, int] = field(default_factory=dict)

    @property
    def living(self) -> int:
        """How much of it is in use: a report counts as one more passage."""
        return self.passages + self.reports - self.dying

    @property
    def dying(self) -> int:
        """How much of it is not, counted as in `living`."""
        return len(self.dead) + sum(self.dead.values())


@dataclass(frozen=True, slots=True)
class Manifest:
    """`parts` are files of the generation's own directory, `passages_ever` the next id."""

    maker: Maker
    dimension: int
    passages_ever: int
    segments: tuple[Segment, ...]
    parts: Mapping[str, Part]
    contents: Contents
    created: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

    def save(self, generation: Path) -> None:
        """Write the manifest into the directory of a generation."""
        text = json.dumps(asdict(self), indent=1, sort_keys=True)
        (generation / FILE_NAME).write_text(text, encoding="ascii")

    @classmethod
    def load(cls, generation: Path) -> Manifest:
        """The manifest of a generation.

        Raises:
            LibraryDamagedError: it is missing or unreadable.
            LibraryForeignError: it is of another format version.
        """
        raw = _read(generation)
        try:
            found = raw["maker"]["format"]
            if found != FORMAT:
                raise LibraryForeignError(generation, "format", str(found), str(FORMAT))
            return cls(
                maker=Maker(**raw["maker"]),
                dimension=int(raw["dimension"]),
                passages_ever=int(raw["passages_ever"]),
                segments=tuple(map(_segment, raw["segments"])),
                parts=_parts(raw["parts"]),
                contents=contents_from_json(raw["contents"]),
                created=str(raw["created"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise LibraryDamagedError(generation / FILE_NAME, repr(error)) from error

    def check_maker(self, generation: Path, wanted: Maker) -> None:
        """Raise `LibraryForeignError` unless the index was made as `wanted`."""
        found = asdict(self.maker)
        for what, value in asdict(wanted).items():
            if found[what] != value:
                raise LibraryForeignError(generation, what, str(found[what]), str(value))


def check_sizes(directory: Path, parts: Mapping[str, Part]) -> None:
    """Raise `LibraryDamagedError` if a part is missing or of another size."""
    for name, part in parts.items():
        try:
            size = (directory / name).stat().st_size
        except OSError as error:
            raise LibraryDamagedError(directory / name, str(error.strerror)) from error
        if size != part.size:
            raise LibraryDamagedError(directory / name, f"{size} bytes instead of {part.size}")


def check_content(directory: Path, parts: Mapping[str, Part]) -> None:
    """As `check_sizes`, and compare the hash of every part."""
    check_sizes(directory, parts)
    for name, part in parts.items():
        if _sha256(directory / name) != part.sha256:
            raise LibraryDamagedError(directory / name, "its content has changed")


def measure(directory: Path, names: Iterable[str]) -> dict[str, Part]:
    """The parts of these names, relative to a directory."""
    paths = {name: directory / name for name in names}
    return {name: Part(path.stat().st_size, _sha256(path)) for name, path in paths.items()}


def salvage(generation: Path) -> Contents:
    """What a generation of whatever format holds; raises `LibraryDamagedError`."""
    raw = _read(generation)
    try:
        return contents_from_json(raw.get("contents", raw))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LibraryDamagedError(generation / FILE_NAME, repr(error)) from error


def segment_names(generation: Path) -> set[str]:
    """The segments that a generation refers to; raises `LibraryDamagedError`."""
    return {str(segment["name"]) for segment in _read(generation).get("segments", ())}


def _segment(raw: Mapping[str, Any]) -> Segment:
    return Segment(**{**raw, "parts": _parts(raw["parts"])})


def _parts(raw: Mapping[str, Any]) -> dict[str, Part]:
    return {name: Part(**part) for name, part in raw.items()}


def _read(generation: Path) -> dict[str, Any]:
    path = generation / FILE_NAME
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise LibraryDamagedError(path, str(error)) from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
