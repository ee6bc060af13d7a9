"""The reports of a library as all questions see them: which are current, and of when they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from statistics import fmean

from index.catalog import StoredReport
from index.metadata import planned_period, speaking_year
from index.report import Metadata, Period
from retrieval.current import current_reports

_LEAST = 2_000
"""So many characters are added to the length of a report: what every report says."""
_KEPT = 256


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
