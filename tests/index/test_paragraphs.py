"""Paragraphs and sentences tile a text; broken lines are joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.paragraphs import paragraphs, sentences


def cut(text: str, by_paragraph: bool) -> list[str]:
    spans = (paragraphs if by_paragraph else sentences)(text, 0, len(text))
    return [text[slice(*span)] for span in spans]


@pytest.mark.parametrize(
    "text",
    [
        "完成了土地制度的\n中國人民政治協商會議共同綱領\n的規定，着重發展。",
        "实施重点产业，\n\n提升改造。",
        "根据《\n著作权法\n》的规定。",
        "一、\n\n完成投资三亿元。",
        "他说：“要说到做到。\n”然后走了。",
        "国民经济保持较快增长。\n国内生产总值比上年增长7.8％，虽然略低于预定目标，但来之不易，成绩很大。",
    ],
)
def test_broken_lines_are_one_paragraph(text: str) -> None:
    assert cut(text, by_paragraph=True) == [text]


@pytest.mark.parametrize(
    "lines",
    [
        ["各位代表：\n", "现在，我代表镇人民政府作工作报告。"],
        ["2023年政府工作回顾\n", "这一年很不平凡。"],
        ["成为全国先进组织\n\n", "(五)辖区稳定良好保持。"],
        ["综合能力\n\n", "四、2023年目标任务"],
        ["总体要求\n", "一是坚定信心。"],
        ["第一段没有句号\n", "　　第二段缩进。"],
        ["疫情防控能力\n", "、存在的问题不足"],
    ],
)
def test_headings_items_and_indented_lines_start_anew(lines: list[str]) -> None:
    assert cut("".join(lines), by_paragraph=True) == lines


@pytest.mark.parametrize(
    "parts",
    [
        ["他说：“要说到做到。”", "然后走了。"],
        ["增长3.5%左右。", "投资5.3亿元！", "好吗？"],
        ["总投资（含二期。不含土地）三亿元。", "完成。"],
        ["完成过半.\n"],
        ["没有句号的最后一句"],
    ],
)
def test_sentences_keep_their_closing_quotes(parts: list[str]) -> None:
    assert cut("".join(parts), by_paragraph=False) == parts


@given(st.text(alphabet="一二三是、，。；：“”（）《》\n 　将2023年.", max_size=80), st.booleans())
def test_the_spans_tile_the_text(text: str, by_paragraph: bool) -> None:
    assert "".join(cut(text, by_paragraph)) == text
