"""Periods in wordings, with 今年 being 2023."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.periods import find_all_periods, find_periods
from index.report import Period

THIS_YEAR = Period.year(2023)


def months(year: int, first: int, last: date) -> Period:
    return Period(date(year, first, 1), last)


@pytest.mark.parametrize(
    ("text", "wording", "period"),
    [
        ("2023年上半年完成投资", "2023年上半年", Period.half(2023, 1)),
        ("下半年工作打算", "下半年", Period.half(2023, 2)),
        ("1-12月份累计完成投资", "1-12月份", Period.year(2023)),
        ("2022年1-12月贸易业销售额", "2022年1-12月", Period.year(2022)),
        ("截至11月，民间投资增长", "截至11月", months(2023, 1, date(2023, 11, 30))),
        ("前三季度", "前三季度", months(2023, 1, date(2023, 9, 30))),
        ("预计2024年4月开园", "2024年4月", months(2024, 4, date(2024, 4, 30))),
        ("2024年1月12日在会上", "2024年1月12日", Period(date(2024, 1, 12), date(2024, 1, 12))),
        ("去年税收", "去年", Period.year(2022)),
        ("关于2023年工作", "2023年", THIS_YEAR),
        ("明年将建成", "明年", Period.year(2024)),
        ("到2027年建成", "2027年", Period.year(2027)),
        ("“十四五”规划", "“十四五”规划", months(2021, 1, date(2025, 12, 31))),
        ("一五计划", "一五计划", months(1953, 1, date(1957, 12, 31))),
        ("过去五年", "过去五年", months(2018, 1, date(2022, 12, 31))),
        ("2016年至2020年", "2016年至2020年", months(2016, 1, date(2020, 12, 31))),
        ("一九五四年", "一九五四年", Period.year(1954)),
        ("２００１年国内生产总值", "２００１年", Period.year(2001)),
        ("1至11月", "1至11月", months(2023, 1, date(2023, 11, 30))),
        ("前11个月", "前11个月", months(2023, 1, date(2023, 11, 30))),
        ("截至2022年11月底", "截至2022年11月", months(2022, 1, date(2022, 11, 30))),
        ("今年以来，全镇", "今年", THIS_YEAR),
        ("五年来，我们", "五年来", months(2018, 1, date(2022, 12, 31))),
        ("这五年，是", "这五年", months(2018, 1, date(2022, 12, 31))),
        ("今后五年的目标", "今后五年", months(2023, 1, date(2027, 12, 31))),
        ("2021—2023年", "2021—2023年", months(2021, 1, date(2023, 12, 31))),
        ("近3年，研发投入", "近3年", months(2020, 1, date(2022, 12, 31))),
        ("今明两年要建成", "今明两年", months(2023, 1, date(2024, 12, 31))),
        ("“十四五”以来", "“十四五”以来", months(2021, 1, date(2023, 12, 31))),
        ("“十四五”前三年", "“十四五”前三年", months(2021, 1, date(2023, 12, 31))),
        ("到“十四五”末", "“十四五”末", Period.year(2025)),
        ("第十四个五年规划", "第十四个五年规划", months(2021, 1, date(2025, 12, 31))),
    ],
)
def test_a_period_is_found_with_its_span(text: str, wording: str, period: Period) -> None:
    ((start, end, found),) = find_periods(text, THIS_YEAR)
    assert (text[start:end], found) == (wording, period)


@pytest.mark.parametrize(
    "text",
    [
        "比上年增长7%",
        "比2002年增长65.5%",
        "较去年同期下降",
        "在此基础上年均增长5%",
        "14年持续运营",
        "13月",
        "“八五”普法",
        "第二十届人大二次会议",
    ],
)
def test_what_is_no_period_of_its_own_is_left_alone(text: str) -> None:
    assert find_periods(text, THIS_YEAR) == []


def test_years_compared_with_are_found_beside_the_others() -> None:
    named = [period.first.year for _, _, period in find_all_periods("2022年比2017年增长", None)]
    assert named == [2022, 2017]


def test_months_belong_to_the_year_named_before_them() -> None:
    found = find_periods("2021年完成10亿元，1-6月完成4亿元", THIS_YEAR)
    assert found[1][2] == Period.half(2021, 1)


def test_months_follow_the_year_told_of_and_years_back_the_year_spoken_in() -> None:
    assert find_periods("一季度增长5%", THIS_YEAR, 2022)[0][2].last == date(2022, 3, 31)
    assert find_periods("去年平稳，四季度增长5%", THIS_YEAR)[1][2].last == date(2022, 12, 31)
    assert find_periods("五年来，2020年最快", THIS_YEAR, 2022)[0][2].last.year == 2022


def test_without_an_anchor_only_years_are_known() -> None:
    assert [found[2] for found in find_periods("去年、上半年和2020年", None)] == [Period.year(2020)]


@given(st.text(alphabet="12309年月日至-上半下去今明十四五一二截至到“”", max_size=30))
@settings(max_examples=200)
def test_spans_are_in_order_and_apart(text: str) -> None:
    end = 0
    for first, last, period in find_periods(text, THIS_YEAR):
        assert end <= first < last <= len(text)
        assert period.first <= period.last
        end = last
