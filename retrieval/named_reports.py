"""Which reports a few words name: 齐都镇, 山东 2024年, a part of a title."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from index.catalog import StoredReport
from index.library import Library
from index.metadata import speaking_year
from index.report import Period
from retrieval.match import held_by
from retrieval.places import Places
from retrieval.question import normalise, word_edges
from retrieval.times import find_times


def reports_named(words: str, library: Library, places: Places) -> tuple[StoredReport, ...]:
    """The reports that the words name, newest first; all for no words, none if none fits.

    A place and a year narrow it down together; words that name no place must stand in the title.
    """
    normal = normalise(words)
    edges = word_edges(normal, library.tokenizer.segment)
    scope = places.find(normal, edges, partial(held_by, library.lexical))
    if scope.reports:
        found = [one for one in library.reports if one.key in scope.reports]
    elif scope.mentions or scope.unknown:
        return ()
    else:
        found = _titled(normal, library.reports)
    return tuple(sorted(_of_years(found, find_times(normal).periods), key=_newest_first))


def _titled(words: str, reports: Sequence[StoredReport]) -> list[StoredReport]:
    """The reports whose title has the words; all if there is nothing but a year."""
    rest = words
    for start, end in reversed(find_times(words).spans):
        rest = rest[:start] + rest[end:]
    return [one for one in reports if rest.strip() in normalise(one.metadata.title)]


def _of_years(reports: Sequence[StoredReport], years: Sequence[Period]) -> list[StoredReport]:
    """Those with one of the years in their title, else those of it; all if no year is named."""
    titled = [one for one in reports if any(_is_titled(one, year) for year in years)]
    return titled or [
        one for one in reports if not years or any(_tells(one, year) for year in years)
    ]


def _is_titled(report: StoredReport, year: Period) -> bool:
    return str(year.last.year) in normalise(report.metadata.title)


def _tells(report: StoredReport, year: Period) -> bool:
    about = report.metadata
    return any(told and told.overlaps(year) for told in (about.period, speaking_year(about)))


def _newest_first(report: StoredReport) -> tuple[int, str, str]:
    about = report.metadata
    year = speaking_year(about) or about.period
    return -(year.last.year if year else 0), about.place, report.source
