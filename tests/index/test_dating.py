"""Which period figures speak of."""

from __future__ import annotations

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
