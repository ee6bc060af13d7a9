"""Years in a row, as people type them: 16到19年, 22-25, 18 19 21年, 2014、15、16年报告, 近三年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.figures.numerals import parse_number

SHORT_YEAR = (
    r"(?<![满近过去续务每期长达约])\d{2}"
    r"(?!年(?:级|内|来|以|期|代(?!表)|限(?![额上])|的老|.龄))"
)
"""Two digits that may be a year; no duration or age (服务30年, 近10年, 20年以上, 30年树龄)."""
NOT_COUNTED = (
    r"(?![%岁月倍亩米吨件次名处条台辆座栋余万亿千百元]|多(?!少)|天(?!然)|项(?!目)|人(?![均口才大社])|户(?!籍)|"
    r"公[里顷斤]|家(?!庭)|个(?![人体])|平(?!均)|立方|所(?!得))"
)
"""What stands behind a number without 年 shows that it is no year (2000户)."""
_YEAR = rf"(?:(?:19|20)\d{{2}}|{SHORT_YEAR})"
_RANGE = re.compile(
    rf"(?<![\d.-])({_YEAR})年?(?:[-—–~]{{1,2}}|到|至)({_YEAR})(?![\d.-])(?:年|{NOT_COUNTED})"
)
_LIST = re.compile(rf"(?<![\d.]){_YEAR}(?:(?:年?[\s、,，/和及跟与]+|年){_YEAR})+年")
_RECENT = re.compile(
    r"(?:最?近|过去的?|这)(几|[2-9]|1\d|20|[二两三四五六七八九]|十[一二三四五六七八九]?|二十)年(?!级)|"
    r"历年|逐年|一年比一年|年年"
)
_SOME, _ALL = 5, 10
"""How many years 近几年 and 历年 are."""
_MOST = 20
"""A range of more years is one long time, not so many asked for one by one."""
_NEXT_CENTURY = 50


@dataclass(frozen=True, slots=True)
class Series:
    """Years named together, in the order of the wording at `start:end`."""

    start: int
    end: int
    years: tuple[int, ...]


def find_series(text: str) -> list[Series]:
    """The ranges and lists of years in a normalised question; a range goes before a list in it."""
    found = [*_ranges(text), *_lists(text)]
    return [
        one
        for number, one in enumerate(found)
        if not any(one.start < other.end and other.start < one.end for other in found[:number])
    ]


def find_recent(text: str) -> tuple[int, int, int] | None:
    """Start, end and number of years of a wording such as 近三年."""
    match = _RECENT.search(text)
    if match is None:
        return None
    some = {None: _ALL, "几": _SOME}
    return match.start(), match.end(), some.get(match[1]) or int(parse_number(match[1]) or 0)


def full_year(year: int) -> int:
    """The year that two digits stand for: 54 is 1954, 24 is 2024."""
    if year >= 100:
        return year
    return year + (1900 if year >= _NEXT_CENTURY else 2000)


def _lists(text: str) -> Iterator[Series]:
    for match in _LIST.finditer(text):
        years = tuple(full_year(int(year)) for year in re.findall(r"\d+", match[0]))
        yield Series(*match.span(), years)


def _ranges(text: str) -> Iterator[Series]:
    """Two digits to two digits is a range of years only where the question speaks of years."""
    for match in _RANGE.finditer(text):
        first, last = full_year(int(match[1])), full_year(int(match[2]))
        told = "年" in text or max(len(match[1]), len(match[2])) == 4
        if 0 < last - first < _MOST and told:
            yield Series(*match.span(), tuple(range(first, last + 1)))
