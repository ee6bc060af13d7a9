from support.hits import hit

from retrieval.places import Mention, Scope
from retrieval.question import Question
from retrieval.select import MOST, select

ANYWHERE = Question("", "")


def test_nothing_is_selected_from_nothing() -> None:
    assert select(ANYWHERE, []) == []


def test_the_best_come_first_and_the_poor_are_left_out() -> None:
    best, fair, poor = hit(score=4, id_=1), hit(score=3, id_=2), hit(score=1, id_=3)
    assert select(ANYWHERE, [best, fair, poor]) == [best, fair]


def test_another_place_or_time_is_not_shown_beside_the_one_asked_for() -> None:
    best, elsewhere = hit(score=4, id_=1, place=1), hit(score=3.9, id_=2, place=-1)
    earlier = hit(score=3.8, id_=3, place=1, period=-1)
    assert select(ANYWHERE, [best, elsewhere, earlier]) == [best]


def test_no_more_than_the_limit_is_shown() -> None:
    assert len(select(ANYWHERE, [hit(score=4, id_=n) for n in range(20)])) == MOST


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
