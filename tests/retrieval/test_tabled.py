"""Rows of one metric, answered by figures of its name rather than by what resembles it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.reports import write_files

from index.library import Library, update
from retrieval.answer import Answerer
from retrieval.model import Answer, Verdict

REPORT = (
    "{place}政府工作报告\n（2025年1月12日）\n一、2024年工作回顾\n{done}\n"
    "二、2025年工作安排\n2025年主要预期目标是：{planned}\n"
)


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """Towns that tell of the same metric in their own ways, beside others of like names."""
    folder = tmp_path_factory.mktemp("towns")
    told = {
        "清溪镇": ("农业增加值增长9%。地区生产总值增长5%。", "地区生产总值增长6%左右。"),
        "白石镇": ("地区生产总值9亿元，增长7%。", "地区生产总值超亿元村增至5个，财政收入增长8%。"),
        "松岗镇": ("地区生产总值8亿元，下降2%。海洋生产总值增长20%。", "地区生产总值增长5%左右。"),
    }
    files = write_files(
        folder / "files",
        **{
            f"r{number}": REPORT.format(place=place, done=done, planned=planned)
            for number, (place, (done, planned)) in enumerate(told.items())
        },
    )
    update(folder / "library", files)
    library = Library.open(folder / "library")
    yield Answerer(library)
    library.close()


def values(answer: Answer, count: int | None = None) -> list[str]:
    places = {f"r{number}.txt": place for number, place in enumerate(("清溪", "白石", "松岗"))}
    return [
        f"{places[answer.quotes[one.quote].locator.source]} {one.value}{one.unit}"
        for one in answer.figures
    ][:count]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("各镇GDP增速排名前三", ["白石 7%", "清溪 5%", "松岗 2%"]),
        ("哪些镇GDP增速超过4%", ["清溪 5%", "白石 7%"]),
        ("哪些镇GDP下降", ["松岗 2%"]),
        ("哪个镇GDP目标最高", ["清溪 6%左右", "松岗 5%左右"]),
        ("GDP前两名的镇", ["白石 9亿元", "松岗 8亿元"]),
    ],
)
def test_places_are_ordered_and_chosen_by_the_metric_itself(
    towns: Answerer, question: str, told: list[str]
) -> None:
    assert values(towns.answer(question), len(told)) == told


def test_where_amounts_are_put_in_order_a_growth_is_none_of_them(towns: Answerer) -> None:
    answer = towns.answer("GDP前三的镇")
    assert values(answer) == ["白石 9亿元", "松岗 8亿元"]
    assert [one.place for one in answer.missing] == ["清溪镇"]


def test_of_two_places_each_tells_of_the_metric(towns: Answerer) -> None:
    assert values(towns.answer("清溪镇和松岗镇GDP增速对比"), 2) == ["清溪 5%", "松岗 2%"]


def test_what_no_place_keeps_is_refused(towns: Answerer) -> None:
    assert towns.answer("哪些镇GDP增速超过40%").verdict is Verdict.REFUSED
