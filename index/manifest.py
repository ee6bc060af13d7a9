"""The manifest of a generation: how the index was made, of what, and its parts.

It is written last, so a generation without a manifest was never completed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

from index.catalog import catalog_version
from index.errors import LibraryDamagedError, LibraryForeignError

FILE_NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the index: its size in bytes and the hash of its content."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the parts hold, so that parts of different makes are told apart."""

    reports: int
    passages: int
    vectors: int


@dataclass(frozen=True, slots=True)
class Maker:
    """What an index depends on beside its sources; any difference makes it foreign."""

    embedder: str
    tokenizer: str
    format: int = FORMAT
    catalog: int = field(default_factory=catalog_version)


@dataclass(frozen=True, slots=True)
class Manifest:
    """`sources` maps each source's name to the SHA-256 of its bytes."""

    maker: Maker
    dimension: int
    counts: Counts
    sources: Mapping[str, str]
    parts: Mapping[str, Part]
    created: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

    def save(self, generation: Path) -> None:
        """Write the manifest into the directory of a generation."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        (generation / FILE_NAME).write_text(text, encoding="utf-8")

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
                counts=Counts(**raw["counts"]),
                sources=dict(raw["sources"]),
                parts={name: Part(**part) for name, part in raw["parts"].items()},
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

    def check_sizes(self, generation: Path) -> None:
        """Raise `LibraryDamagedError` if a part is missing or of another size."""
        for name, part in self.parts.items():
            try:
                size = (generation / name).stat().st_size
            except OSError as error:
                raise LibraryDamagedError(generation / name, str(error.strerror)) from error
            if size != part.size:
                reason = f"{size} bytes instead of {part.size}"
                raise LibraryDamagedError(generation / name, reason)

    def check_content(self, generation: Path) -> None:
        """As `check_sizes`, and compare the hash of every part."""
        self.check_sizes(generation)
        for name, part in self.parts.items():
            if _sha256(generation / name) != part.sha256:
                raise LibraryDamagedError(generation / name, "its content has changed")


def recorded_sources(generation: Path) -> dict[str, str]:
    """The sources of a generation of whatever format; raises `LibraryDamagedError`."""
    return {str(name): str(sha) for name, sha in _read(generation).get("sources", {}).items()}


def measure(generation: Path, names: Iterable[str]) -> dict[str, Part]:
    """The parts of these names, relative to the generation's directory."""
    paths = {name: generation / name for name in names}
    return {name: Part(path.stat().st_size, _sha256(path)) for name, path in paths.items()}


def _read(generation: Path) -> dict[str, Any]:
    path = generation / FILE_NAME
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise LibraryDamagedError(path, str(error)) from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
