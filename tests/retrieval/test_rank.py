"""What ranks above what, shown by the one sign that differs."""

from dataclasses import replace
from datetime import date

import pytest
from support.hits import figure, passage

from index.catalog import StoredReport
from index.report import Level, Metadata, Period, Status
from retrieval.cues import Kind
from retrieval.evidence import weights_of
from retrieval.lexicon import Synonym
from retrieval.match import Matcher
from retrieval.places import Mention, Scope
from retrieval.question import Concept, Question
from retrieval.rank import SHORT, Candidate, Hit, Ranker
from retrieval.tellers import Tellers

TOWN = Scope((Mention(0, 2, "甲镇", frozenset("a")),))
TAX = (Concept("税收", (Synonym("税收", 1.0),)),)


class Ten:
    """A library of ten passages, every word in one of them."""

    count = 10

    def doc_freq(self, field: str, term: str) -> int:
        return 1


def report(key: str, year: int, place: str = "", characters: int = 100) -> StoredReport:
    day = date(year, 12, 31)
    about = Metadata(f"{key}报告", "", place, period=Period.year(year), date=day, kind="工作总结")
    return StoredReport(key, f"{key}.txt", key * 64, about, characters, 1)


def ranker(question: Question, reports: dict[str, StoredReport]) -> Ranker:
    """A ranker to which every first clause is as near as can be, and no other."""
    return Ranker(
        question,
        Matcher(question, Ten()),
        Tellers(reports.values()),
        lambda clauses: {one: 1.0 for one in clauses if not one[1]},
    )


def ranked(question: Question, *candidates: Candidate, place: str = "") -> list[Hit]:
    reports = {"a": report("a", 2023, place), "b": report("b", 2021, place)}
    return ranker(question, reports).rank(candidates)


def order(question: Question, *candidates: Candidate) -> list[int]:
    return [hit.passage.id for hit in ranked(question, *candidates)]


PERFECT = Candidate(passage("税收4574万元。", report="b", id_=1), 1.3)
POOR = Candidate(passage("道路5公里。", report="a", id_=2), 0.1)


def test_the_better_wording_comes_first() -> None:
    assert order(Question("", "税收", TAX), POOR, PERFECT) == [1, 2]


def test_a_title_tells_what_its_passages_are_about() -> None:
    named = (Concept("b报告", (Synonym("b报告", 1.0),)), *TAX)
    ours, other = (replace(PERFECT.passage, report=key, id=n) for n, key in ((2, "b"), (1, "a")))
    asked = Question("", "b报告税收", named)
    assert order(asked, Candidate(other, 1.0), Candidate(ours, 1.0)) == [2, 1]


def test_the_place_asked_for_comes_before_any_wording() -> None:
    assert order(Question("", "税收", TAX, scope=TOWN), PERFECT, POOR) == [2, 1]


def test_a_passage_that_names_the_nation_is_not_of_the_nation() -> None:
    whole = Metadata("a报告", place="全国", level=Level.NATION)
    held = {"a": replace(report("a", 2023), metadata=whole), "b": report("b", 2023, "甲省")}
    ours = Candidate(passage("税收4599万元。", report="a", id_=1), 0.1)
    other = Candidate(passage("税收4574万元，居全国第一。", report="b", id_=2), 1.3)
    nation = Scope((Mention(0, 2, "全国", frozenset("a")),))
    question = Question("", "全国税收", TAX, scope=nation)
    hits = ranker(question, held).rank([other, ours])
    assert [hit.evidence.place for hit in hits] == [1, -1]


def test_passages_of_the_time_asked_for_are_looked_at_before_others() -> None:
    others = [
        Candidate(passage("税收4574万元。", report="b", id_=number), 1.3)
        for number in range(2, SHORT + 2)
    ]
    ours = Candidate(passage("道路5公里。", report="a", id_=1), 0.1)
    asked = Question("", "2023年税收", TAX, periods=(Period.year(2023),))
    assert 1 in order(asked, *others, ours)
    assert 1 not in order(replace(asked, periods=()), *others, ours)


def test_the_time_asked_for_comes_before_any_wording() -> None:
    question = Question("", "税收", TAX, periods=(Period.year(2023),))
    assert order(question, PERFECT, POOR) == [2, 1]


def test_a_sum_of_several_years_is_told_of_just_these() -> None:
    stretch = Period(Period.year(2021).first, Period.year(2023).last)
    whole, one_year = (
        passage("税收4574万元。", report="a", id_=number, period=period)
        for number, period in ((1, stretch), (2, Period.year(2022)))
    )
    asked = Question("", "税收", TAX, periods=(stretch,))
    candidates = Candidate(one_year, 1.3), Candidate(whole, 0.1)
    assert order(asked, *candidates) == [2, 1]
    assert order(replace(asked, in_all=True), *candidates) == [1, 2]


