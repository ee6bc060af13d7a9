"""What is drawn: the pictures open, are as wide as a phone wants them, and show what they must."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageColor
from support.small_library import DEEDS, INCOME, TARGET, figure

from bot.pictures import canvas
from bot.pictures.bars import draw_bars
from bot.pictures.card import described, draw_card
from bot.pictures.chart import Chart, Point
from bot.pictures.drawing import draw_chart
from bot.pictures.line import draw_line
from index.report import Status
from retrieval.compared import By

DONE = Point("甲镇", 3.0, "3亿元", planned=False, year=2022)
PLAN = Point("乙镇", 5.0, "目标 5亿元", planned=True, year=2023)
FELL = Point("丙镇", -2.0, "下降2%", planned=False, year=2024)


def colours(png: bytes) -> dict[str, int]:
    """How many pixels are of each colour that means something."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    assert picture.width == canvas.WIDTH
    counted = {colour: count for count, colour in picture.getcolors(1 << 20)}
    names = {"result": canvas.ACCENT, "plan": canvas.PLANNED, "fall": canvas.FALL}
    names |= {"marker": canvas.MARKER}
    return {name: counted.get(ImageColor.getrgb(code), 0) for name, code in names.items()}


def chart(*points: Point, by: By = By.PLACE) -> Chart:
    return Chart("税收", points, "来源：《政府工作报告》", by)


@pytest.mark.parametrize("draw", [draw_bars, draw_line])
def test_a_plan_never_has_the_colour_of_a_result(draw):
    results = colours(draw(chart(DONE, DONE, DONE)))
    assert results["result"] > 0 == results["plan"]
    plans = colours(draw(chart(PLAN, PLAN, PLAN)))
    assert plans["plan"] > 0 == plans["result"]


def test_a_planned_bar_is_hatched_and_not_filled():
    filled, hatched = (
        colours(draw_bars(chart(point, point, point)))
        for point in (replace(DONE, value=5.0, written=PLAN.written), PLAN)
    )
    assert hatched["plan"] < 0.7 * filled["result"]


def test_a_fall_is_drawn_to_the_other_side():
    assert colours(draw_bars(chart(DONE, DONE, FELL)))["fall"] > 0


def test_no_line_is_drawn_through_missing_years():
    years, gap = (
        colours(draw_line(chart(DONE, replace(DONE, year=then), by=By.YEAR)))["result"]
        for then in (2023, 2029)
    )
    assert gap < 0.8 * years


def test_the_longest_labels_and_values_still_leave_a_picture():
    long = Point("很长的地名" * 9, 1e15, "9" * 80, planned=False)
    zero = Point("", 0.0, "0", planned=False)
    for draw in (draw_bars, draw_line):
        assert colours(draw(chart(long, zero, *(PLAN,) * 22)))


def test_long_names_and_values_stand_above_bars_that_keep_their_length():
    short = Image.open(io.BytesIO(draw_bars(chart(DONE, DONE, DONE))))
    for more in (
        {"label": "巴音郭楞蒙古自治州和静县"},
        {"written": "完成3亿元、可比口径（2023年上半年）" * 2},
    ):
        png = draw_bars(chart(DONE, DONE, replace(DONE, **more)))
        assert Image.open(io.BytesIO(png)).height > short.height
        assert colours(png)["result"] > 3 * 20 * 0.8 * canvas.WIDTH


def test_years_are_a_line_only_if_their_values_can_be_read_side_by_side():
    years = [replace(DONE, year=2015 + n, value=n) for n in range(9)]
    few, many = chart(*years[:3], by=By.YEAR), chart(*years, by=By.YEAR)
    assert draw_chart(few) == draw_line(few)
    assert draw_chart(many) == draw_line(many)
    long = chart(*(replace(one, written="3653.35万吨") for one in years), by=By.YEAR)
    assert draw_chart(long) == draw_bars(long)
    places = chart(DONE, DONE, DONE)
    assert draw_chart(places) == draw_bars(places)


def test_a_card_marks_the_clause_that_answers_and_colours_a_plan_as_one():
    told = figure("1.43", "亿元", 0, metric="一般公共预算收入")
    done = colours(draw_card(INCOME, told))
    assert done["marker"] > 0 < done["result"]
    plan = colours(draw_card(TARGET, figure("10", "%左右", 0, status=Status.PLANNED)))
    assert plan["plan"] > 0 == plan["result"]
    assert described(TARGET).startswith("🎯目标：“力争")
    assert colours(draw_card(DEEDS))["marker"] > 0


def test_lines_neither_begin_with_a_stop_nor_end_with_an_opening_mark():
    text = "甲，" * 60 + "“乙”" * 60 + "1234567.89亿元"
    lines = canvas.wrapped(text, 40, 410)
    assert "".join(piece.text for line in lines for piece in line) == text
    assert not [line for line in lines if line[0].text in "，”" or line[-1].text == "“"]
    assert any(piece.text == "1234567.89" for line in lines for piece in line)
