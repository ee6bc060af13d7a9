"""Which rows of a comparison stand beside each other, and in which order."""

from __future__ import annotations

from support.small_library import INCOME

from index.report import Period, Status
from retrieval.compared import By, ComparedRow, Comparison, ordered
from retrieval.league import NO_LEAGUE, League
from retrieval.measure import AMOUNT, Measure
from retrieval.model import Answer, AnswerFigure, Quote, Verdict
from retrieval.threshold import Threshold, find_threshold

YEAR, BEFORE = Period.year(2023), Period.year(2022)


def comparison(
    *told: tuple[str, str, str], by: By = By.PLACE, change: str = "", measure: Measure = AMOUNT
) -> Comparison:
    """Rows of a place, a value and a unit."""
    figures = tuple(
        AnswerFigure(value, unit, "税收", Status.DONE, number, YEAR, change)
        for number, (_, value, unit) in enumerate(told)
    )
    rows = (ComparedRow(place, YEAR, one) for (place, _, _), one in zip(told, figures, strict=True))
    quotes = tuple(quote(place) for place, _, _ in told)
    answer = Answer("税收", Verdict.ANSWERED, quotes, figures)
    return Comparison(answer, by, tuple(rows), measure)


def quote(place: str) -> Quote:
    return Quote(INCOME.locator, place, 0, len(place), (0, len(place)), Status.DONE)


def places(compared: Comparison) -> list[str]:
    assert [compared.answer.quotes[row.figure.quote].text for row in compared.rows] == [
        row.place for row in compared.rows
    ]
    return [row.place for row in compared.rows]


THREE = ("甲", "900", "万元"), ("乙", "1.43", "亿元"), ("丙", "4574", "万元")


def test_rows_of_places_are_ordered_by_value_whatever_their_unit() -> None:
    assert places(ordered(comparison(*THREE))) == ["乙", "丙", "甲"]
    assert places(ordered(comparison(*THREE), League(sign=-1))) == ["甲", "丙", "乙"]


def test_of_the_first_nothing_else_is_shown() -> None:
    compared = ordered(comparison(*THREE), League(sign=1, top=2))
    assert places(compared) == ["乙", "丙"]
    assert [one.text for one in compared.answer.quotes] == ["乙", "丙"]
    assert {one.value for one in compared.answer.figures} == {"1.43", "4574"}


def test_a_bound_lets_only_what_keeps_it_through() -> None:
    bound = find_threshold("超过4000万元")
    assert isinstance(bound, Threshold)
    assert places(ordered(comparison(*THREE), NO_LEAGUE, bound)) == ["乙", "丙"]


def test_years_stay_in_their_order() -> None:
    assert places(ordered(comparison(*THREE, by=By.YEAR))) == ["甲", "乙", "丙"]


def test_what_is_of_another_time_is_in_no_order() -> None:
    compared = comparison(*THREE)
    first = ComparedRow("甲", BEFORE, compared.rows[0].figure)
    mixed = Comparison(compared.answer, By.PLACE, (first, *compared.rows[1:]))
    assert ordered(mixed) == mixed


def test_a_share_among_amounts_stands_apart_behind_them() -> None:
    compared = ordered(comparison(("甲", "113.4", "%"), *THREE[1:]))
    assert places(compared) == ["乙", "丙", "甲"]
    assert [compared.is_alike(row) for row in compared.rows] == [True, True, False]
    assert [compared.is_in_unit(row) for row in compared.rows] == [True, True, False]


def test_a_fall_is_less_the_more_it_falls() -> None:
    rates = ("甲", "9", "%"), ("乙", "1", "%")
    growth = Measure(growth=True)
    assert places(ordered(comparison(*rates, change="同比下降", measure=growth))) == ["乙", "甲"]
    assert places(ordered(comparison(*rates, change="增长", measure=growth))) == ["甲", "乙"]