def test_a_time_relative_to_now_is_that_of_the_newest_reports() -> None:
    question = Question("", "去年税收", TAX, current=frozenset("a"))
    assert order(question, PERFECT, POOR) == [2, 1]


def test_what_a_short_report_says_is_likelier_meant_unless_a_place_is_named() -> None:
    long, short = report("a", 2023, "甲镇", 60_000), report("b", 2023, "乙镇", 3_000)
    held = {"a": long, "b": short}
    better = Candidate(passage("税收4574万元。", report="a", id_=1), 1.0)
    nearly = Candidate(passage("本镇税收4574万元。", report="b", id_=2), 1.0)

    def first(question: Question) -> int:
        hits = ranker(question, held).rank([better, nearly])
        return hits[0].passage.id

    assert first(Question("", "税收", TAX)) == 2
    either = Scope((Mention(0, 2, "两镇", frozenset("ab")),))
    assert first(Question("", "税收", TAX, scope=either)) == 1


def test_without_a_time_the_newest_report_of_a_place_is_meant() -> None:
    old = Candidate(passage("税收4574万元。", report="b", id_=1), 1.0)
    new = Candidate(passage("税收4599万元。", report="a", id_=2), 0.9)
    asked = Question("", "税收", TAX)
    assert [hit.passage.id for hit in ranked(asked, old, new, place="甲镇")] == [2, 1]
    assert [hit.passage.id for hit in ranked(asked, old, new)] == [1, 2]
    of_2021 = replace(asked, periods=(Period.year(2021),))
    assert [hit.passage.id for hit in ranked(of_2021, old, new, place="甲镇")] == [1, 2]


def test_a_target_comes_after_every_result_where_a_result_is_asked_for() -> None:
    aim = figure("税收4574万元。", "4574", "万元", status=Status.PLANNED)
    done = figure("收入税5万元。", "5", "万元", status=Status.DONE)
    better = Candidate(passage("税收4574万元。", figures=(aim,), id_=1), 1.3)
    poorer = Candidate(passage("收入税5万元。", figures=(done,), id_=2), 0.1)
    asked = Question("", "税收", TAX, kind=Kind.AMOUNT, status=Status.DONE)
    assert order(asked, better, poorer) == [2, 1]


@pytest.mark.parametrize(
    ("title", "ids"), [("b报告", [2]), ("【人社】b报告", [2]), ("b报告说税收", [1, 2])]
)
def test_a_title_alone_is_no_answer(title: str, ids: list[int]) -> None:
    first = Candidate(passage(f"{title}\n", report="b", id_=1), 1.3)
    named = (Concept("b报告", (Synonym("b报告", 1.0),)), *TAX)
    assert order(Question("", "b报告税收", named), first, POOR) == ids


def test_a_heading_alone_is_no_answer() -> None:
    heading = passage("一、税收工作\n", id_=3, path=("一、税收工作",))
    assert order(Question("", "税收", TAX), Candidate(heading, 1.3), POOR) == [2]


@pytest.mark.parametrize("wants_figure", [True, False])
def test_what_is_told_of_the_best_clause_alone_decides_nothing(wants_figure: bool) -> None:
    weights = weights_of(wants_figure)
    assert weights.formal == weights.vector == 0


def test_where_a_number_answers_passages_that_hold_one_are_looked_at_first() -> None:
    text = "税收4574万元。"
    told = Candidate(passage(text, figures=(figure(text, "4574", "万元"),), id_=1), 0.1)
    words = [Candidate(passage("税收工作。", id_=id_), 1.3) for id_ in range(2, SHORT + 2)]
    assert 1 in order(Question("", "税收", TAX, kind=Kind.AMOUNT), *words, told)
    assert 1 not in order(Question("", "税收", TAX, kind=Kind.HOW), *words, told)


def test_a_result_comes_before_a_target_unless_a_target_is_asked_for() -> None:
    def growing(status: Status, id_: int) -> Candidate:
        text = "税收增长5%。"
        one = figure(text, "5", "%", status=status, is_change=True)
        return Candidate(passage(text, status=status, figures=(one,), id_=id_), 1.0)

    both = growing(Status.PLANNED, 1), growing(Status.DONE, 2)
    assert order(Question("", "税收", TAX, kind=Kind.GROWTH), *both) == [2, 1]
    planned = Question("", "税收", TAX, kind=Kind.GROWTH, status=Status.PLANNED)
    assert order(planned, *both) == [1, 2]


