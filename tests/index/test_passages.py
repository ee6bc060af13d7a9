"""Passages and clauses: what is quoted, and what answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.parse import parse_file
from index.passages import LIMIT, split_passages
from index.report import Passage, Section, Status


def passages(text: str, status: Status = Status.UNKNOWN) -> tuple[Passage, ...]:
    return split_passages(text, Section(0, None, 0, "", 0, len(text), status))


def texts(text: str) -> list[str]:
    return [text[p.start : p.end] for p in passages(text)]


def clauses(text: str) -> list[str]:
    return [text[c.start : c.end] for p in passages(text) for c in p.clauses]


def test_items_are_passages_and_the_heading_joins_the_first() -> None:
    first, second = "（一）发展城区。一是繁荣街区，入驻29家商户。", "二是培育中心，入驻企业17家。"
    assert texts(first + second) == [first, second]


def test_items_are_found_without_the_stop_before_them() -> None:
    items = ["一是信访案件均在积极协调处理中", "二是扎实做好安全生产工作。", "三是抓好环保。"]
    assert texts("".join(items)) == items


def test_an_item_that_lost_its_numeral_is_one() -> None:
    items = ["一是狠抓招商引资。", "是下大力气推动产业升级。", "三是盘活资源。"]
    assert texts("".join(items)) == items


def test_items_within_items_stand_apart() -> None:
    items = ["一是亮点提升。一是坚持不懈加强理论武装，落实制度。", "二是强化作风建设。"]
    assert texts("".join(items)) == items


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "完成投资三亿元，建成道路五公里，新增就业七百人，城区面貌实现大幅提升。"
    pieces = texts(sentence * 12)
    assert all(piece.endswith("。") and len(piece) <= 260 for piece in pieces)


def test_a_sentence_too_long_to_quote_is_cut_at_semicolons() -> None:
    clause = "规上工业总产值八十亿元，同比增长百分之三，固定资产投资五亿元；"
    pieces = texts(clause * 20)
    assert all(len(piece) <= LIMIT and piece.endswith("；") for piece in pieces)


@pytest.mark.parametrize(
    "parts",
    [
        ["全年完成收入1.43亿元，", "同比增长34%；", "规上工业总产值80.71亿元。"],
        ["投资1,000万元建成一座学校，", "惠及群众1,477户。"],
        ["打造“文化齐都，品质小城”城市名片，", "推进三区两园建设。"],
        ["整治闲散院落（含在建工程，基本农田）一百处，", "全面清零。"],
        ["抓好教育、医疗、养老、住房等各项民生工作，", "办好实事。"],
    ],
)
def test_clauses_end_at_commas_outside_numbers_and_brackets(parts: list[str]) -> None:
    assert clauses("".join(parts)) == [*parts[:-1], parts[-1]] or len(parts[-1]) < 8
    assert "".join(clauses("".join(parts))) == "".join(parts)


def test_fragments_join_a_clause_of_their_sentence() -> None:
    assert clauses("同时，抓好安全生产工作，不松劲。好的。") == [
        "同时，抓好安全生产工作，不松劲。",
        "好的。",
    ]


def test_a_plan_within_a_review_turns_its_clause_only(seeds: Path) -> None:
    (path,) = seeds.glob("002_*.txt")
    report = parse_file(path, seeds)
    told = {
        report.text[c.start : c.end].strip(): c.status for p in report.passages for c in p.clauses
    }
    assert told["预计2023年建成投入使用;"] is Status.PLANNED
    assert told["主体验收及装饰施工有序进行,"] is Status.DONE
    assert told["完成全年总计划的65.7%;"] is Status.DONE


def test_problems_last_to_the_end_of_their_paragraph(seeds: Path) -> None:
    (path,) = seeds.glob("001_*.txt")
    report = parse_file(path, seeds)
    told = {
        report.text[c.start : c.end].strip(): c.status for p in report.passages for c in p.clauses
    }
    assert told["城乡环境顽疾仍有反弹，"] is Status.PROBLEM
    assert told["我们要高度重视，"] is Status.PLANNED
    assert told["一般公共预算收入增长10%左右，"] is Status.PLANNED


TEXT = st.text(alphabet="一二是、，。；：！“”（）()《》\n 　将字年12,.", max_size=120).map(
    lambda text: text * 6
)


@given(TEXT)
@settings(max_examples=150)
def test_passages_and_clauses_tile_any_text(text: str) -> None:
    found = passages(text)
    assert "".join(text[p.start : p.end] for p in found) == text
    for passage in found:
        assert 0 < passage.end - passage.start <= LIMIT
        spans = [(c.start, c.end) for c in passage.clauses]
        assert "".join(text[a:b] for a, b in spans) == text[passage.start : passage.end]
        numbers = [c.sentence for c in passage.clauses]
        assert numbers == sorted(numbers)


def test_the_indent_before_an_item_is_no_passage() -> None:
    assert texts("　　一是坚定信心。\n") == ["　　一是坚定信心。\n"]


def test_what_no_stop_divides_is_cut_at_the_limit() -> None:
    assert [len(piece) for piece in texts("字" * 900)] == [LIMIT, LIMIT, 100]


def test_the_rows_of_a_table_whose_cells_have_a_line_each_are_clauses() -> None:
    rows = [
        "专业名称\n最高\n最低\n财政学类\n643\n640\n",
        "经济学类专业\n648\n646.5\n",
        "国际政治专业\n645\n",
    ]
    assert clauses("".join(rows)) == rows


def test_a_lone_number_on_a_line_is_that_of_a_page() -> None:
    assert len(clauses("招生专业及人数合计\n643\n财政学类各专业")) == 1
