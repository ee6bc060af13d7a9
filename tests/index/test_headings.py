"""Which lines are headings, and how much of them."""

from __future__ import annotations

import pytest

from index.headings import FIRST, FOURTH, PART, SECOND, THIRD, UNNUMBERED, find_heading


@pytest.mark.parametrize(
    ("line", "rank", "heading"),
    [
        ("第一部分 过去五年工作回顾", PART, "第一部分 过去五年工作回顾"),
        ("一、上半年工作总结", FIRST, "一、上半年工作总结"),
        ("一", FIRST, "一"),
        ("、存在的问题不足", FIRST, "、存在的问题不足"),
        ("（一）坚定不移建设东部新城区。一是繁荣发展", SECOND, "（一）坚定不移建设东部新城区。"),
        ("(五)辖区稳定良好保持。一是着力", SECOND, "(五)辖区稳定良好保持。"),
        ("1.加快项目建设", THIRD, "1.加快项目建设"),
        ("（2）加快项目建设。抓好三个项目", FOURTH, "（2）加快项目建设。"),
        ("2023年政府工作回顾", UNNUMBERED, "2023年政府工作回顾"),
        ("全面加强政府自身建设", UNNUMBERED, "全面加强政府自身建设"),
        ("结束语", UNNUMBERED, "结束语"),
        ("附件1 名词解释", UNNUMBERED, "附件1 名词解释"),
    ],
)
def test_headings_end_where_the_text_begins(line: str, rank: int, heading: str) -> None:
    mark = find_heading(line, in_body=True)
    assert mark is not None
    assert (mark.rank, line[: mark.length]) == (rank, heading)


@pytest.mark.parametrize(
    "line",
    [
        "一是繁荣发展淄东商业街。",
        "一、二、三产业协调发展",
        "1.5亿元投向民生",
        "2024年是中华人民共和国成立75周年，是关键一年。",
        "齐陵街道",
        "——经济总体回升向好。",
        "1." + "很长的一段话" * 12,
    ],
)
def test_running_text_is_no_heading(line: str) -> None:
    assert find_heading(line, in_body=True) is None


def test_title_lines_above_the_body_are_no_headings() -> None:
    assert find_heading("2022年工作总结", in_body=False) is None
