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


@pytest.mark.parametrize(
    ("asked", "years"),
    [
        ("2021到2023年一共收税多少", [(2021, 2023)]),
        ("2022、2023年税收总和", [(2022, 2023)]),
        ("2021年和2023年一共收税多少", [(2021, 2021), (2023, 2023)]),
        ("2023年一共收税多少", [(2023, 2023)]),
        ("2021到2023年税收多少", [(2021, 2021), (2022, 2022), (2023, 2023)]),
    ],
)
def test_a_sum_of_years_that_follow_one_another_is_of_one_stretch(
    answerer: Answerer, asked: str, years: list[tuple[int, int]]
) -> None:
    question = answerer.understand(asked)
    assert [(one.first.year, one.last.year) for one in question.periods] == years
    assert question.in_all is (len(years) == 1 and years[0][0] < years[0][1])


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


@pytest.mark.parametrize(
    ("question", "times"),
    [
        ("齐都镇去年税收", ("去年(2023年)",)),
        ("齐都镇今年税收目标", ("今年(2024年)",)),
        ("齐都镇前年税收", ("前年",)),
        ("去年税收", ("去年",)),
        ("齐都镇2023年税收", ("2023年",)),
    ],
)
def test_the_year_that_a_relative_time_is_read_as_is_told(
    answerer: Answerer, question: str, times: tuple[str, ...]
) -> None:
    assert answerer.understand(question).times == times
