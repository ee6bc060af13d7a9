"""The reports of a library as all questions see them: which are current, and of when they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from statistics import fmean

from index.catalog import StoredReport
from index.covered import covered_by_date, first_year
from index.kinds import CITED_WITH_PLACE
from index.metadata import planned_period, speaking_year
from index.report import Metadata, Period
from retrieval.current import current_reports

_LEAST = 2_000
"""So many characters are added to the length of a report: what every report says."""
_KEPT = 256
_PAGE = 2_000
"""A page, a letter or a reply is no longer than this."""


def is_page(report: StoredReport) -> bool:
    """Whether a document is a page, a letter or a reply: short, and not known for a report."""
    return report.characters <= _PAGE and report.metadata.kind not in CITED_WITH_PLACE


class Tellers:
    """Reports by key, with what is the same for every question; safe to use from threads."""

    def __init__(self, reports: Iterable[StoredReport]) -> None:
        self.by_key: Mapping[str, StoredReport] = {report.key: report for report in reports}
        self.telling_of = lru_cache(_KEPT)(self._telling_of)

    def about(self, key: str) -> Metadata:
        """The metadata of a report."""
        return self.by_key[key].metadata

    @cached_property
    def outdated(self) -> frozenset[str]:
        """The keys of those that newer ones of their place have replaced."""
        return frozenset(self.by_key) - current_reports(self.by_key.values())

    @cached_property
    def pages(self) -> frozenset[str]:
        """The keys of pages, letters and replies.

        The report of a small town may be as short, but it is known for a report.
        """
        return frozenset(key for key, report in self.by_key.items() if is_page(report))

    def is_dated_by_its_day(self, key: str) -> bool:
        """Whether all that tells of its time is the day on which it was published.

        A page tells of other years too.
        """
        about = self.about(key)
        if key not in self.pages or about.kind or about.date is None:
            return False
        by_its_day = covered_by_date(about.date, about.kind)
        return about.period == by_its_day and first_year(about.title) is None

    @cached_property
    def brevity(self) -> Mapping[str, float]:
        """The logarithm of how often a passage of each report is asked for, 0 for the usual one.

        Reports are asked about alike, whatever their length, so what a short one says is asked
        for more often than what is one of many things in a long one: the document length of
        query likelihood (Ponte and Croft 1998).
        """
        lengths = {key: report.characters + _LEAST for key, report in self.by_key.items()}
        usual = fmean(lengths.values()) if lengths else 0.0
        return {key: log(usual / length) for key, length in lengths.items()}

    def _telling_of(self, periods: Sequence[Period], as_given: bool) -> frozenset[str]:
        """The keys of those that tell of one of these times, or were given in it."""
        return frozenset(
            key
            for key, (given, *told) in self._times.items()
            if not self.is_dated_by_its_day(key)
            for time in ([given] if as_given else [given, *told])
            if time and any(wanted.overlaps(time) for wanted in periods)
        )

    @cached_property
    def _times(self) -> Mapping[str, tuple[Period | None, Period | None, Period | None]]:
        """The year in which each report is given, the period that it reviews and plans for."""
        abouts = {key: report.metadata for key, report in self.by_key.items()}
        return {
            key: (speaking_year(about), about.period, planned_period(about))
            for key, about in abouts.items()
        }
