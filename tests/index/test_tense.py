"""What years and auxiliaries tell of running text."""

from __future__ import annotations

import pytest

from index.parse import parse
from index.report import Status

DONE, PLANNED, UNKNOWN = Status.DONE, Status.PLANNED, Status.UNKNOWN


def statuses(*lines: str) -> list[Status]:
    """Those of the clauses of a report's last line."""
    text = "\n".join(lines)
    start = len(text) - len(lines[-1])
    report = parse("2024年政府工作报告.txt", text.encode())
    return [c.status for p in report.passages for c in p.clauses if c.start >= start]


@pytest.mark.parametrize(
    ("heading", "sentence", "told"),
    [
        ("二、2024年重点工作", "2022年全市有学校三百所。", DONE),
        ("二、2024年重点工作", "由2022年的三百所增加到四百所。", PLANNED),
        ("二、2024年重点工作", "落实2022年出台的规定三十项。", PLANNED),
        ("二、2024年重点工作", "从2022年起每年建设学校三所。", PLANNED),
        ("二、2024年重点工作", "加快近两年出让的14个项目建设。", PLANNED),
        ("一、2023年工作回顾", "2025年计划建成学校五所。", PLANNED),
        ("一、2023年工作回顾", "提前两年达到规划规定的2025年指标。", DONE),
        ("一、2023年工作回顾", "面向2030年的创新项目建成五个。", DONE),
        ("一、关于教育", "2023年全市有学校三百所。", DONE),
        ("一、关于教育", "2024年全市学校三百所。", PLANNED),
        ("一、关于教育", "2024年已有学校三百所。", DONE),
    ],
)
def test_a_year_tells_what_was_done_and_what_is_ahead(
    heading: str, sentence: str, told: Status
) -> None:
    assert statuses("2024年政府工作报告", "各位代表：", heading, sentence) == [told]


def test_where_nothing_was_announced_auxiliaries_tell_and_the_next_sentence_goes_on() -> None:
    lead = ("2024年政府工作报告", "各位代表：", "一、关于教育")
    assert statuses(*lead, "全市学校增加了三所。教师达到三百人。") == [DONE, DONE]
    assert statuses(*lead, "全市学校将增加三所。教师达到三百人。") == [PLANNED, PLANNED]
    assert statuses(*lead, "如果增加了三所呢？") == [UNKNOWN]
    assert statuses(*lead, "全市学校增加了三所。", "教师三百人。") == [UNKNOWN]


def test_a_glossary_tells_of_nothing_done_or_planned() -> None:
    lead = ("2024年政府工作报告", "各位代表：", "一、2023年工作回顾", "建成学校三所。")
    glossary = "1.两张网：2023年提出，要建设信息网和服务网。"
    assert set(statuses(*lead, "名词解释", glossary)) == {UNKNOWN}
