"""Where no place is named and several reports answer equally well, the asker has the choice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.reports import write_files

from index.library import Library, update
from index.report import Period
from retrieval.answer import Answerer

REPORT = "{place}政府工作报告\n（2025年1月12日）\n一、2024年工作回顾\n{done}\n"
TOLD = {
    "清溪镇": "财政收入3亿元，增长5%。建成柳编工坊2处。",
    "白石镇": "财政收入4亿元，增长6%。举办龙舟赛。",
    "松岗镇": "完成造林5000亩，修路12公里。",
}


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """Three towns, two of which tell of the same matter."""
    folder = tmp_path_factory.mktemp("towns")
    files = write_files(
        folder / "files",
        **{place: REPORT.format(place=place, done=done) for place, done in TOLD.items()},
    )
    update(folder / "library", files)
    library = Library.open(folder / "library")
    yield Answerer(library)
    library.close()


def test_every_report_that_answers_as_well_is_a_choice_with_its_quote(towns: Answerer) -> None:
    answer = towns.answer("财政收入多少")
    assert {one.place for one in answer.ambiguous} == {"清溪镇", "白石镇"}
    assert {one.period for one in answer.ambiguous} == {Period.year(2024)}
    for one in answer.ambiguous:
        assert one.quote is not None
        assert answer.quotes[one.quote].locator.source == one.source == f"{one.place}.txt"
    assert [one.quote for one in answer.ambiguous] == [0, 1]


@pytest.mark.parametrize(
    "question",
    ["清溪镇财政收入多少", "哪里建成柳编工坊", "各镇财政收入", "清溪和白石财政收入", "火星的税收"],
)
def test_there_is_nothing_to_choose_where_it_is_told_which_is_meant(
    towns: Answerer, question: str
) -> None:
    assert towns.answer(question).ambiguous == ()


def test_of_few_quotes_a_choice_may_have_none(towns: Answerer) -> None:
    answer = towns.answer("财政收入多少", most=1)
    assert [one.quote for one in answer.ambiguous] == [0, None]
