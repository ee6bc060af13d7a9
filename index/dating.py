"""Which period each figure, clause and section of a report speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.governing import Governing, governing
from index.metadata import planned_period, speaking_year
from index.paragraphs import sentences
from index.periods import find_periods
from index.report import Clause, Figure, Metadata, Passage, Period, Section, Status
from index.stretches import averaged_years, is_stretch, opening_stretch, tells_average


class Dater:
    """Dates the clauses and figures of one section; `period` is what it speaks of.

    That is what its headings name, else what a report tells of in that status.
    """

    def __init__(
        self, text: str, section: Section, sections: tuple[Section, ...], metadata: Metadata
    ) -> None:
        self._text, self._section, self._metadata = text, section, metadata
        self._anchor = speaking_year(metadata)
        self._headings = tuple(_headings(section, sections))
        named = (find_periods(heading, self._anchor) for heading in self._headings)
        self._above = next(([period for _, _, period in found] for found in named if found), [])
        self.period = self._headed(section.status) or self._of_status(section.status)

    def with_periods(self, passage: Passage) -> Passage:
        """The passage, each figure and clause with the period that governs it in its sentence.

        Where none does, a clause has what its headings name. A figure has what its paragraph
        opened with (五年来), the section's, or for a plan within a review (or the reverse)
        the report's own period for such.
        """
        clauses: list[Clause] = []
        dated: list[Figure] = []
        for start, end in sentences(self._text, passage.start, passage.end):
            within = [one for one in passage.clauses if start <= one.start < end]
            figures = [one for one in passage.figures if start <= one.start < end]
            named = self._governing(start, end, within[0].status, figures)
            clauses += [replace(one, period=self._of_clause(one, start, named)) for one in within]
            dated += self._dated(start, named, figures) if figures else ()
        return replace(passage, clauses=tuple(clauses), figures=tuple(dated))

    def _governing(
        self, start: int, end: int, status: Status, figures: Sequence[Figure]
    ) -> list[Governing]:
        offsets = [figure.start - start for figure in figures]
        return governing(self._text[start:end], offsets, self._anchor, self._usual(status, None))

    def _of_clause(self, clause: Clause, start: int, named: Sequence[Governing]) -> Period | None:
        """The last time that governs some of a clause of the sentence at `start`."""
        first, last = clause.start - start, clause.end - start
        held = [one.period for one in named if one.start <= last and one.end > first]
        return (held[-1] if held else None) or self._headed(clause.status)

    def _dated(
        self, start: int, named: Sequence[Governing], figures: Sequence[Figure]
    ) -> Iterator[Figure]:
        opened = self._opened(start)
        for figure in figures:
            offset = figure.start - start
            held = [one.period for one in named if one.start <= offset < one.end]
            settled = (held[-1] if held else None) or self._usual(figure.status, opened)
            wording = self._text[start : figure.start]
            yield replace(figure, period=self._averaged(wording, settled))

    def _opened(self, start: int) -> Period | None:
        """The years with which the paragraph opened to which the sentence at `start` belongs."""
        paragraph = max(self._section.start, self._text.rfind("\n", 0, start) + 1)
        return opening_stretch(self._text, paragraph, start, self._anchor)

    def _usual(self, status: Status, opened: Period | None) -> Period | None:
        """What a figure of a status is of if its sentence does not tell."""
        same = status is self._section.status or len(self._above) > 1
        usual = (same and self._headed(status)) or self._of_status(status)
        return opened if opened and usual and opened.contains(usual) else usual

    def _averaged(self, wording: str, period: Period | None) -> Period | None:
        """Of a yearly average the years that it is of, where `wording` leads up to it."""
        if period is None or is_stretch(period) or not tells_average(wording):
            return period
        return averaged_years(wording, self._headings, self._anchor, period) or period

    def _headed(self, status: Status) -> Period | None:
        """What the headings name: of several times the first that suits the status."""
        covered = self._metadata.period
        if covered is None or len(self._above) < 2:
            return next(iter(self._above), None)
        planned = status is Status.PLANNED
        fit = (one for one in self._above if (one.last > covered.last) is planned)
        return next(fit, self._above[0])

    def _of_status(self, status: Status) -> Period | None:
        planned = status is Status.PLANNED
        return planned_period(self._metadata) if planned else self._metadata.period


def _headings(section: Section, sections: tuple[Section, ...]) -> Iterator[str]:
    """The headings over a section, its own first."""
    yield section.heading
    while section.parent is not None:
        section = sections[section.parent]
        yield section.heading
