"""Which reports a question of 去年 or 今年 is about: the newest that are held of each place.

Who asks means neither the calendar's years nor those of a report of ten years ago, but
the years that the newest report of a place calls so. A report without a place or a year
is never left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

from index.catalog import StoredReport
from index.metadata import speaking_year
from index.report import Metadata, Period

_THIS_YEAR, _LAST_YEAR = frozenset({"今年", "本年", "本年度"}), frozenset({"去年", "上年度"})


def current_reports(reports: Iterable[StoredReport], years_back: int = 0) -> frozenset[str]:
    """The keys of the reports that speak in the newest year of their place, or look back on
    the one before unless a later one has been looked back on; `years_back` moves that year
    into the past.
    """
    by_place: dict[str, list[StoredReport]] = defaultdict(list)
    for report in reports:
        by_place[report.metadata.place or report.key].append(report)
    return frozenset(
        report.key for held in by_place.values() for report in _current_of(held, years_back)
    )


def _current_of(held: list[StoredReport], years_back: int) -> Iterable[StoredReport]:
    years = [year.last.year for one in held if (year := speaking_year(one.metadata))]
    newest = max(years, default=0) - years_back
    reviewed = [year for year in map(_reviewed, held) if year <= newest]
    last = max(reviewed, default=0)
    return (one for one in held if not years or newest in _years(one, last))


def _reviewed(report: StoredReport) -> int:
    """The year that a report looks back on as a whole, 0 if it does on none."""
    period = report.metadata.period
    year = period.last.year if period else 0
    return year if year and period == Period.year(year) else 0


def _years(report: StoredReport, reviewed: int) -> Iterable[int]:
    """The years that a report may be asked for as if they were this one."""
    about = report.metadata
    if spoken := speaking_year(about):
        yield spoken.last.year
    if about.period and about.period.last.year >= reviewed:
        yield about.period.last.year + 1


def reports_of(years: Iterable[Period], reports: Iterable[StoredReport]) -> frozenset[str]:
    """The keys of the reports that were given in one of these years."""
    wanted = tuple(years)
    spoken = ((report.key, speaking_year(report.metadata)) for report in reports)
    return frozenset(
        key for key, year in spoken if year and any(year.overlaps(one) for one in wanted)
    )


def is_still_ahead(reports: Iterable[StoredReport]) -> bool:
    """Whether 今年 lies before all of these reports: what they say of it are plans.

    A government that reports in January looks back on the year before; a summary calls the
    year so that it covers.
    """
    abouts = [report.metadata for report in reports]
    spoken = [(speaking_year(about), about.period) for about in abouts]
    return bool(spoken) and all(
        year is not None and told is not None and year.first > told.last for year, told in spoken
    )


def year_meant(relative: str, reports: Iterable[StoredReport]) -> Period | None:
    """The year that 去年 or 今年 is for these reports; None where they differ, or for other words.

    去年 is what the newest report of a place looks back on, 今年 the year in which it speaks.
    """
    if relative not in _THIS_YEAR | _LAST_YEAR:
        return None
    newest: dict[str, Metadata] = {}
    for about in (report.metadata for report in reports):
        before = newest.get(about.place)
        if before is None or _spoken_in(about) > _spoken_in(before):
            newest[about.place] = about
    meant = speaking_year if relative in _THIS_YEAR else attrgetter("period")
    told = {meant(about) for about in newest.values()}
    return next(iter(told)) if len(told) == 1 else None


def _spoken_in(about: Metadata) -> int:
    year = speaking_year(about)
    return year.last.year if year else 0
