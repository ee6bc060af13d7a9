"""Times of several years: what a paragraph opens with, and what a yearly average is of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.figures.numerals import parse_number
from index.paragraphs import sentences
from index.periods import find_all_periods, find_periods
from index.report import Period
from index.script import simplified

_ADDRESS = re.compile(r"(?:[\s“\"（(—-]|[一二三四五六七八九]是|(?:各位代表|同志们)[！，,:：])*")
_DIGIT = re.compile(r"\d|[一二三四五六七八九十百千万亿]{3}")
_AVERAGE = re.compile(
    r"(?:年均|平均每年|每年平均)(?:分别|实际|净|各|[约近达超过到]|"
    r"(?:新增|增加|增长|递增|提高|上涨|上升|下降|减少|降低)了?)*[\d.．·%％、和多万亿百分之点一二三四五六七八九十]*$"
)
_COUNTED = re.compile(
    r"(?<![前第\d])([两二三四五六七八九十]+|[2-9]|1\d)年(?:[间来内]|工作|[^，,；;。]{0,12}、|(?=年均|平均每年))"
)


def is_stretch(period: Period) -> bool:
    """Whether it is more than a year."""
    return period.first.year < period.last.year


def opening_stretch(text: str, start: int, end: int, anchor: Period | None) -> Period | None:
    """The years that the paragraph from `start` on tells of at `end`; None if that is one or less.

    They open it (五年来), or a sentence of it that tells no figures itself. `anchor` is the
    year called 今年.
    """
    opened: Period | None = None
    for first, last in sentences(text, start, end):
        if named := _opening(text[first:last], anchor):
            general = first == start or not _DIGIT.search(text[first:last])
            opened = named[0] if general and len(set(named)) == 1 else None
    return opened if opened and is_stretch(opened) else None


def _opening(sentence: str, anchor: Period | None) -> list[Period]:
    """The times of a sentence that opens with one."""
    found = find_periods(sentence, anchor)
    head = _ADDRESS.match(sentence)
    opens = found and head and found[0][0] <= head.end()
    return [period for _, _, period in found] if opens else []


def tells_average(wording: str) -> bool:
    """Whether the words up to a figure say that it is of an average year: 年均增长."""
    return _AVERAGE.search(simplified(wording)) is not None


def averaged_years(
    wording: str, headings: Iterable[str], anchor: Period | None, until: Period
) -> Period | None:
    """The years that an average is of, up to `until`; None if nothing tells.

    These follow the year that its sentence compares with (比2002年增长65%，年均…), or are counted
    there or in a heading (五年平均每年).
    """
    for one in (wording, *headings):
        named = [period for _, _, period in find_all_periods(one, anchor)]
        before = [period for period in named if period.last < until.first]
        if stretches := [period for period in named if is_stretch(period)]:
            return stretches[-1]
        if before:
            return Period(Period.year(before[-1].last.year + 1).first, until.last)
        if counted := _COUNTED.findall(one):
            years = int(parse_number(counted[-1]) or 1)
            return Period(Period.year(until.last.year - years + 1).first, until.last)
    return None
