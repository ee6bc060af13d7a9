import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.hits import figure, passage

from index.catalog import StoredReport
from index.report import Metadata, Status
from retrieval.cues import Kind
from retrieval.evidence import Evidence
from retrieval.model import MAX_FOCUS, MAX_QUOTE
from retrieval.question import Question
from retrieval.quote import make_figure, make_quote
from retrieval.rank import Hit

REPORT = StoredReport("a", "a.txt", "a" * 64, Metadata("甲镇报告", "甲镇"), 100, 1)
ASKING = Question("", "", kind=Kind.AMOUNT)


def quoted(focus: tuple[int, int], start: int, text: str) -> str:
    return text[focus[0] - start : focus[1] - start]


def test_a_quote_is_the_passage_without_the_blanks_around_it() -> None:
    one = passage("\n一是税收4574万元。", "税源不多。\n")
    quote = make_quote(Hit(one, 1, None, 1, Evidence()), ASKING, REPORT)
    assert quote.text == "一是税收4574万元。税源不多。"
    assert (quote.start, quote.end) == (one.start + 1, one.end - 1)
    assert quoted(quote.focus, quote.start, quote.text) == "税源不多"


def test_the_focus_reaches_to_the_figure() -> None:
    clauses = ("固定资产投资5.3亿元，", "同比增长6.47%。")
    growth = figure("".join(clauses), "6.47", "%", is_change=True)
    one = passage(*clauses, figures=(growth,))
    quote = make_quote(Hit(one, 0, growth, 1, Evidence()), ASKING, REPORT)
    assert quoted(quote.focus, quote.start, quote.text) == "固定资产投资5.3亿元，同比增长6.47%"


def test_a_how_question_gets_more_than_a_clause() -> None:
    one = passage("二是优化环境。", "建立台账，", "专人跟进。")
    how = Question("", "", kind=Kind.HOW)
    quote = make_quote(Hit(one, 0, None, 1, Evidence()), how, REPORT)
    assert quoted(quote.focus, quote.start, quote.text) == "二是优化环境。建立台账，专人跟进"


@pytest.mark.parametrize(
    ("text", "verb"),
    [("总警情同比下降27%，", "同比下降"), ("税收增长约27%，", "增长"), ("占比27%，", "")],
)
def test_a_growth_comes_with_its_direction(text: str, verb: str) -> None:
    growth = figure(text, "27", "%", is_change=True)
    made = make_figure(Hit(passage(text, figures=(growth,)), 0, growth, 1, Evidence()), ASKING, 0)
    assert made is not None
    assert made.change == verb


def test_the_status_is_that_of_the_figure() -> None:
    one = passage("力争税收增长10%。", figures=(planned := figure(
        "力争税收增长10%。", "10", "%", status=Status.PLANNED),))  # fmt: skip
    quote = make_quote(Hit(one, 0, planned, 1, Evidence()), ASKING, REPORT)
    assert quote.status is Status.PLANNED


@pytest.mark.parametrize(
    ("unit", "counted", "shown"), [("", "村", "个村"), ("个", "村", "个"), ("", "镇", "个")]
)
def test_the_noun_that_is_counted_instead_of_a_unit_is_shown(unit, counted, shown) -> None:
    text = "在37个村建立助餐点"
    one = passage(text, figures=(count := figure(text, "37", "个"),))
    question = Question("", "", kind=Kind.AMOUNT, unit=unit, counted=counted)
    made = make_figure(Hit(one, 0, count, 1, Evidence()), question, 0)
    assert made is not None
    assert (made.value, made.unit) == ("37", shown)


def test_no_noun_follows_a_unit_that_tells_what_was_counted() -> None:
    text = "7.4万人次干部下沉一线"
    one = passage(text, figures=(count := figure(text, "7.4", "万人次", dimension="人次"),))
    question = Question("", "", kind=Kind.AMOUNT, counted="干部下乡")
    made = make_figure(Hit(one, 0, count, 1, Evidence()), question, 0)
    assert made is not None
    assert made.unit == "万人次"


texts = st.lists(st.text("税收 \n，。5亿元", min_size=1, max_size=150), min_size=1, max_size=6)


@given(texts, st.data())
def test_quotes_and_focus_are_exact_and_within_their_limits(clauses: list[str], data) -> None:
    one = passage(*clauses)
    kind = data.draw(st.sampled_from(Kind))
    number = data.draw(st.integers(0, len(clauses) - 1))
    quote = make_quote(Hit(one, number, None, 1, Evidence()), Question("", "", kind=kind), REPORT)
    assert quote.text == one.text[quote.start - one.start : quote.end - one.start]
    assert len(quote.text) <= MAX_QUOTE
    assert quote.start <= quote.focus[0] <= quote.focus[1] <= quote.end
    assert quote.focus[1] - quote.focus[0] <= MAX_FOCUS


def test_a_passage_that_begins_with_a_long_clause_is_quoted_too() -> None:
    one = passage("甲" * (MAX_FOCUS + 30) + "，", "乙。")
    quote = make_quote(Hit(one, 0, None, 1, Evidence()), Question("", "", kind=Kind.HOW), REPORT)
    assert quoted(quote.focus, quote.start, quote.text) == "甲" * MAX_FOCUS


def test_a_state_is_shown_as_it_is_written() -> None:
    one = passage("棚户区改造清零。")
    made = make_figure(Hit(one, 0, None, 1, Evidence(kind=1)), Question("", "", kind=Kind.STATE), 0)
    assert made is not None
    assert (made.value, made.unit) == ("清零", "")
