"""The section tree: where headings stand, how they nest, what status they announce."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.headings import FIRST, LEAD, SUBTITLE, UNNUMBERED, find_heading, restarts
from index.paragraphs import Span, paragraphs, sentences
from index.report import Metadata, Section, Status
from index.status import paragraph_flow, section_status, tells_several

_NO_LEAD = re.compile(
    r"\s*(?:各位|同志们|这一年|过去|[一二三四五]年来|今年|去年|我们|当前|同时|但|\d|——|[一二三四五六七八九十]+是|第[一二三四五六七八九十])"
)
_ADDRESS = re.compile(r"\s*各位(?:代表|委员|同志)")
_MAX_LEAD = 26
_BODY_LENGTH = 45


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a section opens: offset, rank, and the length of its heading from there."""

    start: int
    rank: int
    length: int


def split_sections(text: str, metadata: Metadata) -> tuple[Section, ...]:
    """The sections of `text`, in order; they tile it, and the first may have no heading."""
    spans = paragraphs(text, 0, len(text))
    openings = _with_leads(text, spans, _settled(text, _numbered(text, spans)))
    if not openings or openings[0].start > 0:
        openings = [Opening(0, -1, 0), *openings]
    return _with_status(text, _tree(text, openings), metadata)


def _numbered(text: str, spans: list[Span]) -> list[Opening]:
    """The headings that stand at the head of paragraphs, as their lines tell."""
    openings, in_body = [], False
    for start, end in spans:
        line = text[start:end].rstrip()
        mark = find_heading(line.split("\n")[0], in_body=in_body)
        if mark is not None:
            openings.append(Opening(start, mark.rank, mark.length))
        in_body = in_body or mark is not None or _is_body(line)
    return openings


def _is_body(line: str) -> bool:
    return len(line) > _BODY_LENGTH or line.endswith(("。", "：", ":", "！"))


def _settled(text: str, openings: list[Opening]) -> list[Opening]:
    """Unnumbered headings between 一、 and 二、 stand below 一、, all others above it."""
    settled = []
    for number, opening in enumerate(openings):
        if opening.rank == UNNUMBERED and _is_below_first(text, openings, number):
            settled.append(Opening(opening.start, SUBTITLE, opening.length))
        else:
            settled.append(opening)
    return settled


def _is_below_first(text: str, openings: list[Opening], number: int) -> bool:
    before = any(opening.rank == FIRST for opening in openings[:number])
    after = next((opening for opening in openings[number:] if opening.rank == FIRST), None)
    return before and after is not None and not restarts(text[after.start : after.start + 12])


def _with_leads(text: str, spans: list[Span], openings: list[Opening]) -> list[Opening]:
    """Add the sections that runs of short opening sentences make within each section."""
    starts = {opening.start for opening in openings}
    found, run = list(openings), list[Span]()
    for span in spans:
        if span[0] in starts:
            found += _leads_of(text, run)
            run = []
        else:
            run.append(span)
    return sorted(found + _leads_of(text, run), key=lambda opening: opening.start)


def _leads_of(text: str, run: list[Span]) -> list[Opening]:
    """The lead sections among the paragraphs of one section; none unless they are the rule."""
    leads = [_lead_length(text, span) for span in run]
    told = [number for number, length in enumerate(leads) if length]
    if len(told) < 2 or 2 * len(told) < told[-1] - told[0] + 1:
        return []
    openings = [Opening(run[number][0], LEAD, leads[number]) for number in told]
    if told[-1] + 1 < len(run):
        after = run[told[-1] + 1]
        openings.append(Opening(after[0], LEAD, 0))
    return openings


def _lead_length(text: str, span: Span) -> int:
    """The length of the short sentence that opens a paragraph as its title, else 0."""
    paragraph = text[slice(*span)]
    if _NO_LEAD.match(paragraph):
        return 0
    first, *rest = sentences(text, *span)
    length = len(text[slice(*first)].rstrip())
    is_short = 4 < length <= _MAX_LEAD and text[first[0] + length - 1] == "。"
    return length if is_short and rest else 0


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


def _with_status(text: str, sections: list[Section], metadata: Metadata) -> tuple[Section, ...]:
    """Give each section its status: its heading's, its parent's, or what went before."""
    told: list[Section] = []
    flow = base = section_status(metadata.title, Status.UNKNOWN)
    for section in sections:
        status = section_status(section.heading, _inherited(section, told, flow, base))
        told.append(replace(section, status=status))
        flow = _flow_through(text, section, status)
    return tuple(told)


def _inherited(section: Section, told: list[Section], flow: Status, base: Status) -> Status:
    parent = told[section.parent] if section.parent is not None else None
    if parent and parent.status is not Status.UNKNOWN and not tells_several(parent.heading):
        return parent.status
    return base if flow is Status.PROBLEM else flow


def _flow_through(text: str, section: Section, status: Status) -> Status:
    """The status that holds at the end of a section that starts with `status`."""
    for span in paragraphs(text, section.start, section.end):
        first = sentences(text, *span)[0]
        status = paragraph_flow(text[slice(*first)].strip(), status)
    return status
