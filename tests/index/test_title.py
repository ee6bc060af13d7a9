"""Titles: the text's own, and as people cite them."""

from __future__ import annotations

import pytest

from index.report import Period
from index.title import cited_title, own_title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("某局关于印发某市就业见习", "基地管理办法的通知"),
            "某局关于印发某市就业见习基地管理办法的通知",
        ),
        (("2023年", "工作总结"), "2023年工作总结"),
        (("齐都镇", "政府工作报告"), "齐都镇政府工作报告"),
        (("2024年1月12日", "工作总结"), "工作总结"),
        (("索引号：关于规定", "某市规定"), "某市规定"),
        (("现将情况报告如下。",), ""),
    ],
)
def test_the_first_line_that_names_a_kind_is_the_title(lines: tuple[str, ...], title: str) -> None:
    assert own_title(lines) == title


def test_lines_that_make_the_title_of_the_page_are_the_title() -> None:
    page = "本月起，这笔钱 直接发放！"
    assert own_title(("穗府〔2021〕1号", "本月起，这笔钱", "直接发放！"), page) == page


@pytest.mark.parametrize(
    ("own", "place", "kind", "title"),
    [
        ("2022年工作总结", "沛县", "工作总结", "沛县2022年工作总结"),
        ("关于沛县预算的报告", "沛县", "预算报告", "关于沛县预算的报告"),
        ("政府工作报告", "沛县", "政府工作报告", "2023年沛县政府工作报告"),
        ("某办法", "沛县", "办法", "某办法"),
        ("", "沛县", "工作总结", "沛县2022年工作总结"),
        ("", "", "", ""),
    ],
)
def test_people_cite_reports_with_place_and_year(
    own: str, place: str, kind: str, title: str
) -> None:
    period = Period.year(2022) if kind else None
    assert cited_title(own, place, period, kind, "") == title
