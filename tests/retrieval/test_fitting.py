"""What may stand in a row: a figure of the metric and of the kind asked for, else nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.reports import write_files

from index.library import Library, update
from retrieval.answer import Answerer
from retrieval.model import Answer, Gap

REPORT = (
    "{place}政府工作报告\n（{year}年1月12日）\n一、{past}年工作回顾\n{done}\n"
    "二、{year}年工作安排\n{year}年主要预期目标是：{planned}\n"
)
TOLD = {
    ("清溪镇", 2025): (
        "地区生产总值9亿元，增长5%。海洋生产总值2亿元。财政收入3亿元。粮食总产4万吨。"
        "贫困人口减少800人。",
        "地区生产总值增长6%。",
    ),
    ("白石镇", 2025): (
        "地区生产总值迈上12亿元新台阶。17个村经济增速快于全镇。财政收入增长8%。"
        "粮食、油料等三十多种产品产量增加。贫困人口减少900。",
        "地区生产总值增长7%。",
    ),
    ("白石镇", 2024): ("财政收入增长7%，高于全县2个百分点。新建公园3处。", "财政收入增长9%。"),
}


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """Two towns, each with what the other leaves out, one of them in two years."""
    folder = tmp_path_factory.mktemp("towns")
    files = write_files(
        folder / "files",
        **{
            f"{place}{year}": REPORT.format(
                place=place, year=year, past=year - 1, done=done, planned=planned
            )
            for (place, year), (done, planned) in TOLD.items()
        },
    )
    update(folder / "library", files)
    library = Library.open(folder / "library")
    yield Answerer(library)
    library.close()


def told(answer: Answer) -> list[str]:
    return [
        f"{answer.quotes[one.quote].locator.title[:2]} {one.value}{one.unit}"
        for one in answer.figures
    ]


def missing(answer: Answer) -> list[str]:
    return [one.place[:2] for one in answer.missing]


def test_a_place_without_a_growth_is_missing_where_growths_are_compared(towns: Answerer) -> None:
    answer = towns.answer("清溪和白石2024年谁的GDP增长快")
    assert told(answer) == ["清溪 5%"]
    assert len(answer.quotes) == 1
    assert missing(answer) == ["白石"]


def test_a_place_with_a_growth_alone_is_missing_where_amounts_are_compared(towns: Answerer) -> None:
    answer = towns.answer("清溪和白石2024年谁的财政收入多")
    assert told(answer) == ["清溪 3亿元"]
    assert missing(answer) == ["白石"]


def test_no_other_metric_stands_beside_the_one_asked_for(towns: Answerer) -> None:
    values = told(towns.answer("清溪和白石的GDP"))
    assert values[:2] == ["清溪 9亿元", "白石 12亿元"]
    assert not {"清溪 2亿元", "白石 17个"} & set(values)


def test_an_amount_of_another_dimension_is_none_of_the_row(towns: Answerer) -> None:
    answer = towns.answer("清溪和白石的粮食产量")
    assert told(answer) == ["清溪 4万吨"]
    assert missing(answer) == ["白石"]


def test_a_year_that_tells_of_something_else_is_missing(towns: Answerer) -> None:
    answer = towns.answer("近两年白石镇GDP")
    assert told(answer)[:1] == ["白石 12亿元"]
    assert [one.period.last.year for one in answer.missing if one.period] == [2023]
    assert all(quote.locator.date and quote.locator.date.year == 2025 for quote in answer.quotes)


def test_a_distance_from_others_is_no_growth(towns: Answerer) -> None:
    answer = towns.answer("近两年白石镇财政收入增速")
    assert told(answer)[:2] == ["白石 7%", "白石 8%"]
    assert "白石 2个百分点" not in told(answer)


def test_an_amount_may_be_one_of_change_where_that_is_asked_for(towns: Answerer) -> None:
    assert told(towns.answer("清溪镇和白石镇去年减了多少贫困人口"))[:2] == [
        "清溪 800人",
        "白石 900",
    ]


def test_results_are_not_put_in_order_with_plans(towns: Answerer) -> None:
    answer = towns.answer("清溪和白石谁的GDP增长快")
    assert told(answer)[:1] == ["清溪 5%"]
    assert missing(answer) == ["白石"]
    assert told(towns.answer("清溪和白石2025年谁的GDP目标高"))[:2] == ["白石 7%", "清溪 6%"]


def test_a_row_is_not_lost_for_being_far_behind_another(towns: Answerer) -> None:
    answer = towns.answer("清溪镇和白石镇2024年全年实现的地区生产总值是多少")
    assert told(answer)[:2] == ["清溪 9亿元", "白石 12亿元"]


def test_where_no_row_has_a_figure_the_metric_is_missing(towns: Answerer) -> None:
    assert missing(towns.answer("清溪和白石谁的公园多")) == ["清溪"]
    refusal = towns.answer("清溪和白石谁的进出口多").refusal
    assert refusal is not None
    assert refusal.gap is Gap.METRIC
