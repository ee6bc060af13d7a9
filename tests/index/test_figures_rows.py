"""Figures of table rows: labels, column heads, units in brackets, prose in cells."""

from __future__ import annotations

import pytest

from index.figures.find import find_figures
from index.report import Clause, Figure

TABLE = """各项指标如下。
指标 | 2023年 | 2024年 | 增速（%）
生产总值（亿元） | 1,234.5 | 1300 | 5.3
其中：服务业 | 500亿元 | 520亿元 | -1.2
全年收入增长5%。"""


def read(text: str, start: int = 0) -> tuple[Figure, ...]:
    return find_figures(text, (Clause(start, len(text), 0),), period=None)


def test_a_row_is_named_by_its_first_cell() -> None:
    assert [(f.value, f.unit, f.metric) for f in read(TABLE)] == [
        ("1,234.5", "亿元", "生产总值"),
        ("1300", "亿元", "生产总值"),
        ("5.3", "%", "生产总值"),
        ("500", "亿元", "服务业"),
        ("520", "亿元", "服务业"),
        ("-1.2", "%", "服务业"),
        ("5", "%", "收入"),
    ]


def test_brackets_give_the_unit_that_a_number_counts_in() -> None:
    first, _, growth, *_, fall, _ = read(TABLE)
    assert (first.number, first.dimension) == (123_450_000_000.0, "元")
    assert (growth.number, growth.dimension, growth.is_change) == (5.3, "%", True)
    assert (fall.number, fall.is_change) == (-1.2, True)


def test_the_head_is_found_above_the_passage() -> None:
    (amount, growth) = read("镇街\t投资（万元）\t增速\n甲镇\t350\t5.2%", 14)
    assert (amount.metric, amount.number) == ("甲镇投资", 3_500_000.0)
    assert (growth.metric, growth.is_change) == ("甲镇", True)


def test_a_column_of_units_tells_what_its_row_counts_in() -> None:
    text = "指标\t单位\t2024年\t增速\n粮食产量\t万吨\t650\t5.2"
    amount, growth = read(text)
    assert (amount.metric, amount.number, amount.dimension) == ("粮食产量", 6_500_000_000.0, "千克")
    assert (growth.number, growth.dimension, growth.is_change) == (5.2, "%", True)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("面积（亩）\t产量\n甲镇\t30\t50吨", "甲镇产量"),
        ("镇街\t面积\t产量\n甲镇\t\t50吨", "甲镇产量"),
        ("镇街\t产量\t备注\n甲镇\t50吨", "甲镇产量"),
        ("镇街\t吨\n甲镇\t50", "甲镇"),
    ],
)
def test_columns_line_up_with_their_heads_where_cells_are_empty(text: str, metric: str) -> None:
    assert read(text)[-1].metric == metric


def test_prose_in_a_cell_is_read_as_prose() -> None:
    text = "事项 | 进展\n校舍改造 | 新建学校3所，完成80%"
    assert [(f.value, f.metric) for f in read(text)] == [("3", "新建学校"), ("80", "新建学校")]


@pytest.mark.parametrize("text", ["1 | 甲 | 2023年", "序号 | 单位（万元） | 备注"])
def test_running_numbers_years_and_heads_are_no_figures(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位：万元\n镇街\t税收\n甲镇\t350", "万元"),
        ("主要指标（单位：亿元）\n\n镇街\t税收\n甲镇\t350", "亿元"),
        ("单位：万元\t2024年\n税收\t350", "万元"),
        ("单位：万元\n镇街\t面积（亩）\n甲镇\t350", "亩"),
        ("单位：万元\n镇街\t就业率\n甲镇\t35", ""),
        ("牵头单位：某局\n镇街\t税收\n甲镇\t350", ""),
        ("镇街\t增速\n甲镇\t5.2", ""),
    ],
)
def test_a_bare_number_takes_the_unit_that_its_table_names(text: str, unit: str) -> None:
    assert [figure.unit for figure in read(text)] == [unit]


def test_spans_are_those_of_the_cells() -> None:
    for figure in read(TABLE):
        written = TABLE[figure.start : figure.end]
        assert figure.value + figure.unit == written or written == figure.value
