"""The beginning of a claim that tells whose words follow, or of when: 甲镇2023年，…

People write a place and a year before what they quote. That is no part of the quotation, but
must be true of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.catalog import StoredPassage, StoredReport
from index.library import Library
from index.metadata import planned_period
from index.report import Period, Status
from retrieval.places import Places
from retrieval.question import normalise
from retrieval.times import find_times
from retrieval.verify.attribution import ascribed_to, mentions_in, years_of
from retrieval.verify.model import Attribution
from retrieval.verify.tokens import folded, origins_of

_BEFORE = re.compile(r"[在据按]|根据|按照|依据")
_BEHIND = re.compile(
    r"[的中里]|政府|人民|工作|报告|总结|讲话|指出|提出|提到|写道|显示|表示|说|称|年度|度"
)
_MARK = re.compile(r"[,:]")
"""What may stand before and behind the place and the year, and between them and the quotation."""
_REPORT = re.compile(r"报告|总结|讲话")
_LEAST = 6
"""So many characters at least must be left to be quoted."""


@dataclass(frozen=True, slots=True)
class Lead:
    """`text` begins a claim; `attribution` is what it says of the source of `rest`.

    `of_report` tells that its year is that of a report, not of what this tells.
    """

    text: str
    rest: str
    attribution: Attribution
    of_report: bool


def lead_of(sentence: str, library: Library, places: Places) -> Lead | None:
    """The lead of a sentence; None if it begins with no place and no year."""
    plain = folded(sentence)
    end = _end(plain, library, places)
    if not end or len(plain) - end < _LEAST:
        return None
    at = origins_of(sentence)[end]
    text, rest = sentence[:at], sentence[at:]
    return Lead(text, rest, ascribed_to(text, library, places), bool(_REPORT.search(text)))


def tells_of_time_or_place(text: str, library: Library, places: Places) -> bool:
    """Whether a wording names a time, relative ones too, or a place."""
    return bool(find_times(normalise(text)).spans or mentions_in(text, library, places))


def years_told(
    start: int, end: int, status: Status, passage: StoredPassage, report: StoredReport
) -> list[Period]:
    """The times that a stretch of a report tells of, as far as can be told."""
    told = [
        figure.period for figure in passage.figures if start <= figure.start < end and figure.period
    ]
    by_status = {
        Status.DONE: report.metadata.period,
        Status.PLANNED: planned_period(report.metadata),
    }
    own = by_status.get(status)
    return [*told, own] if own else [*told, *years_of(report)]


def _end(plain: str, library: Library, places: Places) -> int:
    """Where the lead of a folded sentence ends; 0 if it has none."""
    times = find_times(plain)
    spans: list[tuple[int, int]] = [
        (mention.start, mention.end) for mention in mentions_in(plain, library, places)
    ]
    spans += [span for span in times.spans if any(map(str.isdecimal, plain[slice(*span)]))]
    ends = dict(spans)
    at = named = 0
    while True:
        if before := _BEFORE.match(plain, at):
            at = before.end()
        if at not in ends:
            return named
        at = ends[at]
        while behind := _BEHIND.match(plain, at):
            at = behind.end()
        if mark := _MARK.match(plain, at):
            at = mark.end()
        named = at
