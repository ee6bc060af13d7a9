"""Places and reports that a group is bound to, by the words that its admins chose.

The words are kept, not the reports: what is added of a place later belongs to it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering import ListedReport
from index.divisions import divisions_named
from index.gazetteer import bare
from index.report import Metadata


@dataclass(frozen=True, slots=True)
class Bound:
    """What may be answered from: the reports of these keys, as `words` name them; else all."""

    words: tuple[str, ...] = ()
    keys: frozenset[str] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no report is left of what the words name."""
        return self.keys is not None and not self.keys

    def holds(self, report: ListedReport) -> bool:
        """Whether a report may be answered from."""
        return self.keys is None or report.key in self.keys


def reports_named(word: str, reports: Iterable[ListedReport]) -> list[ListedReport]:
    """The reports of a place or of what lies in it, else those whose names hold the word."""
    found = list(reports)
    of_place = [one for one in found if bare(word) in map(bare, _places(one.metadata))]
    return of_place or [one for one in found if any(word in name for name in _names(one))]


def keys_named(words: Sequence[str], reports: Iterable[ListedReport]) -> frozenset[str]:
    """The keys of the reports that any of the words names."""
    found = list(reports)
    return frozenset(one.key for word in words for one in reports_named(word, found))


def _places(metadata: Metadata) -> set[str]:
    """The place of a report and those that it lies in."""
    named = {metadata.place, metadata.parent} - {""}
    above = {up for name in named for one in divisions_named(name) for up in one.above}
    return named | above


def _names(report: ListedReport) -> tuple[str, ...]:
    return report.metadata.title, report.metadata.issuer, report.source