def test_equals_keep_the_order_of_the_library() -> None:
    twin = Candidate(passage("税收4574万元。", report="b", id_=9), 1.3)
    assert order(Question("", "税收", TAX), twin, PERFECT) == [1, 9]


def test_of_several_figures_in_a_clause_the_one_asked_for_is_the_hit() -> None:
    text = "道路5公里、税收4574万元。"
    figures = figure(text, "5", "公里", metric="道路"), figure(text, "4574", "万元", metric="税收")
    one = Candidate(passage(text, figures=figures), 1.0)
    (hit,) = ranked(Question("", "税收", TAX, kind=Kind.AMOUNT, runs=("税收",)), one)
    assert hit.figure == figures[1]


def test_within_a_passage_too_a_target_comes_after_a_result() -> None:
    clauses = ("税收4574万元，", "收入税5万元。")
    text = "".join(clauses)
    aim = figure(text, "4574", "万元", metric="税收", status=Status.PLANNED)
    done = figure(text, "5", "万元", metric="收入税", status=Status.DONE)
    one = Candidate(passage(*clauses, figures=(aim, done)), 1.0)
    (hit,) = ranked(Question("", "税收", TAX, kind=Kind.AMOUNT, status=Status.DONE), one)
    assert hit.figure == done


def test_the_clause_that_says_it_is_the_hit() -> None:
    one = passage("道路5公里，", "税收4574万元。", id_=4)
    (hit,) = ranked(Question("", "税收", TAX), Candidate(one, 1.0))
    assert hit.clause == 1


def _amount(text: str, metric: str, id_: int) -> Candidate:
    one = figure(text, "5", "亿元", metric=metric)
    return Candidate(passage(text, figures=(one,), id_=id_), 1.0)


def test_the_figure_of_a_city_within_comes_after_that_of_the_whole() -> None:
    city, whole = _amount("襄阳税收5亿元。", "襄阳税收", 1), _amount("税收5亿元。", "税收", 2)
    assert order(Question("", "税收", TAX, kind=Kind.AMOUNT), city, whole) == [2, 1]
    asked = Question("", "襄阳税收", TAX, kind=Kind.AMOUNT, runs=("襄阳税收",))
    assert order(asked, city, whole) == [1, 2]


def test_a_metric_that_says_more_than_the_question_is_another_one() -> None:
    narrow, whole = _amount("印花税收5亿元。", "印花税收", 1), _amount("税收5亿元。", "税收", 2)
    assert order(Question("", "税收", TAX, kind=Kind.AMOUNT), narrow, whole) == [2, 1]


def test_a_place_within_must_be_named_by_what_answers() -> None:
    silent, named = (
        Candidate(passage(text, report="a", id_=id_), 1.0)
        for id_, text in enumerate(("税收4574万元。", "拉萨道路5公里。"))
    )
    within = Question("", "拉萨税收", TAX, scope=Scope(within=("拉萨",)))
    assert order(within, silent, named) == [1, 0]


@pytest.mark.parametrize(
    ("text", "values", "shown"),
    [
        ("税收突破8000万元、达8184万元。", ("8000", "8184"), "8184"),
        ("税收由4000万元提高到8184万元。", ("4000", "8184"), "8184"),
    ],
)
def test_the_value_that_was_reached_is_the_one_shown(
    text: str, values: tuple[str, ...], shown: str
) -> None:
    told = tuple(
        figure(text, value, "万元", metric="税收", number=float(value), dimension="元")
        for value in values
    )
    one = Candidate(passage(text, figures=told), 1.0)
    [found] = ranked(Question("", "税收", TAX, kind=Kind.AMOUNT), one)
    assert found.figure is not None
    assert found.figure.value == shown


def test_a_hit_tells_how_near_its_clause_is() -> None:
    two = Candidate(passage("道路5公里，", "税收4574万元。"), 1.0)
    roads = (Concept("道路", (Synonym("道路", 1.0),)),)
    nearness = [ranked(Question("", "", asked), two)[0].evidence.vector for asked in (roads, TAX)]
    assert nearness == [1.0, 0.0]


@pytest.mark.parametrize(
    ("kind", "title", "period"), [("", "简章", 0), ("", "2021年简章", -1), ("通知", "通知", -1)]
)
def test_the_day_of_a_page_is_not_all_the_time_that_it_tells_of(
    kind: str, title: str, period: float
) -> None:
    about = Metadata(title, period=Period.year(2021), date=date(2021, 5, 1), kind=kind)
    page = StoredReport("a", "a.jsonl#1", "a" * 64, about, 400, 1)
    question = Question("", "税收", TAX, periods=(Period.year(2023),))
    (told,) = ranker(question, {"a": page}).rank([POOR])
    assert (told.evidence.period, told.evidence.page) == (period, 1)
