from dataclasses import replace

import pytest
from support.hits import figure, hit

from index.report import Period
from retrieval.cues import Kind
from retrieval.league import NO_LEAGUE, League
from retrieval.order import in_order
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.threshold import find_threshold

LARGEST, SMALLEST = League(asked=True, sign=1), League(asked=True, sign=-1)


def valued(number: float | None, dimension: str = "元", *, is_change: bool = False) -> Hit:
    told = figure("税收7万元", "7", "万元", number=number, dimension=dimension, is_change=is_change)
    return replace(hit(id_=int(number or 0)), figure=told)


def ordered(league: League, hits: list[Hit], kind: Kind = Kind.AMOUNT) -> list[Hit]:
    return in_order(Question("", "", league=league, kind=kind), hits)


LOW, HIGH, MIDDLE = valued(10), valued(30), valued(20)
PLAIN = hit("税收稳步增长。", id_=99)


def test_hits_keep_their_order_where_none_is_asked_for() -> None:
    assert ordered(NO_LEAGUE, [LOW, HIGH, MIDDLE]) == [LOW, HIGH, MIDDLE]


def test_the_largest_or_the_smallest_come_first() -> None:
    assert ordered(LARGEST, [LOW, HIGH, MIDDLE]) == [HIGH, MIDDLE, LOW]
    assert ordered(SMALLEST, [LOW, HIGH, MIDDLE]) == [LOW, MIDDLE, HIGH]


def test_no_more_than_the_top_are_wanted() -> None:
    assert ordered(replace(LARGEST, top=2), [LOW, PLAIN, HIGH, MIDDLE]) == [HIGH, MIDDLE]


def test_what_cannot_be_compared_comes_last() -> None:
    people, growth = valued(99, "人"), valued(50, is_change=True)
    unsaid = valued(None)
    mixed = [people, PLAIN, LOW, growth, unsaid, HIGH]
    assert ordered(LARGEST, mixed) == [HIGH, LOW, people, PLAIN, growth, unsaid]


def test_growths_are_compared_where_growth_is_asked_for() -> None:
    slow, fast = valued(2, "%", is_change=True), valued(8, "%", is_change=True)
    assert ordered(LARGEST, [HIGH, slow, fast], Kind.GROWTH) == [fast, slow, HIGH]
    assert ordered(LARGEST, [slow, fast, HIGH]) == [HIGH, slow, fast]
    assert ordered(LARGEST, [slow, fast]) == [fast, slow]


@pytest.mark.parametrize(
    ("text", "value", "passes"),
    [
        ("公路突破10公里", "10", True),
        ("公路超过10公里", "10", True),
        ("公路10多公里", "10多", True),
        ("公路达到10公里", "10", False),
        ("公路突破9公里", "9", False),
    ],
)
def test_what_is_told_to_be_passed_is_more(text: str, value: str, passes: bool) -> None:
    number = 1000 * float(value.rstrip("多"))
    told = figure(text, value, "公里", number=number, dimension="米")
    one = replace(hit(text), figure=told)
    league = League(asked=True)
    bound = find_threshold("超过10公里")
    question = Question("", "", league=league, threshold=bound, kind=Kind.AMOUNT)
    assert in_order(question, [one]) == [one] * passes


@pytest.mark.parametrize(("value", "passes"), [("10", True), ("10—12", False)])
def test_what_goes_above_a_bound_is_not_below_it(value: str, passes: bool) -> None:
    bound = find_threshold("低于等于10公里以下")
    text = f"公路{value}公里"
    told = figure(text, value, "公里", number=10_000, dimension="米")
    question = Question("", "", league=LARGEST, threshold=bound)
    assert bool(in_order(question, [replace(hit(text), figure=told)])) is passes
    more = replace(told, unit="公里以上")
    assert not in_order(question, [replace(hit(text), figure=more)])


def test_what_is_of_several_times_is_put_in_order_for_the_top_alone() -> None:
    old, new = (
        replace(one, figure=replace(one.figure, period=Period.year(year)))
        for one, year in ((LOW, 2022), (HIGH, 2023))
        if one.figure
    )
    assert ordered(LARGEST, [old, new]) == [old, new]
    assert ordered(LARGEST, [old, MIDDLE]) == [MIDDLE, old]
    assert ordered(replace(LARGEST, top=1), [old, new]) == [new]


def test_a_fall_is_less_than_any_rise() -> None:
    told = figure("税收下降7%", "7", "%", number=7.0, dimension="%", is_change=True)
    fallen = replace(hit("税收下降7%", id_=7), figure=told)
    slow = valued(2, "%", is_change=True)
    assert ordered(SMALLEST, [slow, fallen], Kind.GROWTH) == [fallen, slow]
    assert ordered(LARGEST, [fallen, slow], Kind.GROWTH) == [slow, fallen]


def test_a_target_or_another_metric_is_not_put_among_the_results() -> None:
    target = replace(HIGH, evidence=replace(HIGH.evidence, status=-1.0))
    part = replace(HIGH, evidence=replace(HIGH.evidence, pure=0.4))
    whole = [replace(one, evidence=replace(one.evidence, pure=1.0)) for one in (LOW, MIDDLE)]
    assert ordered(LARGEST, [target, *whole]) == [*reversed(whole), target]
    assert ordered(LARGEST, [part, *whole]) == [*reversed(whole), part]


def test_without_any_figure_hits_stay_as_they_are() -> None:
    assert ordered(replace(LARGEST, top=1), [PLAIN, hit()]) == [PLAIN, hit()]
    assert ordered(LARGEST, []) == []


def test_nothing_is_a_figure_like_any_other() -> None:
    assert ordered(SMALLEST, [LOW, valued(0.0)]) == [valued(0.0), LOW]
