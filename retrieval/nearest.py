"""Which reports a refusal names: the few that matter to what was asked, the likeliest first.

Those of the place that was named, nearest to its time; then those of other places for that
time, or those that come nearest to the matter. Where nothing of this is told, those nearest
to the time, the newest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from index.catalog import StoredReport
from index.metadata import speaking_year
from index.report import Period
from retrieval.question import Question

FEW = 4
"""The most reports that a refusal names."""
_OF_A_PLACE, _OF_A_TIME, _OF_THE_MATTER = 3, 2, 2


def nearest_reports(
    question: Question, reports: Sequence[StoredReport], near: Iterable[str]
) -> tuple[StoredReport, ...]:
    """The reports to name; `near` are the keys of those whose passages came nearest, in order."""
    newest = sorted(reports, key=_newest_first)
    named = dict.fromkeys(_named(question, newest, tuple(near)))
    in_time = sorted(newest, key=lambda one: _distance(question, one))
    return tuple(named)[:FEW] or tuple(in_time[:_OF_A_TIME])


def _named(
    question: Question, newest: Sequence[StoredReport], near: Sequence[str]
) -> Iterator[StoredReport]:
    of_place = [one for one in newest if one.key in question.scope.reports]
    yield from sorted(of_place, key=lambda one: _distance(question, one))[:_OF_A_PLACE]
    of_time = [one for one in newest if question.periods and _distance(question, one) == 0]
    yield from of_time[:_OF_A_TIME]
    by_key = {one.key: one for one in newest}
    yield from (by_key[key] for key in list(dict.fromkeys(near))[:_OF_THE_MATTER] if key in by_key)


def _newest_first(report: StoredReport) -> int:
    period = report.metadata.period
    return -period.last.toordinal() if period else 0


def _distance(question: Question, report: StoredReport) -> int:
    """How many years lie between what a report tells of and the times that are asked for."""
    about = report.metadata
    told = [one for one in (about.period, speaking_year(about)) if one]
    if question.by_report:
        told = told[1:]
    asked = question.periods
    return min((_years(one, other) for one in told for other in asked), default=0)


def _years(one: Period, other: Period) -> int:
    if one.overlaps(other):
        return 0
    return max(one.first.year - other.last.year, other.first.year - one.last.year, 1)
