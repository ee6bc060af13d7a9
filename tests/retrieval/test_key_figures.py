import pytest

from index.library import Library
from index.report import Status
from retrieval.answer import Answerer
from retrieval.key_figures import FigureSheet, Told


@pytest.fixture(scope="module")
def sheet(answerer: Answerer) -> FigureSheet:
    [town] = answerer.reports_named("齐都镇")
    found = answerer.key_figures(town.key)
    assert found
    return found


def written(told: Told | None) -> tuple[str, str] | None:
    return (told.figure.value + told.figure.unit, told.figure.change) if told else None


def test_what_was_done_stands_beside_what_is_planned(sheet: FigureSheet) -> None:
    rows = {row.metric: (written(row.done), written(row.planned)) for row in sheet.rows}
    assert rows["一般公共预算收入"] == (("1.43亿元", "同比增长34%"), ("10%左右", "增长"))
    assert rows["规上工业总产值"] == (("80.71亿元", "同比增长3.45%"), None)


def test_metrics_of_the_lexicon_come_first_in_its_order(sheet: FigureSheet) -> None:
    names = [row.metric for row in sheet.rows]
    assert names.index("一般公共预算收入") < names.index("固定资产投资") < sheet.known
    assert names.index("重点项目建设") >= sheet.known


def test_each_side_holds_what_it_says_and_its_quote(sheet: FigureSheet, library: Library) -> None:
    for row in sheet.rows:
        assert row.done or row.planned
        for told, status in ((row.done, Status.DONE), (row.planned, Status.PLANNED)):
            if told:
                assert told.figure.status is status
                quote = told.quote
                text = library.text(sheet.report.key)
                assert text[quote.start : quote.end] == quote.text
                assert told.figure.value in text[slice(*quote.focus)].replace("\n", "")


def test_a_report_that_is_not_held_has_none(answerer: Answerer) -> None:
    assert answerer.key_figures("0" * 12) is None
