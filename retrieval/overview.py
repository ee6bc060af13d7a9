"""What a report tells of as a whole: the headings of the part that a question is after.

重点工作有哪些, 主要成绩 and 讲了什么 name no matter to look for; what answers them is the
author's own list, the headings of the plans, of the results, or of the whole report. Where a
part has none, the first sentences of its paragraphs say what they are about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.catalog import StoredReport
from index.library import Library
from index.metadata import planned_period, speaking_year
from index.report import Section, Status
from retrieval.cues import Kind
from retrieval.evidence import Evidence
from retrieval.model import Quote
from retrieval.question import Question
from retrieval.quote import locate, make_quote
from retrieval.rank import Hit
from retrieval.rows import telling_of

MOST = 12
"""The most headings of an answer."""
MOST_OPENINGS = 5
"""The most paragraphs."""
FEWEST = 2
"""Fewer are no list."""

_GENERAL = re.compile(
    r"(?:重点|主要|总体|全部|具体|各项|下一步|接下来|下半年|上半年|政府|总理|报告|工作|任务|安排|打算|计划|"
    r"成绩|成效|成果|成就|亮点|内容|要点|大意|总结|回顾|概括|概述|概要|大纲|提纲|目录|事情|事|"
    r"讲|说|写|谈|提到|提|做|干|办|抓|搞|了|过|的|要|一下)+"
)
"""Words that name no matter of their own."""
_RESULTS = re.compile(r"亮点|总结")
_KINDS = frozenset({Kind.ANY, Kind.HOW, Kind.LIST, Kind.NAME, Kind.VALUE})
_SAYS = re.compile(
    r"[讲说写谈]了?(?:些|点)?(?:什么|啥)|内容|要点|大意|概括|概述|概要|大纲|提纲|目录"
)
_DOES = re.compile(r"[做干办抓搞]")


def overview(question: Question, library: Library) -> tuple[Quote, ...]:
    """The headings that answer, in their order; none unless a question is after a whole."""
    report = _meant(question, library.reports) if _asks_a_whole(question) else None
    if report is None:
        return ()
    parts = _parts(question, library.sections(report.key))
    if len(parts) == 1:
        return _openings(question, parts[0], report, library)
    quotes = (_quote(section, report, library) for section in parts[:MOST])
    return tuple(quote for quote in quotes if quote)


def _asks_a_whole(question: Question) -> bool:
    if question.kind not in _KINDS or question.status is Status.PROBLEM or question.weighs:
        return False
    named = all(_GENERAL.fullmatch(one.text) for one in question.concepts)
    asks = question.concepts or _SAYS.search(question.normal) or _DOES.search(question.normal)
    return named and bool(asks)


def _meant(question: Question, reports: Sequence[StoredReport]) -> StoredReport | None:
    """The newest report of the one place, and of the time if one is named; None if unclear."""
    told = telling_of(question, reports)
    of_time = bool(question.periods) or question.current is not None
    keys = told if of_time else question.scope.reports
    among = [one for one in reports if one.key in keys and _tells(question, one)]
    if len({one.metadata.place for one in among}) != 1:
        return None
    return max(among, key=_spoken)


def _tells(question: Question, report: StoredReport) -> bool:
    """Whether a report plans, or reviews, the time asked for."""
    either = question.status is Status.UNKNOWN or _SAYS.search(question.normal)
    if question.by_report or not question.periods or either:
        return True
    planned = question.status is Status.PLANNED
    told = planned_period(report.metadata) if planned else report.metadata.period
    return told is not None and any(told.overlaps(period) for period in question.periods)


def _spoken(report: StoredReport) -> int:
    year = speaking_year(report.metadata)
    return year.last.toordinal() if year else 0


def _parts(question: Question, sections: Sequence[Section]) -> list[Section]:
    """The sections whose headings answer, or the one whose paragraphs do."""
    parts = [one for one in sections if one.parent is None and one.heading]
    wanted = Status.DONE if _RESULTS.search(question.normal) else question.status
    if wanted is Status.UNKNOWN or _SAYS.search(question.normal):
        return parts
    sizes = _sizes(parts, sections)
    of_kind = [one for one in parts if one.status is wanted]
    main = max(of_kind, key=lambda one: sizes[one.index], default=None)
    within = [one for one in sections if main and one.parent == main.index and one.heading]
    if len(within) >= FEWEST or main is None:
        return within
    return of_kind if sizes[main.index] < sum(sizes[one.index] for one in of_kind) / 2 else [main]


def _sizes(parts: Sequence[Section], sections: Sequence[Section]) -> dict[int, int]:
    """How long each part is with all that stands under it, in characters."""
    starts = [one.start for one in parts] + [max((one.end for one in sections), default=0)]
    lengths = [after - start for start, after in pairwise(starts)]
    return {one.index: length for one, length in zip(parts, lengths, strict=True)}


def _openings(
    question: Question, section: Section, report: StoredReport, library: Library
) -> tuple[Quote, ...]:
    """How the paragraphs of a section begin, each a quote of its own."""
    passages = library.passages_of(report.key, section.index)
    text = library.text(report.key)
    first = [
        one
        for one in passages
        if one.text.strip() not in one.path[-1:] and text[: one.start].endswith("\n")
    ]
    hits = (Hit(one, 0, None, 0.0, Evidence()) for one in first[:MOST_OPENINGS])
    return tuple(make_quote(hit, question, report) for hit in hits)


def _quote(section: Section, report: StoredReport, library: Library) -> Quote | None:
    """A heading as it stands in its report; None where it stands there in other words."""
    passages = (one for one in library.passages_of(report.key) if one.section == section.index)
    passage = next(passages, None)
    start = library.text(report.key).find(section.heading, section.start)
    if passage is None or start < 0 or start > section.start + len(section.heading):
        return None
    end = start + len(section.heading)
    locator = locate(passage, report)
    return Quote(locator, section.heading, start, end, (start, end), section.status)
