"""The section tree: where headings stand, how they nest, what status they announce."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.document import Heading
from index.headings import LEAD
from index.openings import Opening, find_openings
from index.paragraphs import paragraphs, sentences
from index.report import Metadata, Section, Status
from index.status import paragraph_flow, section_status, tells_several


def split_sections(
    text: str,
    metadata: Metadata,
    headings: Sequence[Heading] = (),  # noqa: ARG001
) -> tuple[Section, ...]:
    """The sections of `text`, in order; they tile it, and the first may have no heading.

    `headings` are those that the format marks; most formats and most authors mark none.
    """
    openings = find_openings(text, paragraphs(text, 0, len(text)))
    if not openings or openings[0].start > 0:
        openings = [Opening(0, -1, 0), *openings]
    return _with_status(text, _tree(text, openings), openings, metadata)


def _tree(text: str, openings: list[Opening]) -> list[Section]:
    """Sections with parents and levels: each hangs on the nearest one of a higher rank."""
    ends = [opening.start for opening in openings[1:]] + [len(text)]
    sections: list[Section] = []
    stack: list[tuple[int, int]] = []
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
    """Give each section its status: its heading's, its parent's, or what went before."""
    told: list[Section] = []
    flow = section_status(metadata.title, Status.UNKNOWN)
    for section, opening in zip(sections, openings, strict=True):
        status = _inherited(section, told, flow)
        if opening.rank != LEAD:
            told_above = status if section.parent is not None else Status.UNKNOWN
            status = _told(section_status(section.heading, told_above), status)
        told.append(replace(section, status=status))
        through = _flow_through(text, section, status)
        flow = flow if through is Status.PROBLEM else through
    return tuple(told)


def _told(status: Status, otherwise: Status) -> Status:
    return otherwise if status is Status.UNKNOWN else status


def _inherited(section: Section, told: list[Section], flow: Status) -> Status:
    parent = told[section.parent] if section.parent is not None else None
    if parent and parent.status is not Status.UNKNOWN and not tells_several(parent.heading):
        return parent.status
    return flow


def _flow_through(text: str, section: Section, status: Status) -> Status:
    """The status that holds at the end of a section that starts with `status`."""
    for span in paragraphs(text, section.start, section.end):
        first = sentences(text, *span)[0]
        status = paragraph_flow(text[slice(*first)].strip(), status)
    return status
