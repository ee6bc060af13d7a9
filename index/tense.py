"""Done or planned, as running text tells it by the years that it names and by its auxiliaries.

What headings and turns of the text announce (`status.py`) holds for whole stretches. Within
them a year that lies wholly before the report, or after what it covers, tells otherwise:
"一九五三年有二十万人" among plans. Where nothing was announced, as in reports that treat one
matter after the other, 了 and 已 tell what was done, 将 and 要 what is to come, and a sentence
with neither goes on with the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from index.kinds import LOOKING_BACK, RULES
from index.metadata import speaking_year
from index.periods import find_periods
from index.report import Clause, Metadata, Passage, Period, Status
from index.script import simplified

_WILL = (
    r"(?<![即大主健])将(?!近|军|领|士|来)|"
    r"(?<![只主重必需首纪摘简扼纲概险次紧提显])要(?![求素点件闻害塞么道领])|应(?:当|该)|必须|(?<!模)拟|"
    r"预定|争取|力争|草案|计划(?:规定|达到|安排)|(?:纲要|规划|计划)(?:规定|要求)"
)
_INTENDS = re.compile(
    rf"{_WILL}|计划(?!经济|体制|生育|委员|工作)|规划|规定|要求|纲要|预算|预期|目标|任务|指标|"
    r"确保|今后|打算|准备|如果|可以"
)
"""What a past year may stand beside in a plan: 由1982年的三十万人增加到, 五年计划规定."""
_HAPPENED = re.compile(
    r"了(?![解却结])|已|曾|以来|截[至止]|目前|现在|现有|拥有|到.{0,6}[底末]|执行(?:情况|结果)|获"
)
"""What a year may stand beside though it is past when it is spoken of."""
_AUXILIARY = re.compile(
    rf"(?P<planned>{_WILL}|预计)|"
    r"(?P<done>(?<![为除])了(?![解却结])|已[经有在完建达超形成]|曾|"
    r"(?<![将要])(?:增加|提高|上升|减少|下降|发展|扩大|增长|缩短|降低)到了?|"
    r"完成.{0,8}(?:预算|计划)数?的|收到)"
)
_NO_TIME = re.compile(r"(?:本年|(?:最?近|这)[^来]*$)")
"""What tells no time of its own: 本年 is the year spoken of, 近两年 mostly an attribute."""
_GOES_ON = re.compile(r"[^，。]{0,2}(?:起|开始|以后)|的?(?:指标|水平|目标(?![是为]))")
_NOW = re.compile(r"今年|明年")
_IS_OPEN = re.compile(r"如果|假如|要是|[吗呢？]")
_NAMES_TIME = re.compile("年|五")


def with_tense(text: str, passages: Iterable[Passage], metadata: Metadata) -> tuple[Passage, ...]:
    """The passages of a section, each clause with the status that its own wording tells."""
    carried = Status.UNKNOWN
    told: list[Passage] = []
    for passage in passages:
        clauses: list[Clause] = []
        for _, group in groupby(passage.clauses, key=lambda clause: clause.sentence):
            sentence = _by_years(text, list(group), metadata)
            if metadata.kind in LOOKING_BACK:
                sentence = _by_auxiliaries(text, sentence, carried)
            carried = sentence[-1].status
            clauses += sentence
        if text[passage.start : passage.end].endswith("\n"):
            carried = Status.UNKNOWN
        told.append(replace(passage, clauses=tuple(clauses)))
    return tuple(told)


def _by_years(text: str, sentence: list[Clause], metadata: Metadata) -> list[Clause]:
    """The clauses of a sentence, each told by the year that is named last up to its end."""
    start = sentence[0].start
    wording = text[start : sentence[-1].end]
    if metadata.kind in RULES or metadata.period is None or not _NAMES_TIME.search(wording):
        return sentence
    named = [
        (first, _side(period, metadata.period, metadata.kind))
        for first, end, period in find_periods(wording, speaking_year(metadata))
        if _NO_TIME.match(wording[first:end]) is None and not _stands_apart(wording, first, end)
    ]
    told = []
    for clause in sentence:
        before = [one for one in named if start + one[0] < clause.end]
        turned = clause.status
        if before:
            first, side = before[-1]
            words = simplified(text[start : clause.end])
            turned = _turned(clause.status, side, words, words[first:])
        told.append(replace(clause, status=turned))
    return told


def _stands_apart(wording: str, first: int, end: int) -> bool:
    """Whether a year is that from which something goes on, or by which it is measured."""
    is_start = wording[first - 1 : first] in ("由", "从") and "年" not in wording[first : end - 1]
    return is_start or _GOES_ON.match(wording, end) is not None


def _side(period: Period, covered: Period, kind: str) -> Status:
    """Done or planned, by a period alone; parts of the year in which a report is given are open."""
    if period.last <= covered.last:
        return Status.DONE
    is_whole = (period.first.month, period.last.month) == (1, 12)
    is_ahead = period.first > covered.last and (is_whole or kind not in LOOKING_BACK)
    return Status.PLANNED if is_ahead else Status.UNKNOWN


def _turned(status: Status, side: Status, words: str, since: str) -> Status:
    """What a year of `side` makes of a clause of `status`.

    `words` are those of the sentence up to the clause's end, `since` those from the year on.
    Against what the text around it announces a year to come needs a word of intent too.
    """
    intends = _INTENDS.search(words) is not None
    if side is Status.DONE and status is not Status.PROBLEM and not intends:
        return status if _NOW.search(words) else side
    if side is Status.PLANNED and not _HAPPENED.search(since):
        return side if status is Status.UNKNOWN or (status is Status.DONE and intends) else status
    return status


def _by_auxiliaries(text: str, sentence: list[Clause], carried: Status) -> list[Clause]:
    """The clauses of a sentence that were told of nothing, by the auxiliary nearest before them.

    Those before the first auxiliary share it, since Chinese puts it behind its subject.
    """
    if all(clause.status is not Status.UNKNOWN for clause in sentence):
        return sentence
    wording = simplified(text[sentence[0].start : sentence[-1].end])
    if _IS_OPEN.search(wording):
        return sentence
    own = [_auxiliary(simplified(text[clause.start : clause.end])) for clause in sentence]
    told, before = list[Clause](), Status.UNKNOWN
    for number, clause in enumerate(sentence):
        before = _first(clause.status, own[number], before, *own[number:], carried)
        told.append(replace(clause, status=before))
    return told


def _first(*statuses: Status) -> Status:
    return next((status for status in statuses if status is not Status.UNKNOWN), Status.UNKNOWN)


def _auxiliary(clause: str) -> Status:
    """What the auxiliaries of a clause tell: a plan if any does, since targets are no results."""
    cues = {match.lastgroup for match in _AUXILIARY.finditer(clause)}
    return _first(*(status for status in (Status.PLANNED, Status.DONE) if status in cues))
