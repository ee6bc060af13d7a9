from dataclasses import replace

import pytest
from support.hits import figure, passage

from index.catalog import StoredPassage
from index.report import Figure
from retrieval.cues import Kind
from retrieval.fit import MISSING, Fit, same_kind
from retrieval.lexicon import Synonym
from retrieval.match import Matcher
from retrieval.placed import place
from retrieval.question import Concept, Question

AMOUNT, GROWTH = "税收4574万元，", "同比增长12%。"
FIGURES = (
    figure(AMOUNT + GROWTH, "4574", "万元", metric="税收"),
    figure(AMOUNT + GROWTH, "12", "%", metric="税收", is_change=True),
)
PASSAGE = passage(AMOUNT, GROWTH, figures=FIGURES)


class Nothing:
    """A library without a passage."""

    count = 0

    def doc_freq(self, field: str, term: str) -> int:
        return 0


def figures_of(
    question: Question, clause: int = 0, one: StoredPassage = PASSAGE
) -> list[Figure | None]:
    """The figures that a clause of a passage may answer with."""
    fit = Fit(question, Matcher(question, Nothing()))
    choices = fit.choices(
        fit.weigh([place(one, each) for each in one.figures]), enumerate(one.clauses)
    )
    return [choice and choice.figure for number, _, choice in choices if number == clause]


def kinds(question: Question) -> list[float]:
    """How well the amount and its growth are of the kind asked for."""
    matcher = Matcher(question, Nothing())
    fit = Fit(question, matcher)
    weighed = fit.weigh([place(PASSAGE, each) for each in PASSAGE.figures])
    return [fit.of_kind(each, matcher.shares(0), "") for each in weighed]


def test_an_amount_and_its_growth_are_not_mixed_up() -> None:
    amount, growth = kinds(Question("", "", kind=Kind.AMOUNT))
    assert amount > growth
    amount, growth = kinds(Question("", "", kind=Kind.GROWTH))
    assert amount < growth


def test_the_unit_asked_for_tells_which_figure() -> None:
    amount, growth = kinds(Question("", "", kind=Kind.AMOUNT, unit="元"))
    assert amount > growth
    amount, growth = kinds(Question("", "", kind=Kind.SHARE, unit="%"))
    assert amount < growth


def test_a_clause_answers_with_its_own_figures_else_with_the_best_beside_it() -> None:
    assert figures_of(Question("", "", kind=Kind.VALUE)) == [FIGURES[0]]
    assert figures_of(Question("", "", kind=Kind.VALUE), 1) == [FIGURES[1]]
    assert figures_of(Question("", "", kind=Kind.GROWTH, unit="%")) == [FIGURES[1]]


def test_what_was_added_is_no_total_unless_additions_are_asked_for() -> None:
    def only_added(text: str, metric: str) -> float:
        question = Question(text, text, kind=Kind.AMOUNT)
        fit = Fit(question, Matcher(question, Nothing()))
        return fit.name(metric).added

    assert only_added("地铁多长", "新增地铁里程") == 1
    assert only_added("新增地铁多长", "新增地铁里程") == 0
    assert only_added("地铁多长", "地铁里程") == 0


def test_no_figure_is_chosen_where_none_is_asked_for() -> None:
    assert figures_of(Question("", "", kind=Kind.NAME)) == [None]


def test_a_growth_in_per_cent_is_no_sum_of_so_many_millions() -> None:
    amount, growth = FIGURES
    asked = Question("", "税收多少亿", kind=Kind.AMOUNT)
    assert same_kind(amount, asked)
    assert not same_kind(growth, asked)
    assert same_kind(growth, replace(asked, normal="税收多少"))


def test_where_a_sum_of_money_is_meant_a_count_fits_less() -> None:
    text = "700个项目完成投资额9亿元。"
    count = figure(text, "700", "个", metric="项目完成投资额", dimension="个")
    money = figure(text, "9", "亿元", metric="项目完成投资额", dimension="元")
    concepts = (Concept("投资额", (Synonym("投资额", 1.0),)),)
    one = passage(text, figures=(count, money))

    def forms(question: Question) -> list[float]:
        fit = Fit(question, Matcher(question, Nothing()))
        return [each.form for each in fit.weigh([place(one, each) for each in one.figures])]

    counted, paid = forms(Question("", "投资额", concepts, kind=Kind.VALUE))
    assert counted < paid
    counted, paid = forms(Question("", "", kind=Kind.VALUE))
    assert counted == paid


