"""How far times govern a sentence, of a report that reviews 2024 and speaks in 2025."""

from __future__ import annotations

from datetime import date

import pytest

from index.governing import governing
from index.report import Period

REVIEWED, THIS_YEAR = Period.year(2024), Period.year(2025)


def told(sentence: str) -> list[Period | None]:
    """The time of each figure, written 【】 in the sentence; None where nothing governs it."""
    offsets = [at - number for number, at in enumerate(_marks(sentence))]
    named = governing(sentence.replace("#", ""), offsets, THIS_YEAR, REVIEWED)
    return [
        next((one.period for one in reversed(named) if one.start <= at < one.end), None)
        for at in offsets
    ]


def _marks(sentence: str) -> list[int]:
    return [at for at, character in enumerate(sentence) if character == "#"]


def stretch(first: date, last: date) -> Period:
    return Period(first, last)


FOURTH_QUARTER = stretch(date(2024, 10, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("四季度增长#5.6%、快于全国#0.2个百分点，全年增长#4.8%", [FOURTH_QUARTER] * 2 + [REVIEWED]),
        ("下半年投资加快，全年增长#19%，民间投资增长#14%", [REVIEWED] * 2),
        ("四季度增长#5%；粮食总产#600亿斤", [FOURTH_QUARTER, None]),
        ("一季度完成全年任务的#11%", [stretch(date(2024, 1, 1), date(2024, 3, 31))]),
        (
            "今年4月超过#200个、年底超过#260个",
            [stretch(date(2025, 4, 1), date(2025, 4, 30)), THIS_YEAR],
        ),
        ("1—11月能耗下降#8%；工业增长#5%", [stretch(date(2024, 1, 1), date(2024, 11, 30))] * 2),
    ],
)
def test_a_part_of_a_year_holds_to_a_semicolon_or_to_the_whole_year(
    sentence: str, periods: list[Period]
) -> None:
    assert told(sentence) == periods


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("2022年学生#16万人，是2017年的#2.3倍，教师#1万人", [Period.year(2022)] * 3),
        ("2022年建成#3公里，是2010年到2017年总和的#2倍", [Period.year(2022)] * 2),
        ("发案率降至近十年最低，诈骗案下降#16%", [None]),
        ("农民收入（2010年不变价）增长#9%", [None]),
        ("在2020年工作的基础上，再增加#18亿斤", [None]),
        ("结合“十五五”规划编制，储备项目#100个", [None]),
        ("建成酒厂“十四五”技改一期，新增产能#5万千升", [None]),
    ],
)
def test_what_only_measures_or_names_a_plan_in_passing_governs_nothing(
    sentence: str, periods: list[Period | None]
) -> None:
    assert told(sentence) == periods


def test_the_start_of_a_change_is_of_its_year_and_the_end_of_the_time_told_of() -> None:
    assert told("教育投入由2019年的#10亿元增加到#15亿元") == [Period.year(2019), None]
    assert (
        told("从2010年到2015年，煤产量由#6亿吨增加到#8亿吨")
        == [stretch(date(2010, 1, 1), date(2015, 12, 31))] * 2
    )


def test_what_work_is_for_holds_in_its_clause() -> None:
    assert told("部署面向2030年的科技项目，新设示范区#6个") == [None]
    assert told("对2022年的灾区，拨付经费#3亿元") == [None]


def test_since_a_year_is_all_that_has_passed_since() -> None:
    assert told("2018年以来，再就业#1800万人") == [stretch(date(2018, 1, 1), date(2024, 12, 31))]
    assert told("从2020年起，连续提高标准#三次") == [stretch(date(2020, 1, 1), date(2024, 12, 31))]


def test_years_that_stand_one_under_another_are_a_menu_and_govern_nothing() -> None:
    table, menu = "2021年度分数线\n法学\n#648\n", "2024年\n2023年\n2022年\n2021年\n"
    assert told(f"{table}{menu}共#4页") == [Period.year(2021)] * 2
    assert told("2023年\n2024年\n分别为#3") == [Period.year(2024)]
