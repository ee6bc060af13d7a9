"""Years in a row, as people type them: 16到19年, 22-25, 18 19 21年, 2014、15、16年报告, 近三年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR = r"(?:(?:19|20)\d{2}|\d{2})"
_RANGE = re.compile(rf"(?<![\d.])({_YEAR})年?(?:[-—–~]{{1,2}}|到|至)({_YEAR})(年)?(?![\d.%])")
_LIST = re.compile(rf"(?<![\d.])({_YEAR}年?(?:(?:[\s、,，和及跟与]+|年){_YEAR}年?)+)(?<=年)")
_RECENT = re.compile(r"(?:最?近|过去|这)([二两三四五六七八九十]|[2-9])年")
_NUMERALS = {name: number for number, name in enumerate("二三四五六七八九十", start=2)} | {"两": 2}
_MOST = 20
_NEXT_CENTURY = 50


@dataclass(frozen=True, slots=True)
class Series:
    """Years named together, in the order of the wording at `start:end`."""

    start: int
    end: int
    years: tuple[int, ...]


def find_series(text: str) -> list[Series]:
    """The lists and ranges of years in a normalised question; none overlaps another."""
    found = [*_lists(text), *_ranges(text)]
    return [
        one
        for number, one in enumerate(found)
        if not any(one.start < other.end and other.start < one.end for other in found[:number])
    ]


def find_recent(text: str) -> tuple[int, int, int] | None:
    """Start, end and count of a wording such as 近三年."""
    match = _RECENT.search(text)
    if match is None:
        return None
    return match.start(), match.end(), _NUMERALS.get(match[1]) or int(match[1])


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
        told = match[3] or "年" in match[0] or min(len(match[1]), len(match[2])) == 4
        if 0 < last - first < _MOST and (told or "年" in text):
            yield Series(*match.span(), tuple(range(first, last + 1)))
