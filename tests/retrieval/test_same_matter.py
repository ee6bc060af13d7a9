"""Confidence that a letter is about the same matter as another."""

from dataclasses import replace

import pytest
from support.hits import hit

from retrieval.model import Gap
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.same_matter import LEAST, confidence
from retrieval.select import select
from retrieval.support import find_gap, least_confidence

LETTER = Question("某小区乱收停车费", "某小区乱收停车费", is_text=True)


def of(report: str, score: float, **said: float) -> Hit:
    """A hit in a letter, which says half of what is asked unless told otherwise."""
    return hit(report=report, score=score, **{"whole": 0.5, **said})


@pytest.mark.parametrize("sign", ["whole", "engines", "vector"])
def test_every_sign_adds_to_the_confidence(sign: str) -> None:
    rival = of("b", 4.0)
    assert confidence([of("a", 5.0, **{sign: 0.9}), rival]) > confidence(
        [of("a", 5.0, **{sign: 0.1}), rival]
    )


def test_the_lead_is_that_over_other_letters() -> None:
    beside, rival = of("a", 4.9), of("b", 2.0)
    assert confidence([of("a", 5.0), beside, rival]) == confidence([of("a", 5.0), rival])
    assert confidence([of("a", 5.0), rival]) > confidence([of("a", 5.0), of("b", 4.9)])


def test_a_letter_like_no_other_is_not_answered() -> None:
    far = [of("a", 5.0, whole=0.02, vector=0.1), of("b", 4.9, whole=0.02)]
    assert confidence(far) < LEAST
    assert find_gap(LETTER, far) == (Gap.NOTHING, "")
    assert find_gap(LETTER, [of("a", 5.0), of("b", 2.0)]) is None


def test_a_letter_needs_to_say_no_word_of_the_question() -> None:
    alike = [of("a", 5.0, headings=0.0, head=0.0, vector=0.4), of("b", 1.0)]
    assert find_gap(LETTER, alike) is None
    in_a_report = [replace(one, evidence=replace(one.evidence, whole=0.0)) for one in alike]
    assert find_gap(LETTER, in_a_report) == (Gap.NOTHING, "")
    assert least_confidence(alike) < least_confidence(in_a_report)


def test_each_letter_is_shown_once() -> None:
    hits = [of("a", 5.0), of("a", 4.9), of("b", 4.8)]
    assert select(LETTER, hits) == [hits[0], hits[2]]
