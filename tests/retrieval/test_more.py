"""Asking for more goes on with the answer before, or says that there is no more."""

import pytest

from retrieval.answer import Answerer
from retrieval.model import Answer, Gap, Verdict
from retrieval.more import Asked, asks_for_more, unrolled

OPEN = "齐都镇怎么发展农业"


@pytest.mark.parametrize(
    "text", ["还有呢", "还有吗？", "还有没有", "下一条", "继续", "更多", "还有别的吗", "再来一条"]
)
def test_some_words_only_ask_for_more(text: str) -> None:
    assert asks_for_more(text)


@pytest.mark.parametrize("text", ["还有哪些项目", "继续推进什么", "税收呢", "下一步打算", ""])
def test_others_ask_something(text: str) -> None:
    assert not asks_for_more(text)


def test_more_is_asked_of_the_last_question_as_often_as_it_is_said() -> None:
    assert unrolled("还有呢", ["甲", "乙", "还有呢"]) == Asked("乙", ("甲",), 2)
    assert unrolled("丙", ["甲", "还有呢"]) == Asked("丙", ("甲",))
    assert unrolled("还有呢", []) == Asked("还有呢", ())


def starts(answer: Answer) -> list[tuple[str, int]]:
    return [(one.locator.report, one.start) for one in answer.quotes]


def test_the_next_quotes_are_others_and_end_with_a_word(answerer: Answerer) -> None:
    history = [OPEN]
    seen = starts(answerer.answer(OPEN, most=2))
    for _ in range(20):
        answer = answerer.answer("还有呢", history, most=2)
        if answer.verdict is Verdict.REFUSED:
            break
        assert not set(starts(answer)) & set(seen)
        assert all(0 <= one.quote < len(answer.quotes) for one in answer.figures)
        assert answer.reading == OPEN
        seen += starts(answer)
        history.append("还有呢")
    assert len(seen) > 2
    assert answer.refusal is not None
    assert answer.refusal.gap is Gap.EXHAUSTED


def test_a_figure_has_no_further_ones_that_say_less(answerer: Answerer) -> None:
    refusal = answerer.answer("下一条", ["齐都镇固定资产投资"]).refusal
    assert refusal is not None
    assert refusal.gap is Gap.EXHAUSTED


def test_what_asks_for_more_is_no_part_of_a_later_question(answerer: Answerer) -> None:
    history = ["齐都镇固定资产投资", "还有呢"]
    plain = answerer.answer("目标呢", history[:1])
    assert starts(answerer.answer("目标呢", history)) == starts(plain)
    refused = answerer.answer("还有呢", ["火星的税收"])
    assert refused.refusal is not None
    assert refused.refusal.gap is not Gap.EXHAUSTED
