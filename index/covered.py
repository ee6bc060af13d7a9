"""Which period a document covers, told by its title, headings, date or file name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from index.kinds import GOVERNMENT_REPORT, LOOKING_BACK
from index.periods import find_periods, year_number
from index.report import Period

_YEAR = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d(?!\d|[年\s]*[-—–~～至到]\s*(?:19|20)\d\d)"
    r"|[一二][〇○零一二三四五六七八九]{3})\s*年?"
)
_YEARS = re.compile(
    r"(?<!\d)(?:19|20)\d\d年?\s*[-—–~～至到]{1,2}\s*(?:19|20)\d\d年|"
    r"[“\"「]十?[一二三四五六七八九]?五[”\"」]|十?[一二三四五六七八九]五(?:规划|计划|时期)|"
    r"第[一二三四五六七八九十]{1,2}个五年(?:规划|计划)"
)
_LOOKS_BACK = re.compile(r"回顾|总结|成效|情况|完成")
_REVIEW = re.compile(r"回顾|总结")
_HALF = re.compile(r"(?P<half>[上下])半年.{0,6}(?:总结|情况|回顾|完成|汇报|报告)")
_QUARTERS = re.compile(r"(?:第?[一二三四]季度|前三季度)(?=.{0,6}(?:总结|情况|回顾|完成|汇报|报告))")
_LAST_MONTHS = 11
_FIRST_MONTHS = 3


def covered_by_title(title: str, kind: str) -> Period | None:
    """The period that a title or a file's name tells, read as one of that kind."""
    if years := _YEARS.search(title):
        found = find_periods(years.group(), None)
        return found[0][2] if found else None
    year = first_year(title)
    if year is None:
        return None
    if kind == GOVERNMENT_REPORT:
        return Period.year(year - 1)
    return _part_of_year(title, year) or Period.year(year)


def covered_by_headings(headings: Sequence[str], kind: str) -> Period | None:
    """The year that the headings look back on, else the one they name most often.

    In a 政府工作报告 only a review tells: its other headings name years of plans.
    """
    named = [line for line in headings if _YEAR.search(line)]
    if kind == GOVERNMENT_REPORT:
        named = [line for line in named if _REVIEW.search(line)]
    back = [line for line in named if _LOOKS_BACK.search(line)]
    years = Counter(first_year(line) for line in back or named)
    most = years.most_common(1)
    year = most[0][0] if most else None
    return (_part_of_year("".join(headings[:2]), year) or Period.year(year)) if year else None


def covered_by_date(day: date, kind: str) -> Period:
    """The year that a document of that day covers: reports look back, other documents do not."""
    if kind in LOOKING_BACK:
        return Period.year(day.year - (day.month < _LAST_MONTHS))
    looks_back = kind.endswith(("总结", "报告", "公报"))
    return Period.year(day.year - (looks_back and day.month <= _FIRST_MONTHS))


def first_year(wording: str) -> int | None:
    """The first year named in a wording."""
    match = _YEAR.search(wording)
    return year_number(match["year"]) if match else None


def _part_of_year(wording: str, year: int) -> Period | None:
    """The half or the quarters of the year that a title looks back on."""
    if half := _HALF.search(wording):
        return Period.half(year, 1 if half["half"] == "上" else 2)
    if quarters := _QUARTERS.search(wording):
        return find_periods(quarters.group(), Period.year(year))[0][2]
    return None
