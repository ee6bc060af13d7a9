from dataclasses import replace

import pytest
from support.small_library import INCOME, PROJECT, figure

from bot import texts
from bot.pictures.chart import MOST, chart_of, described
from index.report import Period, Status
from retrieval.compared import By, ComparedRow, Comparison
from retrieval.measure import AMOUNT, Measure
from retrieval.model import Answer, AnswerFigure, Verdict

ANSWER = Answer("税收", Verdict.ANSWERED, (INCOME, PROJECT))


def row(place: str, year: int, value: str, unit: str, **more: object) -> ComparedRow:
    period = Period.year(year)
    told: AnswerFigure = figure(value, unit, 0, metric="税收", period=period, **more)
    return ComparedRow(place, period, told)


def comparison(*rows: ComparedRow, by: By = By.PLACE, measure: Measure = AMOUNT) -> Comparison:
    return Comparison(ANSWER, by, rows, measure)


THREE = (
    row("甲镇", 2023, "3", "亿元", change="同比增长5%"),
    row("乙镇", 2023, "4100", "万元"),
    row("丙镇", 2024, "5亿", "元"),
)


def test_values_are_comparable_whatever_their_unit_and_stand_as_written():
    chart = chart_of(comparison(*THREE))
    assert chart.title == "税收 · 2023年"
    assert [(one.label, one.value, one.written) for one in chart.points] == [
        ("甲镇", 3e8, "3亿元"),
        ("乙镇", 4.1e7, "4100万元"),
        ("丙镇", 5e8, "5亿元（2024年）"),
    ]
    assert not any(one.planned for one in chart.points)
    assert "《政府工作报告》" in chart.source
    assert described(chart).startswith("税收 · 2023年：甲镇 3亿元；乙镇 4100万元；丙镇 5亿元")


def test_targets_are_drawn_by_themselves_and_marked():
    planned = [row(f"{n}镇", 2024, str(n), "亿元", status=Status.PLANNED) for n in range(1, 4)]
    chart = chart_of(comparison(*THREE, *planned, measure=Measure(planned=True)))
    assert chart.title == "税收目标 · 2024年"
    assert [one.written for one in chart.points] == [f"目标 {n}亿元" for n in range(1, 4)]
    assert all(one.planned for one in chart.points)


def test_a_growth_is_not_drawn_beside_amounts_and_a_fall_is_negative():
    rates = [row(f"{n}镇", 2023, str(n), "%", change="同比下降") for n in range(1, 4)]
    chart = chart_of(comparison(*THREE[:2], *rates, measure=Measure(growth=True)))
    assert [one.value for one in chart.points] == [-1, -2, -3]
    assert chart.points[0].written == "同比下降1%"


@pytest.mark.parametrize("rows", [(), THREE[:2], (*THREE[:2], row("丁镇", 2023, "几十", "亿元"))])
def test_fewer_than_three_values_need_no_picture(rows):
    assert chart_of(comparison(*rows)) is None


def test_years_are_a_line_from_the_oldest_on_and_too_many_are_bars():
    years = [row("甲镇", year, str(year), "元") for year in (2023, 2021, 2022)]
    chart = chart_of(comparison(*years, by=By.YEAR))
    assert (chart.title, chart.is_line) == ("税收 · 甲镇", True)
    assert [one.label for one in chart.points] == ["2021年", "2022年", "2023年"]
    many = [row("甲镇", year, str(year), "元") for year in range(2004, 2024)]
    assert not chart_of(comparison(*many, by=By.YEAR)).is_line


def test_what_a_picture_has_no_room_for_is_told_and_what_is_told_below_is_short():
    rows = [row(f"{n}镇", 2023, str(n + 1), "元") for n in range(30)]
    chart = chart_of(comparison(*rows))
    assert len(chart.points) == MOST
    assert chart.source.endswith(texts.chart_part(MOST, 30))
    told = described(chart)
    assert ("7镇" in told, "8镇" in told) == (True, False)
    assert texts.chart_more(MOST) in told


def test_a_value_without_a_time_is_not_taken_for_one_of_the_usual():
    unknown = replace(row("丁镇", 2023, "5", "亿元"), period=None)
    chart = chart_of(comparison(*THREE[:2], unknown))
    assert chart.title == "税收 · 2023年"
    assert chart.points[2].written == f"5亿元（{texts.NO_PERIOD}）"
