"""Which time a question asks about, and which time a clause of a report speaks of.

Years that a question names are constraints. Words relative to the speaker (去年, 明年) are
read as achieved or planned (see `cues`), since who asks in March of a report of January
means its years, not the calendar's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.catalog import StoredPassage
from index.metadata import planned_period, speaking_year
from index.periods import find_periods
from index.report import Clause, Metadata, Period, Status
from retrieval.series import find_recent, find_series, full_year

_SHORT_YEAR = re.compile(r"(?<![\d.满近过去续务每期长达约])(\d{2})年(?!级|内|来|以|期|的老)")
_BARE_YEAR = re.compile(
    r"(?<![\d.])((?:19|20)\d{2})(?![\d.年%余多万亿千百元户人亩米吨个家件平公立次名所处条台辆])"
)
_RELATIVE = re.compile(r"今年|去年|前年|明年|后年|本年度?|上年度?|上半年|下半年|年底|年初")
_REPORT = re.compile(r"度?的?(?:全国|国务院|中央|政府|工作|总结)*报告")


@dataclass(frozen=True, slots=True)
class Times:
    """The periods that a question names with their wordings, and all its spans for time.

    `by_report` tells that they are the years of reports (2014年报告), not of what these tell;
    `recent` is the number of years of 近三年, 0 if nothing like it is said.
    """

    periods: tuple[Period, ...]
    wordings: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    by_report: bool = False
    recent: int = 0


def find_times(text: str) -> Times:
    """The times named in a normalised question: 2023年, 24年, 2024, 2023年上半年, 16到19年."""
    series = find_series(text)
    periods = [Period.year(year) for one in series for year in one.years]
    spans = [(one.start, one.end) for one in series]
    for start, end, period in find_periods(text, None):
        if not any(first < end and start < last for first, last in spans):
            periods.append(period)
            spans.append((start, end))
    for match in (*_SHORT_YEAR.finditer(text), *_BARE_YEAR.finditer(text)):
        if not any(start < match.end() and match.start() < end for start, end in spans):
            periods.append(Period.year(full_year(int(match[1]))))
            spans.append(match.span())
    wordings = tuple(text[start:end] for start, end in spans)
    by_report = bool(spans) and bool(_REPORT.match(text, max(end for _, end in spans)))
    recent = find_recent(text)
    spans += [match.span() for match in _RELATIVE.finditer(text)]
    spans += [recent[:2]] if recent else []
    return Times(tuple(periods), wordings, tuple(spans), by_report, recent[2] if recent else 0)


def period_of(clause: Clause, passage: StoredPassage, report: Metadata) -> Period | None:
    """The time a clause speaks of: its own words, its sentence's, its headings', the report's."""
    own = _own_period(clause, passage, report)
    if own is not None:
        return own
    return planned_period(report) if clause.status is Status.PLANNED else report.period


def _own_period(clause: Clause, passage: StoredPassage, report: Metadata) -> Period | None:
    anchor = speaking_year(report)
    for text in _contexts(clause, passage):
        found = find_periods(text, anchor)
        if found:
            return found[-1][2]
    return None


def _contexts(clause: Clause, passage: StoredPassage) -> Iterable[str]:
    text, start = passage.text, passage.start
    yield text[clause.start - start : clause.end - start]
    before = [c for c in passage.clauses if c.sentence == clause.sentence and c.end <= clause.end]
    yield text[before[0].start - start : clause.end - start]
    yield from reversed(passage.path)
