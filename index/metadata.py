"""What is known of a document as a whole: title, issuer, place, period, date, kind.

Three origins tell of it, in this order of trust: the text, the file's name, and the page
(what the format says beside the text). What they disagree on is kept as doubts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from index.document import Document
from index.gazetteer import agree, level_of, parent_of
from index.issuer import find_issuer
from index.kinds import (
    GOVERNMENT_REPORT,
    LOOKING_BACK,
    SUMMARY,
    WORK_REPORT,
    kind_of_text,
    names_kind,
)
from index.origins import Told, is_page, told_by_name, told_by_page, told_by_text
from index.report import Doubt, Metadata, Period
from index.title import cited_title

_LATE = 366
"""A page is published within so many days of the report's own date."""
_LOOKS_BACK_OR_PLANS = frozenset({*LOOKING_BACK, SUMMARY, WORK_REPORT, ""})


def read_metadata(document: Document, source: str) -> Metadata:
    """What `document`, cleaned and from the file `source`, tells of itself."""
    text, front = told_by_text(document)
    name, page = told_by_name(source), told_by_page(document)
    origins = (text, name, page)
    passing = () if is_page(document.text, text.kind) else (*front.headings[:3], front.opening)
    kind = _kind(origins, passing)
    place = next((one.places[-1] for one in origins if one.places), "")
    period = _period(origins, kind, front.headings)
    title = cited_title(text.title, place, period, kind, front.opening)
    return Metadata(
        title=title if text.title else _title_without_own(title, name, page),
        issuer=find_issuer(front, place, kind, text.title or page.title, page.issuer),
        place=place,
        level=level_of(place),
        period=period,
        date=text.date or name.date or page.date,
        kind=kind,
        parent=_parent(place, origins),
        url=document.url,
        doubts=tuple(_doubts(origins, place, kind, period)),
    )


def speaking_year(metadata: Metadata) -> Period | None:
    """The year that the report calls 今年: that of its date, if it looks back on the one before.

    A summary calls the year that it covers so, and a plan over years the one it begins with.
    """
    if metadata.period is None:
        return None
    if metadata.kind in LOOKING_BACK:
        return Period.year(metadata.date.year if metadata.date else metadata.period.last.year + 1)
    return Period.year(metadata.period.first.year)


def planned_period(metadata: Metadata) -> Period | None:
    """The period that the report's plans are for: the next year, or the second half.

    What is a plan, a rule or a notice itself is for its own period.
    """
    period = metadata.period
    if period is None or metadata.kind not in _LOOKS_BACK_OR_PLANS:
        return period
    if period == Period.half(period.first.year, 1):
        return Period.half(period.first.year, 2)
    return Period.year(period.last.year + 1)


def _kind(origins: Iterable[Told], wordings: Iterable[str]) -> str:
    told = next((one.kind for one in origins if one.kind), "")
    return told or next((kind for wording in wordings if (kind := kind_of_text(wording))), "")


def _period(origins: tuple[Told, ...], kind: str, headings: tuple[str, ...]) -> Period | None:
    """The period covered: as titles tell it, else headings, a date, or the file's name."""
    text, name, page = origins
    claims = (
        text.covered(kind, headings),
        text.covered_by_date(kind),
        name.covered(kind),
        page.covered(kind),
        page.covered_by_date(kind),
    )
    return next((claim for claim in claims if claim), None)


def _parent(place: str, origins: Iterable[Told]) -> str:
    named = [name for one in origins for name in one.places]
    return parent_of(place, named) if place else ""


def _title_without_own(cited: str, name: Told, page: Told) -> str:
    """The title of a text that bears none: the page's, the one made of what is known, the name."""
    return (page.title if page.kind else "") or cited or page.title or name.title


def _doubts(
    origins: tuple[Told, ...], place: str, kind: str, period: Period | None
) -> Iterator[Doubt]:
    """Where an origin contradicts what was chosen; what it leaves open contradicts nothing."""
    day = origins[0].date
    for one in origins:
        if one.places and not agree(one.places[-1], place):
            yield Doubt("place", one.places[-1], one.origin)
        claimed = one.covered(kind)
        if claimed and period and not _may_be_named(claimed, period, one.kind or kind):
            yield Doubt("period", f"{claimed.last.year}年", one.origin)
        if one.kind and one.kind != kind and not _names_both(one, origins, kind):
            yield Doubt("kind", one.kind, one.origin)
        if day and one.date and not _may_be_published(day, one.date):
            yield Doubt("date", one.date.isoformat(), one.origin)


def _may_be_named(claimed: Period, period: Period, kind: str) -> bool:
    """Names bear the year in which a report was given or the one that it covers."""
    earlier, later = (1, 0) if kind == GOVERNMENT_REPORT else (0, 1)
    reaches = claimed.last.year + earlier >= period.first.year
    return reaches and claimed.first.year - later <= period.last.year


def _names_both(one: Told, origins: tuple[Told, ...], kind: str) -> bool:
    chosen = next(other for other in origins if other.kind == kind or not other.kind)
    return names_kind(one.title, kind) or names_kind(chosen.title, one.kind)


def _may_be_published(day: date, published: date) -> bool:
    return 0 <= (published - day).days <= _LATE
