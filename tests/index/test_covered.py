"""Which period a document covers."""

from __future__ import annotations

from datetime import date

import pytest

from index.covered import covered_by_date, covered_by_headings, covered_by_title
from index.report import Period


@pytest.mark.parametrize(
    ("title", "kind", "period"),
    [
        ("2024年政府工作报告", "政府工作报告", Period.year(2023)),
        ("2022年工作总结及2023年工作思路", "工作总结", Period.year(2022)),
        ("2023年上半年工作总结和下半年工作打算", "工作总结", Period.half(2023, 1)),
        ("2023年第一季度工作情况", "工作报告", Period(date(2023, 1, 1), date(2023, 3, 31))),
        ("“十四五”教育发展规划", "规划", Period(date(2021, 1, 1), date(2025, 12, 31))),
        ("第十四个五年规划和二〇三五年远景目标纲要", "规划",
         Period(date(2021, 1, 1), date(2025, 12, 31))),
        ("2021—2023年行动计划", "工作计划", Period(date(2021, 1, 1), date(2023, 12, 31))),
        ("20240112工作总结", "工作总结", None),
        ("工作总结", "工作总结", None),
    ],
)  # fmt: skip
def test_titles_tell_a_period(title: str, kind: str, period: Period | None) -> None:
    assert covered_by_title(title, kind) == period


def test_headings_tell_what_they_look_back_on() -> None:
    headings = ("一、2022年工作回顾", "二、2023年任务", "三、2023年重点")
    assert covered_by_headings(headings, "工作总结") == Period.year(2022)
    assert covered_by_headings(("一、2023年任务",), "政府工作报告") is None


@pytest.mark.parametrize(
    ("day", "kind", "year"),
    [
        (date(2024, 1, 12), "政府工作报告", 2023),
        (date(2024, 12, 28), "政府工作报告", 2024),
        (date(2023, 1, 16), "工作总结", 2022),
        (date(2022, 12, 20), "工作总结", 2022),
        (date(2019, 2, 1), "通知", 2019),
    ],
)
def test_a_date_tells_the_year_by_the_kind(day: date, kind: str, year: int) -> None:
    assert covered_by_date(day, kind) == Period.year(year)
