"""Where sections open: at headings, at paragraphs that close a subject, at titled paragraphs.

Beside the headings that the text numbers or names, those that its format marks and short
lines that stand alone between paragraphs, two kinds of paragraph open a section of their own:
those of a run in which each begins with a short sentence as its title ("持续壮大产业园区。
坚持把…"), and those that leave the subject of the last heading for the whole again
("各位代表！", "一年来，我们…"), which get a section without a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.document import Heading
from index.headings import (
    FIRST,
    LEAD,
    SECOND,
    SUBTITLE,
    UNNUMBERED,
    Mark,
    bare_heading,
    find_heading,
    is_list_item,
    restarts,
)
from index.marked import marked_ranks
from index.paragraphs import Span, sentences

_CLOSES = re.compile(
    r"\s*(?:(?:各位)(?:代表|委员|同志)|(?:过去|这|回顾过去|回首过去)?一年(?:以?来|[，,])|过去[一五]年|五年来|回顾(?:过去|一年)|"
    r"(?:这些|以上|所有|上述)(?:成绩|成就)|成绩的取得|(?:同时[，,])?我们(?:也|还)?(?:必须|应当)?(?:清醒|深刻|深切)地?(?:看到|认识|体会|感到)|"
    r"(?:在)?(?:充分)?(?:肯定|看到)成绩(?:的同时)?|接下来[，,]|今后[，,]|为(?:实现|完成)(?:上述|以上))"
)
_NO_LEAD = re.compile(
    r".*(?:以下|如下|下列|\d[%％亿万元])|\s*(?:各位|同志|这一年|过去|[一二三四五]年来|今年|去年|我们|当前|同时|但|也|还|为此|总的|综合|从|\d|——|要|必须|应|将|"
    r"[一二三四五六七八九十]+[是要、]|第[一二三四五六七八九十]|回顾|展望|(?!这是).*是)"
)
_MAX_LEAD = 26
_BODY_LENGTH = 45
_CONTINUES = ("为", "的", "是", "和", "与", "及", "”", "）", "》", "，", "。", "、", "；", "：")
_ENDS = ("。", "！", "？", "：", "；", "”", "）", "…")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a section opens: offset, rank, and the length of its heading from there."""

    start: int
    rank: float
    length: int


def find_openings(text: str, spans: list[Span], headings: Sequence[Heading] = ()) -> list[Opening]:
    """The openings among the paragraphs `spans` of a text, in order.

    `headings` are those that the format marks, each a paragraph of its own.
    """
    found = _headings(text, spans, marked_ranks(text, headings, spans))
    closed = _with_breaks(text, spans, _settled(text, found))
    return _with_leads(text, spans, closed)


def _headings(text: str, spans: list[Span], marked: dict[int, float]) -> list[Opening]:
    """The headings that stand at the head of paragraphs, as their lines or the format tell.

    `marked` are the ranks of the paragraphs, by their starts, that the format marks.
    """
    openings, in_body, in_list = [], False, False
    for number, (start, end) in enumerate(spans):
        line = text[start:end].rstrip()
        in_list = is_list_item(line) or (in_list and bool(find_heading(line, in_body=False)))
        mark = None if in_list else _mark(text, spans, number, in_body=in_body)
        if mark is None and start in marked:
            mark = Mark(UNNUMBERED, len(line))
        if mark is not None:
            is_own = mark.rank != UNNUMBERED or start not in marked
            openings.append(Opening(start, mark.rank if is_own else marked[start], mark.length))
        in_body = in_body or mark is not None or _is_body(line)
    return openings


def _mark(text: str, spans: list[Span], number: int, *, in_body: bool) -> Mark | None:
    """The heading at the head of a paragraph, told by its line or by standing alone."""
    line = text[slice(*spans[number])].rstrip()
    mark = find_heading(line.split("\n")[0], in_body=in_body)
    if mark is None and in_body and "\n" not in line and _stands_alone(text, spans, number):
        return bare_heading(line)
    return mark


def _stands_alone(text: str, spans: list[Span], number: int) -> bool:
    """Whether an ended paragraph or a heading is above this one, and a long one below it."""
    if not 0 < number < len(spans) - 1:
        return False
    above, below = (text[slice(*spans[n])].strip() for n in (number - 1, number + 1))
    is_ended = above.endswith(_ENDS) or find_heading(above, in_body=True) is not None
    goes_on = below.startswith(_CONTINUES)
    return is_ended and len(below) > _BODY_LENGTH and below.endswith(_ENDS) and not goes_on


def _is_body(line: str) -> bool:
    return len(line) > _BODY_LENGTH or line.endswith(("。", "：", ":", "！"))


def _settled(text: str, openings: list[Opening]) -> list[Opening]:
    """Unnumbered headings between 一、 and 二、 stand below 一、, all others above it.

    So they do between （一） and （二） where those number the chapters.
    """
    ranks = {opening.rank for opening in openings}
    chapter = next((rank for rank in (FIRST, SECOND) if rank in ranks), FIRST)
    return [
        replace(opening, rank=SUBTITLE if chapter == FIRST else chapter + 0.5)
        if opening.rank == UNNUMBERED and _is_below(chapter, text, openings, number)
        else opening
        for number, opening in enumerate(openings)
    ]


def _is_below(chapter: int, text: str, openings: list[Opening], number: int) -> bool:
    before = any(opening.rank == chapter for opening in openings[:number])
    after = next((opening for opening in openings[number:] if opening.rank == chapter), None)
    return before and after is not None and not restarts(text[after.start : after.start + 12])


def _with_breaks(text: str, spans: list[Span], openings: list[Opening]) -> list[Opening]:
    """Add a section without a heading where a paragraph leaves a （一） or a deeper heading."""
    ranks = {opening.start: opening for opening in openings}
    found: list[Opening] = []
    current: float = -1
    for start, end in spans:
        if start in ranks:
            found.append(ranks[start])
            current = ranks[start].rank
        elif current >= SUBTITLE and _CLOSES.match(text[start:end]):
            found.append(Opening(start, min(current, SECOND), 0))
            current = FIRST
    return found


def _with_leads(text: str, spans: list[Span], openings: list[Opening]) -> list[Opening]:
    """Add the sections that runs of titled paragraphs make within each section."""
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
    """The titled paragraphs among those of one section; none unless they are the rule."""
    leads = [_lead_length(text, span) for span in run]
    told = [number for number, length in enumerate(leads) if length]
    if len(told) < 2 or 3 * len(told) < 2 * (told[-1] - told[0] + 1):
        return []
    openings = [Opening(run[number][0], LEAD, leads[number]) for number in told]
    return openings + _end_of_run(text, run[told[-1] + 1 :])


def _end_of_run(text: str, rest: list[Span]) -> list[Opening]:
    """The section without a heading for what follows a run: from where it closes it, or at once."""
    closing = next((span for span in rest if _CLOSES.match(text[slice(*span)])), None)
    return [Opening(span[0], SECOND, 0) for span in [closing or rest[0]]] if rest else []


def _lead_length(text: str, span: Span) -> int:
    """The length of the short sentence that opens a paragraph as its title, else 0."""
    first, *rest = sentences(text, *span)
    title = text[slice(*first)].rstrip()
    if _NO_LEAD.match(title) or not rest or not title.endswith("。"):
        return 0
    return len(title) if 4 < len(title.strip()) <= _MAX_LEAD else 0
