"""Which period figures speak of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.parse import parse, parse_file
from index.report import Figure, Period, Report, Status


@pytest.fixture(scope="module")
def reports(seeds: Path) -> dict[str, Report]:
    return {path.name[:3]: parse_file(path, seeds) for path in seeds.glob("*.txt")}


def figure_at(report: Report, wording: str) -> Figure:
    start = report.text.index(wording)
    end = start + len(wording)
    return next(f for p in report.passages for f in p.figures if start <= f.start < end)


@pytest.mark.parametrize(
    ("number", "wording", "period"),
    [
        ("000", "4500万元", Period.half(2023, 1)),
        ("000", "突破1万亩", Period.half(2023, 2)),
        ("001", "1.43亿元", Period.year(2023)),
        ("001", "3.5%左右", Period.year(2024)),
        ("002", "216518万元", Period.year(2022)),
        ("002", "4574万元", Period.year(2022)),
    ],
)
def test_a_figure_speaks_of_what_its_sentence_or_section_names(
    reports: dict[str, Report], number: str, wording: str, period: Period
) -> None:
    assert figure_at(reports[number], wording).period == period


@pytest.mark.parametrize(
    ("wording", "period"),
    [
        ("3亿元", Period.year(2021)),
        ("4亿元", Period.year(2022)),
        ("5所", Period.year(2023)),
        ("6公里", Period.year(2024)),
    ],
)
def test_the_year_named_before_a_figure_wins_and_plans_are_for_the_next(
    wording: str, period: Period
) -> None:
    text = (
        "2022年工作总结\n\n一、主要成绩\n2021年完成税收3亿元，全力以赴稳经济。完成税收收入4亿元。"
        "学校项目进展顺利，力争建成学校5所。力争2024年建成道路6公里。"
    )
    assert figure_at(parse("a.txt", text.encode()), wording).period == period


def test_a_year_before_or_after_the_report_tells_what_nothing_else_does() -> None:
    text = (
        "2022年政府工作报告\n各位代表：\n煤产量的情况是这样：2021年为五千万吨；2025年为八千万吨。\n"
    )
    report = parse("2022年政府工作报告.txt", text.encode())
    found = [(f.value, f.status) for p in report.passages for f in p.figures if f.unit == "吨"]
    assert found == [("五千万", Status.DONE), ("八千万", Status.PLANNED)]


@pytest.mark.parametrize(
    ("wording", "period"),
    [
        ("5.6%", Period(date(2024, 10, 1), date(2024, 12, 31))),
        ("6.1%", Period.year(2024)),
        ("700万人", Period(date(2020, 1, 1), date(2024, 12, 31))),
        ("7.8%", Period(date(2020, 1, 1), date(2024, 12, 31))),
        ("3万公里", Period.year(2025)),
    ],
)
def test_a_government_report_of_january_tells_of_the_year_before_and_of_years(
    wording: str, period: Period
) -> None:
    text = (
        "2025年政府工作报告\n一、2024年工作回顾\n四季度工业增长5.6%，全年工业增长6.1%。\n"
        "五年来，我们稳中求进。城镇新增就业700万人。\n收入比2019年翻番，年均增长7.8%。\n"
        "二、2025年工作安排\n新建公路3万公里。\n"
    )
    assert figure_at(parse("2025年政府工作报告.txt", text.encode()), wording).period == period


def test_of_two_years_in_a_heading_results_have_the_first_and_plans_the_second() -> None:
    text = (
        "2025年政府工作报告\n一、2024年工作回顾和2025年工作安排\n新增就业5万人。\n"
        "2025年发展主要预期目标是：新增就业6万人。\n力争新增学位7万个。\n"
    )
    report = parse("2025年政府工作报告.txt", text.encode())
    assert figure_at(report, "5万人").period == Period.year(2024)
    assert figure_at(report, "7万个").period == Period.year(2025)


@pytest.mark.parametrize(
    ("wording", "period"),
    [
        ("投资保持稳定", Period.year(2023)),
        ("税收实现增长", Period.year(2022)),
        ("就业持续改善", Period.year(2022)),
        ("工业有所好转", Period(date(2024, 10, 1), date(2024, 12, 31))),
        ("出口明显回升", Period.year(2024)),
        ("民生保障有力", None),
    ],
)
def test_a_clause_has_the_time_that_it_its_sentence_or_its_headings_name(
    wording: str, period: Period | None
) -> None:
    text = (
        "2025年政府工作报告\n一、2023年工作\n各项投资保持稳定，2022年税收实现增长，城镇就业持续改善。\n"
        "二、主要成绩\n四季度工业有所好转，全年经济企稳向好，货物出口明显回升。基本民生保障有力。\n"
    )
    report = parse("2025年政府工作报告.txt", text.encode())
    at = text.index(wording)
    clauses = (one for passage in report.passages for one in passage.clauses)
    assert next(one for one in clauses if one.start <= at < one.end).period == period
