"""Cleaning takes out the page and leaves the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clean import clean, clean_document
from index.document import Document, Heading

BODY = (
    "今年以来，**街道在区委、区政府的坚强领导下，……等一批项目落地，完成*号线征地，"
    "服务满意率均达到100%，各项工作有序开展并取得新的成效。"
)


def test_private_use_and_invisible_characters_go() -> None:
    assert clean("\ufeff政\uf020府工\u200b作报告\n\n" + BODY) == "政府工作报告\n\n" + BODY


def test_bookmarks_go_from_the_middle() -> None:
    assert clean(BODY + "\n[bookmark: _GoBack]（四）坚定不移。") == BODY + "\n（四）坚定不移。"


def test_redactions_and_punctuation_stay() -> None:
    assert clean(BODY) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "无障碍阅读 关怀版 返回首页",
        "字号：[大] [中] [小]",
        "打印整页 打印内容 分享",
        "当前位置：首页 > 政府信息公开 > 工作总结",
        "来源：大众新闻客户端",
        "浏览次数：128次",
        "索引号：11370104004190/2023-54075",
    ],
)
def test_site_chrome_goes_from_the_head(line: str) -> None:
    assert clean(f"{line}\n齐都镇工作总结\n{BODY}") == f"齐都镇工作总结\n{BODY}"


@pytest.mark.parametrize(
    "footer",
    [
        "扫码使用手机浏览本页内容\n\n单位概况\n\n某某街道办事处\n\n85",
        "上一篇：关于印发通知\n下一篇：无",
        "责任编辑：张三\n主办：某某区人民政府  鲁ICP备05001234号",
        "相关报道\n一图读懂政府工作报告\n聚焦两会",
    ],
)
def test_everything_from_the_footer_on_goes(footer: str) -> None:
    assert clean(f"{BODY}\n\n{footer}\n") == BODY


def test_footer_words_within_the_report_stay() -> None:
    text = f"总结\n{BODY}\n三是优化服务，公众号点击量破百万。\n{BODY}"
    assert clean(text) == text
    assert clean(f"{BODY}\n三是公众号点击量破百万。") == f"{BODY}\n三是公众号点击量破百万。"


def test_trailing_space_and_runs_of_blank_lines_go() -> None:
    assert clean(f"总结  \n\n\n\n\n　　{BODY}　\n") == f"总结\n\n　　{BODY}"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


def test_what_is_left_of_the_seeds_is_verbatim(seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        raw = path.read_text(encoding="utf-8").replace("[bookmark: _GoBack]", "")
        visible = raw.replace("\uf020", "")
        kept = [line.strip() for line in clean(raw).splitlines() if line.strip()]
        assert all(line in visible for line in kept)
        assert sum(map(len, kept)) > 0.97 * len("".join(raw.split()))


@given(st.text(alphabet="\n \ue000报告。a打印字号：", max_size=60), st.integers(0, 60))
def test_offsets_move_along_with_the_text(raw: str, offset: int) -> None:
    page = min(offset, len(raw))
    document = clean_document(Document(raw, pages=(0, page)))
    assert document.text == clean(raw)
    assert document.pages[0] == 0
    assert clean(raw).endswith(document.text[document.pages[1] :])
    assert len(document.text[document.pages[1] :]) <= len(raw) - page


def test_marked_headings_keep_their_wording_and_lost_ones_go() -> None:
    raw = "打印本页\n\n一、成\u200b绩  \n" + BODY
    heading, chrome = Heading(6, 11, 2), Heading(0, 4, 1)
    document = clean_document(Document(raw, headings=(chrome, heading)))
    assert [document.text[one.start : one.end] for one in document.headings] == ["一、成绩"]
