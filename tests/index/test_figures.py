"""Figures of whole passages: spans, metrics, growth, status; floors on labelled sentences."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.figures import find_figures
from index.report import Clause, Figure, Period, Status

LABELLED = Path(__file__).parent.parent / "data" / "figures.jsonl"
FLOORS = {"quantity": 0.97, "metric": 0.85, "change": 0.93}


def read(text: str) -> tuple[Figure, ...]:
    return find_figures(text, (Clause(0, len(text), 0),), period=None)


def metrics(text: str) -> list[tuple[str, str]]:
    return [(figure.value + figure.unit, figure.metric) for figure in read(text)]


def test_spans_count_from_the_start_of_the_report() -> None:
    text = "一、回顾\n全年完成一般公共预算收入 1.43 亿元，同比增长34%。\n二、打算"
    clauses = (Clause(5, 25, 0, Status.DONE), Clause(25, 34, 0, Status.PLANNED))
    amount, growth = find_figures(text, clauses, period=Period.year(2023))
    assert text[amount.start : amount.end] == "1.43 亿元"
    assert (amount.value, amount.unit, amount.status) == ("1.43", "亿元", Status.DONE)
    assert text[growth.start : growth.end] == "34%"
    assert growth.status is Status.PLANNED
    assert amount.period == growth.period == Period.year(2023)


def test_an_empty_passage_has_no_figures() -> None:
    assert find_figures("增长5%", (), period=None) == ()


def test_an_amount_takes_the_growth_after_it_and_lends_it_its_metric() -> None:
    amount, growth = read("实现地区生产总值9.86万亿元、增长5.7%")
    assert (amount.metric, amount.change, amount.is_change) == ("地区生产总值", "增长5.7%", False)
    assert (growth.metric, growth.value, growth.is_change) == ("地区生产总值", "5.7", True)


def test_a_growth_does_not_reach_back_over_a_sentence() -> None:
    amount, growth = read("固定资产投资5.3亿元。同比增长6.47%")
    assert (amount.change, growth.metric) == ("", "")


def test_a_level_reached_is_no_growth() -> None:
    before, after = read("示范村由4个提高到14个")
    assert [before.is_change, after.is_change] == [False, False]
    assert before.metric == after.metric == "示范村"


def test_growths_in_a_list_belong_to_the_metrics_in_order() -> None:
    assert metrics("进出口总额、出口额分别增长5%、6%") == [("5%", "进出口总额"), ("6%", "出口额")]


def test_growths_in_a_list_belong_to_the_amounts_in_order() -> None:
    sales, profit, *growths = read("实现营收100亿元、利润5亿元，分别增长10%、8%")
    assert (sales.change, profit.change) == ("增长10%", "增长8%")
    assert [growth.metric for growth in growths] == [sales.metric, profit.metric]


def test_a_share_names_its_whole_and_what_it_is_part_of() -> None:
    text = "1-12月份实现区级税收4574万元,完成全年总计划的65.7%"
    assert metrics(text)[1] == ("65.7%", "区级税收完成全年总计划")
    assert not read(text)[1].is_change


def test_doubling_is_a_growth_to_twice() -> None:
    (figure,) = read("村集体收入实现翻番")
    assert (figure.value, figure.unit, figure.number) == ("翻番", "", 2.0)
    assert figure.is_change


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("新引进注册企业共133家", "新引进注册企业"),
        ("投资4500万元启动齐陵二中改扩建项目", "投资启动齐陵二中改扩建项目"),
        ("拔除电线杆2100余根", "拔除电线杆"),
        ("打造1处淄水社区卫生服务站", "打造淄水社区卫生服务站"),
        ("14个县（市、区）入选领跑县", "县（市、区）入选领跑县"),
        ("打造1处占地16.5亩的农耕研学基地", "打造农耕研学基地"),
        ("截至11月，托管面积突破1万亩", "托管面积"),
        ("力争全镇居民人均可支配收入增长7.5%左右", "居民人均可支配收入"),
        ("在建总面积超3.2万平方米的康养中心", "在建总面积"),
    ],
)
def test_the_metric_is_the_noun_phrase_as_written(text: str, metric: str) -> None:
    assert read(text)[0].metric == metric


@pytest.mark.parametrize("split", ["dev", "test"])
def test_labelled_sentences_are_read_well_enough(split: str) -> None:
    right, mistakes = Counter[str](), []
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        if sentence["split"] == split:
            mistakes += _compare(sentence["text"], sentence["figures"], right)
    quantity = 2 * right["quantity"] / (right["wanted"] + right["found"])
    scores = {"quantity": quantity} | {
        name: right[name] / right["quantity"] for name in ("metric", "change")
    }
    assert all(scores[name] >= floor for name, floor in FLOORS.items()), (scores, mistakes)


def _compare(text: str, wanted: list[dict[str, object]], right: Counter[str]) -> Iterable[str]:
    found = list(read(text))
    right.update(wanted=len(wanted), found=len(found))
    for label in wanted:
        same = [f for f in found if (f.value, f.unit) == (label["value"], label["unit"])]
        if not same:
            yield f"{text}: {label['value']} not found"
            continue
        figure = same[0]
        found.remove(figure)
        change = (figure.change, figure.is_change) == (label["change"], label["is_change"])
        metric = figure.metric == label["metric"]
        right.update(quantity=1, metric=metric, change=change)
        if not (metric and change):
            yield f"{text}: {figure} for {label}"
    yield from (f"{text}: {figure.value}{figure.unit} is none" for figure in found)


_TEXTS = st.text(
    alphabet="0123456789.,，。、;-—% \n一二十百千万亿几多余约近超元亩家个年"
    "增长的达到分之翻番第比全市Ａ５（）“”"
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_TEXTS, st.text()))
def test_any_text_gives_exact_spans_in_order(text: str) -> None:
    whole = f"前{text}后"
    figures = find_figures(whole, (Clause(1, 1 + len(text), 0),), period=None)
    position = 1
    for figure in figures:
        assert position <= figure.start < figure.end <= 1 + len(text)
        written = whole[figure.start : figure.end]
        assert "".join(written.split()) == figure.value + figure.unit
        assert written == written.strip()
        position = figure.end


def test_a_list_of_any_length_is_read() -> None:
    assert len(read("1个、" * 5000)) == 5000
