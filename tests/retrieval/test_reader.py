"""Questions read beside what the seeds hold."""

import pytest

from retrieval.answer import Answerer


@pytest.mark.parametrize(
    ("question", "within"),
    [
        ("樟里村有多少户", ("樟里村",)),
        ("裕园社区有多少人", ("裕园社区",)),
        ("樟里村怎么治理", ()),
        ("临淄区税收多少", ("临淄",)),
        ("临淄区齐都镇税收多少", ()),
        ("临淄区怎么治理", ()),
    ],
)
def test_a_number_must_be_of_the_village_or_district_named(
    answerer: Answerer, question: str, within: tuple[str, ...]
) -> None:
    assert answerer.understand(question).scope.within == within


def test_what_is_said_of_the_last_word_and_of_the_least_said_is_told(answerer: Answerer) -> None:
    whole, headless = (
        answerer.rank(answerer.understand(words))[0].evidence
        for words in ("固定资产投资", "固定资产投资火星")
    )
    assert whole.head == pytest.approx(1)
    assert whole.least == pytest.approx(1)
    assert headless.head == headless.least == 0


def test_places_counted_once_more_are_no_matter(answerer: Answerer) -> None:
    read = answerer.understand("齐都镇、齐陵街道两地财政收入")
    assert [one.text for one in read.concepts] == ["财政收入"]