def test_a_growth_is_no_number_of_things() -> None:
    growth = Figure("接待游客", "14", "%", 0, 3, is_change=True)
    visitors, tax = (
        Concept(text, (Synonym(text, 1.0),), metric=text == "税收") for text in ("游客", "税收")
    )
    asked = Question("", "", (visitors,), kind=Kind.AMOUNT, counted="游客")
    assert not same_kind(growth, asked)
    assert same_kind(growth, replace(asked, concepts=(tax,), counted="税收"))


def test_a_part_has_a_dimension_without_a_unit() -> None:
    part = Figure("产量", "1/4", "", 0, 3, dimension="%")
    assert not same_kind(part, Question("", "", kind=Kind.AMOUNT, unit="辆"))
    assert same_kind(part, Question("", "", kind=Kind.SHARE, unit="%"))


def test_a_growth_is_no_share() -> None:
    growth = FIGURES[1]
    assert not same_kind(growth, Question("", "税收占比", kind=Kind.SHARE, unit="%"))
    assert same_kind(growth, Question("", "税收增加百分之几", kind=Kind.SHARE, unit="%"))
    share, other = kinds(Question("", "税收占比", kind=Kind.SHARE, unit="%"))
    assert other < share


@pytest.mark.parametrize(("word", "value"), [("税收", "4574"), ("道路", None)])
def test_words_without_a_question_get_the_figure_that_they_name(word: str, value: str) -> None:
    question = Question("", "", (Concept(word, (Synonym(word, 1.0),)),), kind=Kind.ANY)
    (found,) = figures_of(question)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("unit", "asked", "alike"),
    [
        ("万元", "元", True),
        ("亩", "平方米", True),
        ("公里", "元", False),
        ("%左右", "元", False),
        ("家", "个", True),
        ("台", "公里", False),
        ("项", "名", False),
        ("", "人", True),
        ("万人", "个", True),
        ("万元", "个", False),
        ("万亿元", "万亿", True),
        ("万人次", "人", True),
    ],
)
def test_what_is_measured_alike_or_counted_could_answer(unit: str, asked: str, alike: bool) -> None:
    one = Figure("税收", "5", unit, 0, 2)
    assert same_kind(one, Question("", "", kind=Kind.AMOUNT, unit=asked)) is alike


def fit_of(text: str, kind: Kind, *asked: str) -> float:
    concepts = tuple(Concept(word, (Synonym(word, 1.0),), asked=True) for word in asked)
    question = Question("", "", concepts, kind=kind)
    matcher = Matcher(question, Nothing())
    return Fit(question, matcher).of_kind(None, matcher.shares(matcher.said(text)), text)


def test_a_question_of_when_wants_the_date_of_what_it_asks_about() -> None:
    assert fit_of("预计2023年建成", Kind.DATE, "建成") == 1
    assert fit_of("每周二接访", Kind.DATE, "接访") == 1
    assert fit_of("2022年完成投资", Kind.DATE, "建成") == 0
    assert fit_of("项目已经建成", Kind.DATE, "建成") == MISSING


def test_a_question_of_a_state_or_a_grade_wants_one_named() -> None:
    assert fit_of("棚户区改造清零", Kind.STATE, "改造") == 1
    assert fit_of("推进改造", Kind.STATE, "改造") == MISSING
    assert fit_of("争创5A级景区", Kind.GRADE) == 1


def test_a_question_of_a_meaning_wants_it_explained() -> None:
    assert fit_of("“飞地经济”：两地合作办园区", Kind.MEANING) == 1
    assert fit_of("飞地经济是指两地合作办园区", Kind.MEANING) == 1
    assert fit_of("发展飞地经济", Kind.MEANING) == MISSING
    assert fit_of("指导飞地建设", Kind.MEANING) == MISSING


def test_a_question_of_which_one_wants_a_name_of_the_kind() -> None:
    assert fit_of("与山东大学共建", Kind.NAME, "高校") == 1
    assert fit_of("与多方共建", Kind.NAME, "高校") == MISSING
    assert fit_of("与多方共建", Kind.NAME, "啥") == 0


def test_a_question_of_which_wants_a_list() -> None:
    assert fit_of("支持甲、乙两家", Kind.LIST) > fit_of("支持企业", Kind.LIST)
