import pytest
from support.reports import write_files

from index.library import Library, update
from index.report import Status
from retrieval.answer import Answerer
from retrieval.key_figures import MOST, FigureSheet, KeyFigure, Told, key_figures


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


def test_a_sheet_ends_and_says_how_much_is_not_on_it(sheet: FigureSheet) -> None:
    assert len(sheet.rows) == MOST
    assert sheet.unlisted > 0


SHEET = """白石镇政府工作报告
——2024年1月5日在白石镇第一届人民代表大会上
一、2023年工作回顾
新栽树木800棵。2023年，完成财政收入5200万元，增长6%。23个村集体收入增长超10万元，17个村集体收入实现翻番。
接待游客人次、旅游总花费分别增长10.4%、13.3%。2023年1-12月份望江楼项目累计完成投资1.2亿元。
东坡产业园开工建设，占地面积80亩。亿元以上的项目开工4个。望江路改造2公里。
创建品牌连续4年。建成东街市场，新建仓库3座。发放助学补贴30万元。建成西街市场，新建仓库5座。
二、2024年工作安排
2024年，财政收入增长5%。西坡产业园开工建设，占地面积120亩。望江路改造3公里。
村集体收入全部超过20万元。1952年全国财政收入183亿元。
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, KeyFigure]:
    folder = tmp_path_factory.mktemp("sheet")
    update(folder / "library", write_files(folder / "reports", b2023=SHEET))
    library = Library.open(folder / "library")
    sheet = key_figures(library, library.reports[0].key)
    library.close()
    return {row.metric: row for row in sheet.rows}


def test_what_is_no_figure_of_the_report_is_not_on_its_sheet(rows: dict[str, KeyFigure]) -> None:
    assert not {name for name in rows if "村集体" in name or "亿元" in name or "连续" in name}
    assert not {"占地面积", "新建仓库"} & set(rows)  # each of several things


def test_a_row_is_of_one_thing_on_both_sides(rows: dict[str, KeyFigure]) -> None:
    assert written(rows["财政收入"].done) == ("5200万元", "增长6%")
    assert written(rows["财政收入"].planned) == ("5%", "增长")
    road = rows["望江路改造"]
    assert (written(road.done), written(road.planned)) == (("2公里", ""), ("3公里", ""))


def test_a_growth_in_a_row_of_growths_keeps_the_verb_of_the_row(
    rows: dict[str, KeyFigure],
) -> None:
    assert written(rows["旅游总花费"].done) == ("13.3%", "增长")


def test_names_are_without_what_is_left_of_a_time(rows: dict[str, KeyFigure]) -> None:
    [project] = [name for name in rows if "望江楼" in name]
    assert "1-" not in project


def test_of_unknown_metrics_pairs_and_sums_come_before_counts(
    rows: dict[str, KeyFigure],
) -> None:
    names = list(rows)
    assert names.index("望江路改造") < names.index("发放助学补贴") < names.index("新栽树木")


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
