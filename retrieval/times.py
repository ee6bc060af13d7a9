"""Which time a question asks about, and which time a clause of a report speaks of.

Years that a question names are constraints. Words relative to the speaker (去年, 明年) are
read as achieved or planned (see `cues`), since who asks in March of a report of January
means its years, not the calendar's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.metadata import planned_period, speaking_year
from index.periods import find_periods, year_number
from index.report import Clause, Metadata, Period, Status
from retrieval.series import NOT_COUNTED, SHORT_YEAR, find_recent, find_series, full_year

_SHORT_YEAR = re.compile(rf"(?<![\d.])({SHORT_YEAR})年")
_HAN = "〇零一二三四五六七八九"
_WRITTEN_YEAR = re.compile(
    rf"(?<![{_HAN}十第近过前后这])(?!(?:一二|二三|三四|四五|五六|六七|七八|八九)年(?!的?(?:那份|政府|国务院)?(?:工作)?报告))"
    rf"([{_HAN}]{{2}})年(?!级|内|来|以|期|代|多|左右)"
)
"""Two numerals are a year (八四年), unless they are two guesses of a number (七八年)."""
_BARE_YEAR = re.compile(rf"(?<![\d.])((?:19|20)\d{{2}})(?![\d.年]){NOT_COUNTED}")
_RELATIVE = re.compile(
    r"今年|去年|前一年|上一年|前年|明年|后年|本年度?|上年度?|上半年|下半年|年底|年初"
)
_THIS_YEAR = frozenset({"今年", "本年", "本年度"})
_YEARS_BACK = {"前年": 1}
"""How many years before the newest report of a place one that tells of it was given."""
_REPORT = re.compile(
    r"度?的?(?:那份|这份|全国|国务院|中央|政府|总理|工作|总结|的)*报告|(?:那会儿?|的?时候)?(?:总理|国务院|政府)(?:说|讲|提|称)|[说讲](?!明|究|话)"
)
_AND = re.compile(r"[和与跟及、,到至\s-]*")
_SINCE = re.compile(r"度?(?:以来|至今|到(?:现在|今天|如今|目前))")

_Named = tuple[tuple[int, int], tuple[Period, ...]]
"""A span of the question and the periods that it names."""


@dataclass(frozen=True, slots=True)
class Times:
    """The periods that a question names with their wordings, and all its spans for time.

    `by_report` tells that they are the years of reports (2014年报告), not of what these tell;
    `reports` are such years beside others (2014年报告里2013年的产量);
    `recent` is the number of years of 近三年, 0 if nothing like it is said; `years_back` is 0
    where the time is told relative to now (去年), 1 for 前年, None where it is not; `this_year`
    tells that it is 今年, `relative` how it was worded; `since` that all years from the one
    named on are meant (2020年以来).
    """

    periods: tuple[Period, ...]
    wordings: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    by_report: bool = False
    reports: tuple[Period, ...] = ()
    recent: int = 0
    years_back: int | None = None
    this_year: bool = False
    relative: str = ""
    since: bool = False


def find_times(text: str) -> Times:
    """The times named in a normalised question: 2023年, 24年, 2024, 2023年上半年, 16到19年."""
    named, recent = _named(text), find_recent(text)
    relative = list(_RELATIVE.finditer(text))
    told, of_reports = _told_apart(named, text)
    since = [match.span() for (_, end), _ in named if (match := _SINCE.match(text, end))]
    spans = [
        *(span for span, _ in named),
        *since,
        *(match.span() for match in relative),
        *([recent[:2]] if recent else []),
    ]
    return Times(
        _periods(told or of_reports),
        tuple(text[start:end] for (start, end), _ in told or of_reports),
        tuple(spans),
        by_report=bool(of_reports) and not told,
        reports=_periods(of_reports) if told else (),
        recent=recent[2] if recent else 0,
        years_back=None if named or not relative else _YEARS_BACK.get(relative[0][0], 0),
        this_year=not named and any(match[0] in _THIS_YEAR for match in relative),
        relative="" if named or not relative else relative[0][0],
        since=len(told) == 1 and bool(since),
    )


def _periods(named: Iterable[_Named]) -> tuple[Period, ...]:
    return tuple(period for _, periods in named for period in periods)


def _told_apart(named: list[_Named], text: str) -> tuple[list[_Named], list[_Named]]:
    """What is named as a time to be told of, and what as the year of a report.

    Of years set side by side the last one speaks for all (2023年和2025年报告).
    """
    told: list[_Named] = []
    of_reports: list[_Named] = []
    after = len(text)
    for one in sorted(named, reverse=True):
        (start, end), _ = one
        joined = bool(of_reports) and after < len(text) and _AND.fullmatch(text[end:after])
        is_report = _REPORT.match(text, end) or (joined and of_reports[-1][0][0] == after)
        (of_reports if is_report else told).append(one)
        after = start
    return [one for one in named if one in told], [one for one in named if one in of_reports]


def _named(text: str) -> list[_Named]:
    """What is named, series first, then whole wordings, then years alone; none overlaps."""
    found: list[_Named] = []
    for one in (*_series(text), *_wordings(text), *_years(text)):
        (start, end), _ = one
        if not any(first < end and start < last for (first, last), _ in found):
            found.append(one)
    return found


def _series(text: str) -> Iterator[_Named]:
    for one in find_series(text):
        yield (one.start, one.end), tuple(map(Period.year, one.years))


def _wordings(text: str) -> Iterator[_Named]:
    for start, end, period in find_periods(text, None):
        yield (start, end), (period,)


def _years(text: str) -> Iterator[_Named]:
    for rule in (_SHORT_YEAR, _WRITTEN_YEAR, _BARE_YEAR):
        for match in rule.finditer(text):
            yield match.span(), (Period.year(full_year(year_number(match[1]))),)


def period_of(clause: Clause, report: Metadata) -> Period | None:
    """The time a clause speaks of: what is named there or above it, else the report's."""
    return clause.period or next(iter(told_periods(clause.status, report)), None)


def told_periods(status: Status, report: Metadata) -> tuple[Period, ...]:
    """The times that a clause of a status may speak of if it names none, the likeliest first.

    A government speaks in January of the year that has begun too, not only of its plans.
    """
    planned, spoken = planned_period(report), speaking_year(report)
    told = (planned, spoken) if status is Status.PLANNED else (report.period, spoken)
    return tuple(period for period in told if period)
