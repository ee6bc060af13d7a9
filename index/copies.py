"""Sources that say the same: one of them is indexed, the others are listed as its copies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from pathlib import PurePosixPath

from index.records import Contents
from index.report import Level, Metadata, Report

_APART = frozenset({"place", "period", "date"})
"""The fields that `contradict` looks at."""


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A source that is not indexed, since `of`, the source of report `report`, says the same.

    `resemblance` is the share of the wording that both have; 1 for `exact` copies, whose
    bytes are the same.
    """

    source: str
    of: str
    report: str
    resemblance: float = 1.0
    exact: bool = True


def copies(contents: Contents) -> tuple[Copy, ...]:
    """The sources that are held as copies of a report, by name."""
    found = []
    for name, source in sorted(contents.sources.items()):
        held = contents.held[source.sha256]
        report = held.of or source.sha256
        of = contents.held[report].source
        if name != of:
            found.append(Copy(name, of, report[:12], held.resemblance, exact=not held.of))
    return tuple(found)


def contradict(one: Metadata, other: Metadata) -> bool:
    """Whether two reports cannot be copies, whatever their wording: of other places or times."""
    if one.place and other.place and one.place != other.place:
        return True
    if one.period and other.period:
        return not one.period.overlaps(other.period)
    return bool(one.date and other.date and one.date.year != other.date.year)


def settles(correction: Collection[str]) -> bool:
    """Whether a correction of these fields may tell a report from another one of its wording."""
    return not _APART.isdisjoint(correction)


def worth(report: Report) -> tuple[int, int, int, int, int, str]:
    """What decides which of several copies is indexed: the one of the greatest worth.

    Its metadata say more and contradict each other less, its file name says more of what
    is told in title, issuer and place; then the longer text, and last the name.
    """
    about = report.metadata
    told = sum(bool(getattr(about, one.name)) for one in fields(about) if one.name != "doubts")
    told -= about.level is Level.UNKNOWN
    return (
        told,
        -len(about.doubts),
        naming(report.source, about),
        len(report.text),
        -len(report.source),
        report.source,
    )


def naming(source: str, about: Metadata) -> int:
    """How much a file name says of its report: pairs of characters that the metadata have."""
    name = PurePosixPath(source).stem
    known = "\n".join((about.title, about.issuer, about.place, about.parent, about.kind))
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    return sum(pair in known for pair in pairs)
