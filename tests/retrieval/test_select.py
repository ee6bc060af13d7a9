from dataclasses import replace

from support.hits import figure, hit

from retrieval.league import League
from retrieval.places import Mention, Scope
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.select import MOST, select
from retrieval.threshold import Threshold

ANYWHERE = Question("", "")


def valued_hit(number: float, **more: object) -> Hit:
    told = figure("税收7万元", "7", "万元", number=number, dimension="元")
    return replace(hit(**more), figure=told)  # type: ignore[arg-type]


def test_nothing_is_selected_from_nothing() -> None:
    assert select(ANYWHERE, []) == []


def test_the_best_come_first_and_the_poor_are_left_out() -> None:
    best, fair, poor = hit(score=4, id_=1), hit(score=3, id_=2), hit(score=2.5, id_=3)
    assert select(ANYWHERE, [best, fair, poor]) == [best, fair]


def test_another_place_or_time_is_not_shown_beside_the_one_asked_for() -> None:
    best, elsewhere = hit(score=4, id_=1, place=1), hit(score=3.9, id_=2, place=-1)
    earlier = hit(score=3.8, id_=3, place=1, period=-1)
    assert select(ANYWHERE, [best, elsewhere, earlier]) == [best]


def test_a_result_beside_a_plan_is_shown_of_the_same_report_alone() -> None:
    plan, result = hit(score=4, id_=1, status=2), hit(score=3.9, id_=2, status=-2)
    elsewhere = hit(score=3.8, id_=3, status=-2, report="b")
    assert select(ANYWHERE, [plan, elsewhere, result]) == [plan, result]


def test_no_more_than_the_limit_is_shown() -> None:
    many = [hit(score=4, id_=n) for n in range(20)]
    assert len(select(ANYWHERE, many)) == MOST
    assert len(select(ANYWHERE, many, most=MOST + 4)) == MOST + 4


def test_reports_that_fit_equally_come_before_the_second_best_of_one() -> None:
    one, again = hit(score=4, report="a", id_=1), hit(score=3.9, report="a", id_=2)
    other = hit(score=3.8, report="b", id_=3)
    assert select(ANYWHERE, [one, again, other]) == [one, other, again]


def test_a_comparison_shows_each_place_in_turn() -> None:
    scope = Scope((Mention(0, 1, "甲", frozenset("a")), Mention(1, 2, "乙", frozenset("b"))))
    one, again = hit(score=4, report="a", id_=1), hit(score=3.9, report="a", id_=2)
    other, stranger = hit(score=2.5, report="b", id_=3), hit(score=3, report="c", id_=4)
    shown = select(Question("", "", scope=scope), [one, again, stranger, other])
    assert shown == [one, other, stranger, again]


def test_a_comparison_without_places_shows_each_report_in_turn() -> None:
    one, again = hit(score=4, report="a", id_=1), hit(score=3.9, report="a", id_=2)
    other = hit(score=2.5, report="b", id_=3)
    assert select(Question("", "", compares=True), [one, again, other]) == [one, other, again]


def test_the_best_of_each_row_comes_first_in_the_order_of_the_rows() -> None:
    low, again = hit(score=3, report="a", id_=1), hit(score=2.9, report="a", id_=2)
    high, further = hit(score=4, report="b", id_=3), hit(score=3.9, report="b", id_=4)
    hits = [high, further, low, again]
    assert select(ANYWHERE, hits, [[low, again], [high, further]]) == [low, high, again, further]


def test_every_row_is_answered_however_many_there_are() -> None:
    rows = [[hit(score=4, id_=n), hit(score=3.9, id_=n + 100)] for n in range(MOST + 3)]
    assert select(ANYWHERE, [], rows) == [row[0] for row in rows]
    assert len(select(ANYWHERE, [], rows[:3])) == MOST


def test_a_row_without_anything_worth_it_is_left_out() -> None:
    good, poor = hit(score=4, report="a", id_=1), hit(score=1.9, report="b", id_=2)
    assert select(ANYWHERE, [good, poor], [[good], [poor], []]) == [good]


def test_rows_without_hits_change_nothing() -> None:
    assert select(ANYWHERE, [hit()], [[], []]) == [hit()]


def test_a_plan_among_results_must_be_by_far_the_better_hit() -> None:
    result = hit(score=3.5, id_=1)
    for better, order in ((4.0, [1, 2]), (4.5, [2, 1])):
        plan = hit(score=better, id_=2, status=-1)
        assert [one.passage.id for one in select(ANYWHERE, [], [[plan, result]])] == order


def test_what_answers_several_rows_is_shown_once() -> None:
    both, other = hit(score=4, id_=1), hit(score=3.9, id_=2)
    assert select(ANYWHERE, [both], [[both, other], [both, other]]) == [both, other]


def test_beside_the_top_nothing_of_other_rows_is_shown() -> None:
    league = Question("", "", league=League(asked=True, sign=1, top=1))
    small, large = (
        valued_hit(number, id_=id_, report=report)
        for number, id_, report in ((10.0, 1, "a"), (20.0, 2, "b"))
    )
    beside, elsewhere = hit(report="b", id_=3), hit(report="a", id_=4)
    shown = select(league, [], [[small, elsewhere], [large, beside]])
    assert shown == [large, beside]


def test_only_figures_that_keep_the_bound_are_shown() -> None:
    bound = Threshold(0, 3, 1, 15.0, "元")
    league = Question("", "", league=League(asked=True), threshold=bound)
    hits = [
        valued_hit(number, id_=id_, report=report)
        for number, id_, report in ((10.0, 1, "a"), (20.0, 2, "b"))
    ]
    assert select(league, [], [[hits[0]], [hits[1], hit(report="b", id_=3)]]) == [hits[1]]
    other = replace(league, threshold=Threshold(0, 3, 1, 15.0, "%"))
    assert select(other, [], [[hits[0]], [hits[1]]]) == []


def test_the_best_of_each_page_comes_before_the_second_best_of_any() -> None:
    best, second = hit(score=4, id_=1, page=1), hit(score=3.9, id_=2, page=1)
    other = hit(score=3, id_=3, page=1, report="b")
    assert select(ANYWHERE, [best, second, other]) == [best, other, second]


def test_letters_are_shown_however_far_the_first_one_leads() -> None:
    best, other = hit(score=4, id_=1, whole=0.5), hit(score=1, id_=2, whole=0.2, report="b")
    assert select(ANYWHERE, [best, other]) == [best, other]
