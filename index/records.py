"""What a library holds, as its manifest writes it down.

A *source* is a document by name: a file, a member of an archive, a row of a table. Its
content goes by its hash: sources of the same content share it, and each content is either
indexed as a report, or a near copy of another one that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from index.correction import Correction

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Source:
    """A document: the hash of its bytes, where they came from, and how it is corrected.

    `path` is the file on disk, `root` the folder that was walked, empty for a file that
    was named by itself; `container` is the name of the archive or table it is a part of.
    `sidecar` and `edit` map fields of the metadata to values; edits win.
    """

    sha256: str
    path: str = ""
    root: str = ""
    container: str = ""
    sidecar: Mapping[str, str] = field(default_factory=dict)
    edit: Mapping[str, str] = field(default_factory=dict)

    @property
    def correction(self) -> Correction:
        """Sidecar and edit together."""
        return Correction.of(self.edit).over(Correction.of(self.sidecar))


@dataclass(frozen=True, slots=True)
class Container:
    """An archive or a table whose members are sources; as `Source` otherwise."""

    sha256: str
    path: str = ""
    root: str = ""
    sidecar: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Held:
    """How a content is held: under the name of which source, with which correction.

    `of` is the hash of the content that stands for it if it is a near copy of that, and
    `resemblance` tells how near.
    """

    source: str
    correction: Mapping[str, str] = field(default_factory=dict)
    of: str = ""
    resemblance: float = 1.0


@dataclass(frozen=True, slots=True)
class Former:
    """A content that a newer one of the same source has replaced; `replaced` is ISO time."""

    sha256: str
    source: str
    title: str
    replaced: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Sources and containers by name, contents by hash, and replaced contents, oldest first.

    `removed` names the sources that a person took out, each with the hash of its bytes: as
    long as they are the same they stay out when their folder is walked.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    containers: Mapping[str, Container] = field(default_factory=dict)
    held: Mapping[str, Held] = field(default_factory=dict)
    former: tuple[Former, ...] = ()
    removed: Mapping[str, str] = field(default_factory=dict)

    @property
    def originals(self) -> set[str]:
        """The hashes of all contents whose bytes are kept."""
        return {source.sha256 for source in self.sources.values()}

    @property
    def former_texts(self) -> set[str]:
        """The hashes of the replaced contents whose texts are kept."""
        return {former.sha256 for former in self.former}


def contents_from_json(raw: Mapping[str, Any]) -> Contents:
    """The contents that `dataclasses.asdict` and JSON have written.

    Format 1 had sources of a bare hash; fields of other formats are passed over.
    Raises `KeyError`, `TypeError`, `ValueError` or `AttributeError` for anything else.
    """
    return Contents(
        sources={name: _source(one) for name, one in raw["sources"].items()},
        containers={n: _known(Container, one) for n, one in raw.get("containers", {}).items()},
        held={sha: _known(Held, one) for sha, one in raw.get("held", {}).items()},
        former=tuple(_known(Former, one) for one in raw.get("former", ())),
        removed={name: str(sha) for name, sha in raw.get("removed", {}).items()},
    )


def _source(raw: Mapping[str, Any] | str) -> Source:
    return Source(raw) if isinstance(raw, str) else _known(Source, raw)


def _known(kind: type[_Record], raw: Mapping[str, Any]) -> _Record:
    fields = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return kind(**{name: raw[name] for name in fields if name in raw})
