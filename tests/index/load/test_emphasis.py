"""Marks of emphasis go where they certainly are that; redactions always stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.load.emphasis import without_marks


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("**一、经济发展**", "一、经济发展"),
        ("***2024年工作回顾***", "2024年工作回顾"),
        ("__二、民生事业__", "二、民生事业"),
        ("**财政收入。**全年3.2亿元。", "财政收入。全年3.2亿元。"),
        ("**主要做法：**抓项目。", "主要做法：抓项目。"),
        ("**主要做法**：抓项目。", "主要做法：抓项目。"),
    ],
)
def test_a_whole_line_and_a_lead_lose_their_marks(line: str, shown: str) -> None:
    assert without_marks(line) == shown


@pytest.mark.parametrize(
    "line",
    [
        "*街道、**镇完成任务。",
        "**街道和**",
        "**镇**村：完成任务。",
        "*街道*",
        "**同志：**好",
        "全年完成**镇和**乡的任务",
        "**街道和**镇：完成任务",
        "***",
        "2*3*4",
        "联系人：王**，电话：138****1234",
        "**有限公司投资**亿元",
    ],
)
def test_a_redaction_stays(line: str) -> None:
    assert without_marks(line) == line


@given(st.lists(st.sampled_from(["*街道", "**镇", "……", "和", "完成", "、", "。", "***村"])))
def test_no_mix_of_redacted_names_loses_a_mark(pieces: list[str]) -> None:
    line = "".join(pieces)
    assert without_marks(line) == line
