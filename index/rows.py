"""Between the dataclasses of `index.report` and the rows of the catalog."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from index.report import Clause, Doubt, Figure, Level, Metadata, Period, Report, Section, Status

Cell = str | int | float | None

_STATUSES = {status.value: status for status in Status}


def of_report(report: Report) -> tuple[Cell, ...]:
    """Source, hash, metadata in the order of `metadata`, whether recognised, characters."""
    about = report.metadata
    return (
        report.source,
        report.sha256,
        about.title,
        about.issuer,
        about.place,
        about.level,
        *_of_period(about.period),
        about.date.isoformat() if about.date else None,
        about.kind,
        about.parent,
        about.url,
        json.dumps([(doubt.field, doubt.value, doubt.origin) for doubt in about.doubts]),
        report.recognised,
        len(report.text),
    )


def of_pages(report: Report) -> str:
    """The offsets of the pages as JSON."""
    return json.dumps(report.pages, separators=(",", ":"))


def metadata(  # noqa: PLR0913, PLR0917
    title: str,
    issuer: str,
    place: str,
    level: str,
    first: str | None,
    last: str | None,
    day: str | None,
    kind: str,
    parent: str,
    url: str,
    doubts: str,
) -> Metadata:
    """The metadata of a row."""
    return Metadata(
        title=title,
        issuer=issuer,
        place=place,
        level=Level(level),
        period=_period(first, last),
        date=date.fromisoformat(day) if day else None,
        kind=kind,
        parent=parent,
        url=url,
        doubts=tuple(Doubt(*doubt) for doubt in json.loads(doubts)),
    )


def pages(cell: str) -> tuple[int, ...]:
    """The offsets of the pages."""
    return tuple(json.loads(cell))


def of_section(section: Section) -> tuple[Cell, ...]:
    """A section in the order of its fields."""
    place = (section.start, section.end, section.status)
    return (section.index, section.parent, section.level, section.heading, *place)


def section(*row: Any) -> Section:
    """The section of a row."""
    index, parent, level, heading, start, end, status = row
    return Section(index, parent, level, heading, start, end, Status(status))


def of_clauses(clauses: Sequence[Clause]) -> str:
    """All clauses of a passage as JSON."""
    plain = [
        (
            one.start,
            one.end,
            one.sentence,
            one.status,
            *(_of_period(one.period) if one.period else ()),
        )
        for one in clauses
    ]
    return json.dumps(plain, separators=(",", ":"))


def clauses(cell: str) -> tuple[Clause, ...]:
    """The clauses of a passage."""
    return tuple(
        Clause(start, end, sentence, _STATUSES[status], _period(*period) if period else None)
        for start, end, sentence, status, *period in json.loads(cell)
    )


def of_figure(figure: Figure) -> tuple[Cell, ...]:
    """A figure in the order of its fields, the period as two days."""
    return (
        figure.metric,
        figure.value,
        figure.unit,
        figure.start,
        figure.end,
        figure.number,
        figure.dimension,
        figure.change,
        figure.is_change,
        *_of_period(figure.period),
        figure.status,
    )


def figure(*row: Any) -> Figure:
    """The figure of a row."""
    metric, value, unit, start, end, number, dimension, change, is_change, *period, status = row
    return Figure(
        metric=metric,
        value=value,
        unit=unit,
        start=start,
        end=end,
        number=number,
        dimension=dimension,
        change=change,
        is_change=bool(is_change),
        period=_period(*period),
        status=_STATUSES[status],
    )


def _of_period(period: Period | None) -> tuple[str | None, str | None]:
    return (period.first.isoformat(), period.last.isoformat()) if period else (None, None)


@lru_cache(maxsize=1024)
def _period(first: str | None, last: str | None) -> Period | None:
    if first is None or last is None:
        return None
    return Period(date.fromisoformat(first), date.fromisoformat(last))
