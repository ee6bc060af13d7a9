"""Bodies named by their last word alone."""

import pytest

from retrieval.answer import Answerer
from retrieval.bodies import named_in_full

BEFORE = ("学科建设", "水利学院院长")


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("学院有哪些专业", "水利学院有哪些专业"),
        ("那该学院的专业", "那水利学院的专业"),
        ("该院何时成立", "水利学院何时成立"),
        ("本学院共有几人", "水利学院共有几人"),
        ("公司的利润", None),
        ("学院路有多长", None),
        ("水利学院有哪些专业", None),
    ],
)
def test_the_last_word_of_a_name_stands_for_it(text: str, full: str | None) -> None:
    assert named_in_full(text, BEFORE) == full


def test_a_question_goes_on_with_the_body_named_before(answerer: Answerer) -> None:
    read = answerer.understand("公司有多少人", ("示范农业公司收入多少",))
    assert read.leaning
    assert "示范农业公司" in read.normal
    assert read.text == "公司有多少人"
