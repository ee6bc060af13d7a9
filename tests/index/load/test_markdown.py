"""Markdown: its marks go, its wording stays; redactions survive and nothing is lost."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Document
from index.errors import EmptyDocumentError, LoadError, TooLargeError, UndecodableError
from index.load.markdown import read


def load(text: str) -> Document:
    return read(text.encode(), "a.md")


def headings(document: Document) -> list[tuple[str, int]]:
    return [(document.text[one.start : one.end], one.level) for one in document.headings]


def test_headings_keep_their_levels_and_the_title_is_none() -> None:
    document = load(
        "# 2024年工作总结\n\n## 一、成绩 ##\n\n完成。\n\n二、计划\n---\n**（一）财政**\n"
    )
    assert document.title == "2024年工作总结"
    assert document.text == "2024年工作总结\n一、成绩\n完成。\n二、计划\n（一）财政"
    assert headings(document) == [("一、成绩", 2), ("二、计划", 2), ("（一）财政", 7)]


def test_every_line_stays_a_line_without_its_indent() -> None:
    assert load("　　第一段。\n    第二段。\n\n\t第三段。").text == "第一段。\n第二段。\n第三段。"


def test_numbers_of_a_list_stay_as_written_and_bullets_go() -> None:
    text = "1. 一\n3) 三\n   - 子\n     续\n\n07. 七\n8.\n\n+ 加\n* 星"
    assert load(text).text == "1. 一\n3) 三\n子\n续\n07. 七\n8.\n加\n星"


@pytest.mark.parametrize(
    "line",
    [
        "*街道、**镇和**乡……完成任务。",
        "**街道和**镇完成任务。",
        "***",
        "同比增长3~5%，<A>类，_甲_乙",
        "[注]: 本表数据为快报数",
        "穗府〔2024〕1号[2]（暂行）",
        "#1产线、-5%、1.完成",
    ],
)
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    assert load(line).text == line


def test_an_escaped_mark_is_the_character_itself() -> None:
    assert load(r"\*街道完成任务，\*\*镇也完成。").text == "*街道完成任务，**镇也完成。"
    assert load(r"\*\*全文\*\*").text == "**全文**"


def test_links_give_their_text_and_pictures_what_stands_for_them() -> None:
    text = "见[通知](https://a.example/1 '题')和![图一](a.png)，<u>下</u><br>后"
    assert load(text).text == "见通知和图一，下\n后"
    assert load("见[十四五](规划)").text == "见[十四五](规划)"


def test_quotes_and_fences_give_their_lines() -> None:
    assert load("> 一\n> 二\n\n```\n*三*\n```").text == "一\n二\n*三*"


def test_a_table_gives_its_rows_and_loses_no_cell() -> None:
    table = "|指标|数值|\n|-|:-:|\n|**收入**|3\\|2|多一格|\n||支出|"
    assert load(table).text == "指标\t数值\n收入\t3|2\t多一格\n支出"


def test_html_gives_its_text() -> None:
    assert load("<table><tr><td>甲</td><td>乙</td></tr></table>\n\n<!-- 注 -->\n\n后").text == (
        "甲\t乙\n后"
    )


def test_a_comment_without_an_end_takes_nothing_with_it() -> None:
    assert load("<!-- 注\n\n完成任务。").text == "<!-- 注\n完成任务。"


def test_front_matter_tells_of_the_document() -> None:
    document = load(
        "---\ntitle: 齐都镇2024年工作总结\ndate: 2025-01-08\nurl: https://a.example/1\n"
        "place: 齐都镇\n发布机构: 齐都镇人民政府\n---\n完成任务。"
    )
    assert document == Document(
        "齐都镇2024年工作总结\n完成任务。",
        "齐都镇2024年工作总结",
        "齐都镇人民政府",
        "齐都镇",
        date(2025, 1, 8),
        "https://a.example/1",
    )


@pytest.mark.parametrize(
    "block", ["完成任务。", "经济: 增长", "title: [", "date: 2024-13-45", "- 一", "[" * 1000]
)
def test_a_block_that_tells_nothing_is_text(block: str) -> None:
    squeezed = block.removeprefix("- ")
    assert squeezed in load(f"---\n{block}\n---\n后").text


def test_an_address_that_is_none_of_the_web_is_not_taken() -> None:
    assert load("---\ntitle: 总结\nurl: javascript:alert(1)\n---\n后").url == ""


def test_what_would_be_cut_off_is_refused() -> None:
    with pytest.raises(TooLargeError):
        load("> " * 300 + "深")


def test_other_bytes_and_no_text_are_told_apart() -> None:
    with pytest.raises(UndecodableError):
        read(bytes(range(256)) * 9, "a.md")
    with pytest.raises(EmptyDocumentError):
        load("# \n\n---\n")


@given(st.text(alphabet="今年完成*_#>-+1.)[](`~|<!&\\ \n\t。", max_size=120))
@settings(max_examples=150, deadline=None)
def test_no_text_is_lost_whatever_the_marks(text: str) -> None:
    with suppress(LoadError):
        document = load(text)
        assert [one for one in document.text if one in "今年完成。"] == [
            one for one in text if one in "今年完成。"
        ]
