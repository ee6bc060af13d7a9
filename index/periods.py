"""Periods named in a wording: 2023年上半年, 1-12月份, 去年, 截至11月, 十四五, 过去五年.

Used for reports (where 今年 is the year the report speaks in) and for questions alike.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date

from index.report import Period

Found = tuple[int, int, Period]
"""Span of the wording and the period that it names."""

Resolver = Callable[[re.Match[str], int | None], Period | None]
"""Reads a match; the year is the one that relative wordings count from."""

_DIGITS = str.maketrans("０１２３４５６７８９〇○零Ｏ一二三四五六七八九", "01234567890000123456789")
_COUNTS = {name: number for number, name in enumerate("零一二三四五六七八九十")} | {"两": 2}
_RELATIVE = {"今": 0, "本": 0, "当": 0, "去": -1, "上": -1, "前": -2, "明": 1, "后": 2}
_FIRST_PLANS = {1: (1953, 1957), 2: (1958, 1962)}

_Y = (
    r"(?:(?<![\d０-９])[12１２][\d０-９]{3}"
    r"|(?<![一二三四五六七八九〇○零十])[一二][〇○零Ｏ一二三四五六七八九]{3})"
)
_M = r"[\d０-９]{1,2}"
_DASH = r"\s*(?:[-—–~～－]{1,2}|至|到)\s*"
_YEAR_NAME = (
    rf"(?:(?P<year>{_Y})年度?"
    r"|(?P<relative>今年|本年度?|去年|(?<!基础)上年(?!度?同)|前年|明年|后年))"
)
MAY_NAME = re.compile(r"[年月季五]|[12１２一二][\d０-９〇○零Ｏ一二三四五六七八九]{3}")
"""Something of this stands in every wording for a period; most clauses have nothing of it."""
_BASIS = re.compile(r"(?:比|较|同|与|(?<![关对至位])于)\s*$")
_SAME_TERM = re.compile(r"(?:同期|相比|同月|末?基数|年末)")


def year_number(digits: str) -> int:
    """The number of a year written in any digits: 2024, ２０２４, 二〇二四, 一九五四."""
    return int(digits.translate(_DIGITS))


def find_periods(text: str, anchor: Period | None, year: int | None = None) -> list[Found]:
    """The periods that `text` names, in order; `anchor` is the year called 今年 in it.

    Years that only serve as a basis of comparison (比2002年, 比上年) are left out.
    Wordings without a year (上半年, 1-12月份) belong to the year named last before
    them, else to `year`, else to the anchor's; without these they name nothing.
    """
    return [found for found, is_basis in _read(text, anchor, year) if not is_basis]


def find_all_periods(text: str, anchor: Period | None) -> list[Found]:
    """As `find_periods`, with the years that only serve as a basis of comparison."""
    return [found for found, _ in _read(text, anchor, None)]


def _read(text: str, anchor: Period | None, year: int | None) -> Iterator[tuple[Found, bool]]:
    """The periods of a text in order, each with whether it is a basis of comparison."""
    if not MAY_NAME.search(text):
        return
    year = year or (anchor.last.year if anchor else None)
    for match in _SCANNER.finditer(text):
        is_basis = _is_basis(text, match)
        pattern, resolve = _RULES[str(match.lastgroup)]
        inner = pattern.match(text, match.start())
        period = _safely(resolve, inner, year, anchor) if inner else None
        if period is not None:
            yield (match.start(), match.end(), period), is_basis
            if match.lastgroup == "year" and not is_basis:
                year = period.first.year


def _is_basis(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 3) : match.start()], text[match.end() :][:3]
    return bool(_BASIS.search(before) or _SAME_TERM.match(after))


def _safely(
    resolve: Resolver, match: re.Match[str], year: int | None, anchor: Period | None
) -> Period | None:
    """The resolved period; None for impossible dates such as 13月."""
    base = year if match.re is _RULES["part"][0] or anchor is None else anchor.last.year
    try:
        return resolve(match, base)
    except ValueError:
        return None


def _range(match: re.Match[str], _: int | None) -> Period:
    first, last = year_number(match["first"]), year_number(match["last"])
    return _ordered(date(first, 1, 1), date(last, 12, 31))


def _year(match: re.Match[str], now: int | None) -> Period | None:
    """A year, or the part of it that is named right behind it."""
    year = year_number(match["year"]) if match["year"] else _relative_year(match["relative"], now)
    if year is None:
        return None
    return _within(match, year) or Period.year(year)


def _relative_year(name: str, now: int | None) -> int | None:
    return None if now is None else now + _RELATIVE[name[0]]


def _part(match: re.Match[str], year: int | None) -> Period | None:
    return None if year is None else _within(match, year)


def _within(match: re.Match[str], year: int) -> Period | None:
    """The half, quarter, months, month or day of `year` that a match names."""
    if part := match["part"]:
        return _half_or_quarters(part, year)
    if match["from"]:
        return _months(year, int(match["from"]), int(match["to"]))
    if match["months"]:
        return _months(year, 1, int(match["months"]))
    if not match["month"]:
        return None
    month = int(match["month"])
    if match["day"]:
        day = date(year, month, int(match["day"]))
        return Period(day, day)
    until = match["until"] or match.groupdict().get("prefix")
    return _months(year, 1 if until else month, month)


def _half_or_quarters(part: str, year: int) -> Period:
    if part.endswith("半年"):
        return Period.half(year, 1 if part.startswith("上") else 2)
    number = _COUNTS.get(part.removeprefix("第").removeprefix("前")[0]) or int(part[0])
    return _months(year, 1 if part.startswith("前") else number * 3 - 2, number * 3)


def _months(year: int, first: int, last: int) -> Period:
    return _ordered(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _ordered(first: date, last: date) -> Period:
    if last < first:
        raise ValueError("ends before it begins")
    return Period(first, last)


def _five_year_plan(match: re.Match[str], now: int | None) -> Period:
    """The five years of a plan, or those of them that are named right behind it.

    From the third (1966) on the plans follow each other.
    """
    number = _chinese_number(match["nth"] or match["ordinal"])
    first, last = _FIRST_PLANS.get(number, (1951 + 5 * number, 1955 + 5 * number))
    if match["end"]:
        first = last
    elif match["count"]:
        last = first + _COUNTS[match["count"]] - 1
    elif match["since"] and now and first <= now:
        last = min(last, now)
    return Period(date(first, 1, 1), date(last, 12, 31))


def _chinese_number(name: str) -> int:
    """One to nineteen."""
    return (10 if "十" in name else 0) + _COUNTS.get(name.removeprefix("十"), 0)


def _past_years(match: re.Match[str], now: int | None) -> Period | None:
    """The N years before this one."""
    if now is None:
        return None
    return Period(date(now - _count(match["count"] or match["came"]), 1, 1), date(now - 1, 12, 31))


def _coming_years(match: re.Match[str], now: int | None) -> Period | None:
    """The N years from this one on."""
    if now is None:
        return None
    return Period(date(now, 1, 1), date(now + _COUNTS[match["number"] or "两"] - 1, 12, 31))


def _count(written: str) -> int:
    return int(written) if written.isdecimal() else _COUNTS[written]


_WITHIN = (
    rf"(?:(?P<from>{_M})月?份?{_DASH}(?P<to>{_M})月份?"
    r"|前(?P<months>\d{1,2})个月"
    r"|(?P<part>[上下]半年|第?[一二三四]季度|前[二两三]个?季度)"
    rf"|(?P<until>截[至止]到?)?(?P<month>{_M})月份?(?:(?P<day>{_M})日)?)"
)
_RULES: dict[str, tuple[re.Pattern[str], Resolver]] = {
    "range": (re.compile(rf"(?P<first>{_Y})年?{_DASH}(?P<last>{_Y})年"), _range),
    "year": (
        re.compile(rf"(?P<prefix>截[至止]到?)?{_YEAR_NAME}\s*{_WITHIN}?"),
        _year,
    ),
    "part": (re.compile(_WITHIN), _part),
    "plan": (
        re.compile(
            r"(?:[“\"「]?(?P<nth>十[一二三四五六七八九]|[一二三四五六七八九十])五"
            r"(?:[”\"」](?!普法)(?:规划|计划|时期|期间)?|规划|计划|时期|期间|(?=以来|末)|(?<=十.五)(?![一二三四五六七八九十]))"
            r"|第(?P<ordinal>十?[一二三四五六七八九十])个五年(?:规划|计划)(?:时期|期间)?)"
            r"(?:(?P<since>以来)|(?P<end>期?末)|前(?P<count>[两二三四])年)?"
        ),
        _five_year_plan,
    ),
    "past": (
        re.compile(
            r"(?:过去|最?近|这)的?(?P<count>[一二两三四五十]|[2-9]|10)年"
            r"|(?P<came>[一二两三四五])年以?来"
        ),
        _past_years,
    ),
    "coming": (re.compile(r"(?:今后|未来)的?(?P<number>[三五十])年|今明两年"), _coming_years),
}
_GROUP_NAME = re.compile(r"\?P<\w+>")
_SCANNER = re.compile(
    "|".join(
        f"(?P<{name}>{_GROUP_NAME.sub('?:', rule.pattern)})" for name, (rule, _) in _RULES.items()
    )
)
