"""Whom a quotation is ascribed to, and whether what was found is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from index.catalog import StoredReport
from index.library import Library
from index.metadata import planned_period, speaking_year
from index.report import Period
from retrieval.match import held_by
from retrieval.places import Mention, Places
from retrieval.question import normalise, word_edges
from retrieval.times import find_times
from retrieval.verify.model import Alteration, Attribution, Change


def ascribed_to(around: str, library: Library, places: Places) -> Attribution:
    """What the words around a quotation say of its source."""
    mentions = mentions_in(around, library, places)
    periods = find_times(normalise(around)).periods
    of_place = frozenset[str]().union(*(mention.reports for mention in mentions))
    of_time = {one.key for one in library.reports if meet(periods, years_of(one))}
    return Attribution(
        "、".join(mention.name for mention in mentions),
        of_place,
        periods,
        (of_place & of_time) or of_place or frozenset(of_time if not mentions else ()),
    )


def mentions_in(text: str, library: Library, places: Places) -> tuple[Mention, ...]:
    """The places that a text names, held or not."""
    normal = normalise(text)
    edges = word_edges(normal, library.tokenizer.segment)
    return places.find(normal, edges, partial(held_by, library.lexical)).mentions


def misattributed(
    attribution: Attribution, sources: Sequence[StoredReport]
) -> Iterator[Alteration]:
    """The place and the time that a quotation is ascribed to, where no source is of them."""
    if not sources:
        return
    told = [period for report in sources for period in years_of(report)]
    yield from misplaced(attribution, sources)
    yield from mistimed(attribution, told)


def misplaced(attribution: Attribution, sources: Sequence[StoredReport]) -> Iterator[Alteration]:
    """The place that a quotation is ascribed to, where no source is of it."""
    if attribution.place and not {report.key for report in sources} & attribution.reports:
        yield Alteration(Change.PLACE, attribution.place, sources[0].metadata.place)


def mistimed(attribution: Attribution, told: Sequence[Period]) -> Iterator[Alteration]:
    """The time that a quotation is ascribed to, where it is none of those told.

    What is told of several years together is not told of one of them.
    """
    claimed = attribution.periods
    may_be = [one for one in told if one.first.year == one.last.year or one in claimed]
    if claimed and told and not meet(claimed, may_be):
        yield Alteration(Change.YEAR, _years(claimed[0]), _years(told[0]))


def years_of(report: StoredReport) -> list[Period]:
    """The years that a report may be named after, the one that it covers first."""
    about = report.metadata
    years = (about.period, speaking_year(about), planned_period(about))
    issued = [Period.year(about.date.year)] if about.date else []
    return [year for year in years if year] + issued


def meet(periods: Sequence[Period], others: Sequence[Period]) -> bool:
    """Whether one of the periods overlaps one of the others."""
    return any(one.overlaps(other) for one in periods for other in others)


def _years(period: Period) -> str:
    first, last = period.first.year, period.last.year
    return f"{last}年" if first == last else f"{first}—{last}年"
