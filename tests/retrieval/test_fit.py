import pytest
from support.hits import figure, passage

from index.catalog import StoredPassage
from index.report import Figure
from retrieval.cues import Kind
from retrieval.fit import MISSING, Fit, reach, same_kind
from retrieval.lexicon import Synonym
from retrieval.match import Matcher
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


def figure_of(question: Question, one: StoredPassage = PASSAGE) -> Figure | None:
    """The figure that is chosen for the first clause of a passage."""
    fit = Fit(question, Matcher(question, Nothing()))
    best, _ = fit.best(fit.weigh(one, one.figures), one.clauses[0])
    return best.figure if best else None


def chosen(kind: Kind, unit: str = "") -> Figure | None:
    return figure_of(Question("", "", kind=kind, unit=unit))


def test_an_amount_and_its_growth_are_not_mixed_up() -> None:
    assert chosen(Kind.AMOUNT) == FIGURES[0]
    assert chosen(Kind.GROWTH) == FIGURES[1]


def test_the_unit_asked_for_tells_which_figure() -> None:
    assert chosen(Kind.AMOUNT, "元") == FIGURES[0]
    assert chosen(Kind.SHARE, "%") == FIGURES[1]


def test_a_figure_reaches_back_to_what_it_measures() -> None:
    amount, growth = PASSAGE.clauses
    assert reach(PASSAGE, amount, FIGURES[1]) == (amount.start, growth.end)
    assert reach(PASSAGE, growth, FIGURES[0]) == (amount.start, amount.end)
    assert reach(PASSAGE, growth, None) == (growth.start, growth.end)


def test_no_figure_is_chosen_where_none_is_asked_for() -> None:
    assert chosen(Kind.NAME) is None


@pytest.mark.parametrize(("word", "value"), [("税收", "4574"), ("道路", None)])
def test_words_without_a_question_get_the_figure_that_they_name(word: str, value: str) -> None:
    question = Question("", "", (Concept(word, (Synonym(word, 1.0),)),), kind=Kind.ANY)
    found = figure_of(question)
    assert (found.value if found else None) == value


def test_a_unit_of_its_own_tells_more_than_nearness() -> None:
    clauses = ("完成4个小区确权颁证，", "惠及1477户。")
    text = "".join(clauses)
    one = passage(*clauses, figures=(figure(text, "4", "个"), figure(text, "1477", "户")))
    question = Question("", "", kind=Kind.AMOUNT, unit="户")
    found = figure_of(question, one)
    assert found is not None
    assert found.value == "1477"


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
    ],
)
def test_what_is_measured_alike_or_counted_could_answer(unit: str, asked: str, alike: bool) -> None:
    one = Figure("税收", "5", unit, 0, 2)
    assert same_kind(one, Question("", "", kind=Kind.AMOUNT, unit=asked)) is alike


def fit_of(text: str, kind: Kind, *asked: str) -> float:
    concepts = tuple(Concept(word, (Synonym(word, 1.0),), asked=True) for word in asked)
    question = Question("", "", concepts, kind=kind)
    matcher = Matcher(question, Nothing())
    return Fit(question, matcher).of_kind(0.0, matcher.shares(matcher.said(text)), text)


def test_a_question_of_when_wants_the_date_of_what_it_asks_about() -> None:
    assert fit_of("预计2023年建成", Kind.DATE, "建成") == 1
    assert fit_of("每周二接访", Kind.DATE, "接访") == 1
    assert fit_of("2022年完成投资", Kind.DATE, "建成") == 0
    assert fit_of("项目已经建成", Kind.DATE, "建成") == MISSING


def test_a_question_of_which_wants_a_list() -> None:
    assert fit_of("支持甲、乙两家", Kind.LIST) > fit_of("支持企业", Kind.LIST)
