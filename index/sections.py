"""The section tree: where headings stand, how they nest, what status they announce."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from index.document import Heading
from index.headings import FIRST, LEAD, PART
from index.kinds import LOOKING_BACK, RULES
from index.marked import LONGEST_MARKED
from index.metadata import speaking_year
from index.openings import Opening, find_openings
from index.paragraphs import Span, lines, paragraphs, sentences, tile
from index.periods import find_periods
from index.report import Metadata, Section, Status
from index.status import (
    is_glossary,
    paragraph_flow,
    section_status,
    speaks_of_results,
    tells_several,
)

_STANDING = re.compile(r"外交|国际形势|国防|统一|港澳|两岸|对台")
_MATTER = re.compile(r"[（(]?[一二三四五六七八九十]*[）)]?[、.．]?\s*关于")
"""Matters of which a report tells what was done and what is held to in one chapter."""
_WORK = re.compile(r"工作|建设|发展|任务|改革|经济|计划")
_NUMBER_LENGTH = 4


def split_sections(
    text: str,
    metadata: Metadata,
    headings: Sequence[Heading] = (),
) -> tuple[Section, ...]:
    """The sections of `text`, in order; they tile it, and the first may have no heading.

    `headings` are those that the format marks; most formats and most authors mark none.
    """
    openings = find_openings(text, _paragraphs(text, headings), headings)
    if not openings or openings[0].start > 0:
        openings = [Opening(0, -1, 0), *openings]
    sections = _tree(text, openings)
    if metadata.kind in RULES:
        return tuple(sections)
    return _with_status(text, sections, openings, metadata)


def explains_words(section: Section, sections: tuple[Section, ...]) -> bool:
    """Whether a section belongs to a glossary."""
    above = section.parent is not None and explains_words(sections[section.parent], sections)
    return above or is_glossary(section.heading)


def _paragraphs(text: str, headings: Sequence[Heading]) -> list[Span]:
    """The paragraphs of the text, with marked lines apart from what they might go on in."""
    starts = [start for start, _ in lines(text, 0, len(text))]
    breaks = [start for start, _ in paragraphs(text, 0, len(text))]
    for one in headings:
        first = bisect_right(starts, one.start) - 1
        after = bisect_left(starts, one.end)
        if first >= 0 and one.end - one.start <= LONGEST_MARKED:
            breaks += [starts[first], *starts[after : after + 1]]
    return tile(breaks, 0, len(text))


def _tree(text: str, openings: list[Opening]) -> list[Section]:
    """Sections with parents and levels: each hangs on the nearest one of a higher rank."""
    ends = [opening.start for opening in openings[1:]] + [len(text)]
    sections: list[Section] = []
    stack: list[tuple[float, int]] = []
    for index, (opening, end) in enumerate(zip(openings, ends, strict=True)):
        while stack and stack[-1][0] >= opening.rank:
            stack.pop()
        heading = text[opening.start : opening.start + opening.length].strip()
        parent = stack[-1][1] if stack else None
        level = len(stack) + (opening.rank >= 0)
        sections.append(Section(index, parent, level, heading, opening.start, end))
        if opening.rank >= 0:
            stack.append((opening.rank, index))
    return sections


def _with_status(
    text: str, sections: list[Section], openings: list[Opening], metadata: Metadata
) -> tuple[Section, ...]:
    """Give each section its status: its heading's, its parent's if sure, or what went before."""
    told: list[Section] = []
    sure: set[int] = set()
    flow = section_status(metadata.title, Status.UNKNOWN)
    reviewed = False
    for section, opening in zip(sections, openings, strict=True):
        above = told[section.parent] if section.parent in sure else None
        inherited = above.status if above else flow
        announced = None if opening.rank == LEAD else _announced(section, inherited, metadata)
        follows = announced is None and reviewed and _follows_review(section, opening, metadata)
        if announced is None and _treats_a_matter(section, follows=follows):
            announced = Status.UNKNOWN
        elif follows:
            announced = Status.PLANNED
        reviewed = reviewed or (section.parent is None and announced is Status.DONE)
        told.append(replace(section, status=inherited if announced is None else announced))
        if (above or announced is not None) and not tells_several(section.heading):
            sure.add(section.index)
        through = _flow_through(text, section, told[-1].status)
        flow = flow if through is Status.PROBLEM else through
    return tuple(told)


def _follows_review(section: Section, opening: Opening, metadata: Metadata) -> bool:
    """Whether a chapter of a report comes after that which is called its review: then it plans."""
    is_chapter = section.parent is None and opening.rank in (PART, FIRST)
    return is_chapter and metadata.kind in LOOKING_BACK and not speaks_of_results(section.heading)


def _treats_a_matter(section: Section, *, follows: bool) -> bool:
    """Whether a chapter tells both what was done in a matter and what is to be done."""
    if follows and _STANDING.search(section.heading):
        return True
    return section.parent is None and _MATTER.match(section.heading) is not None


def _announced(section: Section, inherited: Status, metadata: Metadata) -> Status | None:
    """The status that a heading announces of itself; None if it leaves that open."""
    if is_glossary(section.heading):
        return Status.UNKNOWN
    if section.parent is not None:
        told = section_status(section.heading, inherited)
        return None if told is inherited else told
    told = section_status(section.heading, Status.UNKNOWN)
    if told is Status.UNKNOWN:
        told = _status_by_year(section.heading, metadata)
    return None if told is Status.UNKNOWN else told


def _status_by_year(heading: str, metadata: Metadata) -> Status:
    """Of a heading that names a year and work: ahead of the period covered, or opening with it."""
    named = find_periods(heading, speaking_year(metadata))
    if not named or metadata.period is None or not _WORK.search(heading):
        return Status.UNKNOWN
    start, _, period = named[0]
    if period.first > metadata.period.last:
        return Status.PLANNED
    is_past = start <= _NUMBER_LENGTH and period.last <= metadata.period.last
    return Status.DONE if is_past else Status.UNKNOWN


def _flow_through(text: str, section: Section, status: Status) -> Status:
    """The status that holds at the end of a section that starts with `status`."""
    for span in paragraphs(text, section.start, section.end):
        first = sentences(text, *span)[0]
        status = paragraph_flow(text[slice(*first)].strip(), status)
    return status
