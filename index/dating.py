"""Which period each figure and section of a report speaks of."""

from __future__ import annotations

from dataclasses import replace

from index.metadata import planned_period, speaking_year
from index.paragraphs import sentences
from index.periods import Found, find_periods
from index.report import Figure, Metadata, Passage, Period, Section, Status


def section_period(
    section: Section, sections: tuple[Section, ...], metadata: Metadata
) -> Period | None:
    """The period that a section speaks of: its headings', else that of its status."""
    current: Section | None = section
    while current is not None:
        if named := find_periods(current.heading, speaking_year(metadata)):
            return named[0][2]
        current = sections[current.parent] if current.parent is not None else None
    return _period_of(section.status, metadata)


def with_periods(
    text: str, passage: Passage, section: Section, period: Period | None, metadata: Metadata
) -> Passage:
    """The passage, each figure with the period that its sentence names before it.

    Where it names none, that is the section's `period`, or for a plan within a review
    (or the reverse) the report's own period for such.
    """
    named = _named_periods(text, passage, metadata)
    figures = []
    for figure in passage.figures:
        settled = _named_before(figure, named) or _default(figure, section, period, metadata)
        figures.append(replace(figure, period=settled))
    return replace(passage, figures=tuple(figures))


def _named_periods(text: str, passage: Passage, metadata: Metadata) -> list[tuple[int, Found]]:
    """The periods that the passage names, each with the end of its sentence."""
    anchor = speaking_year(metadata)
    return [
        (end, (start + first, start + last, period))
        for start, end in sentences(text, passage.start, passage.end)
        for first, last, period in find_periods(text[start:end], anchor)
    ]


def _named_before(figure: Figure, named: list[tuple[int, Found]]) -> Period | None:
    before = [
        period for sentence_end, (_, end, period) in named if end <= figure.start < sentence_end
    ]
    return before[-1] if before else None


def _default(
    figure: Figure, section: Section, period: Period | None, metadata: Metadata
) -> Period | None:
    return period if figure.status is section.status else _period_of(figure.status, metadata)


def _period_of(status: Status, metadata: Metadata) -> Period | None:
    return planned_period(metadata) if status is Status.PLANNED else metadata.period
