from datetime import date

from support.small_library import INCOME, PROJECT, figure
from support.telegram_parser import parse

from bot import texts
from bot.figures_pages import FIGURES_A_PAGE, comparison_page, figures_page
from bot.pieces import written
from bot.rich import MESSAGE_UNITS
from index.catalog import StoredReport
from index.report import Metadata, Period, Status
from retrieval.compared import By, ComparedRow, Comparison
from retrieval.key_figures import FigureSheet, KeyFigure, Told
from retrieval.measure import Measure
from retrieval.model import Answer, Asked, Verdict

LONG = Told(figure("1" * 300, "亿元" * 300, 0, change="同比增长" * 300), INCOME)
REPORT = StoredReport("0" * 12, "a.txt", "0" * 64, Metadata("题" * 500), 1, 1)


def test_a_page_of_the_longest_figures_fits_a_message():
    sheet = FigureSheet(REPORT, (KeyFigure("指标" * 300, LONG, LONG),) * 30, 0, 9)
    page = figures_page(sheet, 99, "yinwen_bot")
    assert len(parse(page.html).text) <= MESSAGE_UNITS
    assert page.rows[0][1].label == f"3/{-(-30 // FIGURES_A_PAGE)}"
    assert texts.unlisted(9) in parse(page.html).text


def test_a_row_tells_its_time_only_if_most_others_are_of_another():
    done, older = (
        Told(figure("3", "亿元", 0, period=Period.year(year)), INCOME) for year in (2023, 2022)
    )
    planned = Told(figure("4", "亿元", 0, period=Period.year(2024), status=Status.PLANNED), INCOME)
    rows = (KeyFigure("税收", done, planned), KeyFigure("利润", older), KeyFigure("产值", done))
    text = parse(figures_page(FigureSheet(REPORT, rows, 0)).html).text
    assert text.split("\n", 1)[1] == (
        "✅ 2023年完成　🎯 2024年目标\n\n税收\n✅ 3亿元\n🎯 4亿元\n"
        "利润　✅ 2022年 3亿元\n产值　✅ 3亿元"
    )


def test_a_growth_alone_begins_with_its_verb_and_an_amount_with_itself():
    assert written(figure("10", "%左右", 0, change="增长")) == "增长10%左右"
    assert written(figure("百分之七", "", 0, change="增长")) == "增长百分之七"
    assert written(figure("1.43", "亿元", 0, change="同比增长34%")) == "1.43亿元（同比增长34%）"


def test_a_common_year_stands_in_the_heading_and_what_is_missing_below():
    year = Period.year(2023)
    rows = (
        ComparedRow("甲镇", year, figure("3", "亿元", 0, metric="税收")),
        ComparedRow("乙镇", year, figure("4", "亿元", 1, metric="区级税收", status=Status.PLANNED)),
    )
    missing = (Asked("丙镇", year),)
    answer = Answer("税收", Verdict.ANSWERED, (INCOME, PROJECT), missing=missing)
    text = parse(comparison_page(Comparison(answer, By.PLACE, rows), "t").html).text
    assert text == (
        "税收 · 2023年\n\n甲镇　3亿元\n\n只查到目标：\n乙镇　🎯目标：4亿元（区级税收）\n\n"
        "没有找到：丙镇2023年"
    )


def test_a_year_that_most_rows_share_is_named_once_and_others_by_their_rows():
    times = (Period.year(2023), Period.year(2023), Period.year(2023), Period.year(2022), None)
    rows = [
        ComparedRow(f"{place}镇", time, figure("3", "亿元", 0, metric="税收"))
        for place, time in zip("甲乙丙丁戊", times, strict=True)
    ]
    answer = Answer("税收", Verdict.ANSWERED, (INCOME,))
    text = parse(comparison_page(Comparison(answer, By.PLACE, tuple(rows)), "t").html).text
    assert text.startswith("税收 · 2023年\n\n甲镇　3亿元\n")
    assert text.endswith(f"丁镇 2022年　3亿元\n戊镇 {texts.NO_PERIOD}　3亿元")


MANY = tuple(Asked("地" * 30 + str(number)) for number in range(40))


def test_a_page_of_forty_rows_fits_a_message():
    period = Period(date(2023, 1, 1), date(2023, 11, 30))
    row = ComparedRow("地" * 30, period, LONG.figure)
    rows = (*(row,) * 39, ComparedRow("地", Period.year(2023), LONG.figure))
    answer = Answer("问" * 500, Verdict.ANSWERED, (INCOME,), missing=MANY)
    page = comparison_page(Comparison(answer, By.PLACE, rows), "t", "yinwen_bot")
    assert len(parse(page.html).text) <= MESSAGE_UNITS


def test_rows_of_another_kind_or_of_a_longer_time_stand_apart():
    rows = (
        ComparedRow("甲镇", Period.year(2021), figure("5", "%", 0, metric="税收", change="增长")),
        ComparedRow("甲镇", Period.year(2022), figure("6", "%", 0, metric="税收", change="增长")),
        ComparedRow(
            "甲镇",
            Period(date(2018, 1, 1), date(2022, 12, 31)),
            figure("8", "%", 0, metric="税收", change="增长"),
        ),
        ComparedRow("甲镇", Period.year(2023), figure("3", "亿元", 1, metric="税收")),
    )
    answer = Answer("税收", Verdict.ANSWERED, (INCOME, PROJECT))
    comparison = Comparison(answer, By.YEAR, rows, Measure(growth=True))
    text = parse(comparison_page(comparison, "t").html).text
    assert text == (
        "税收增幅 · 甲镇\n\n2021年　增长5%\n2022年　增长6%\n\n"
        f"{texts.OTHER_TIMES}\n2018—2022年　增长8%\n\n只查到总量：\n2023年　3亿元"
    )


def test_a_share_among_amounts_stands_apart():
    rows = (
        ComparedRow("甲镇", None, figure("9", "亿元", 0, metric="税收")),
        ComparedRow("乙镇", None, figure("4", "万元", 0, metric="税收")),
        ComparedRow("丙镇", None, figure("113", "%", 1, metric="税收")),
    )
    answer = Answer("税收", Verdict.ANSWERED, (INCOME, PROJECT))
    text = parse(comparison_page(Comparison(answer, By.PLACE, rows), "t").html).text
    assert text == f"税收\n\n甲镇　9亿元\n乙镇　4万元\n\n{texts.OTHER_UNITS}\n丙镇　113%"


def test_what_measures_something_else_stands_apart():
    rows = (
        ComparedRow("甲镇", None, figure("9", "亿元", 0, metric="地区生产总值")),
        ComparedRow("乙镇", None, figure("4", "亿元", 1, metric="税收")),
        ComparedRow("丙镇", None, figure("3", "亿元", 1, metric="税收")),
    )
    answer = Answer("税收", Verdict.ANSWERED, (INCOME, PROJECT))
    text = parse(comparison_page(Comparison(answer, By.PLACE, rows), "t").html).text
    alike, others = text.split(texts.OTHER_METRICS)
    assert ("丙镇　3亿元" in alike, "甲镇" in alike) == (True, False)
    assert others.strip() == "甲镇　9亿元（地区生产总值）"
