import pytest

from retrieval.answer import Answerer


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("齐都镇", ["2024年齐都镇政府工作报告"]),
        ("齐都 2023年", ["2024年齐都镇政府工作报告"]),
        ("齐都镇2024年报告", ["2024年齐都镇政府工作报告"]),
        ("齐陵街道 2019年", []),
        ("火星镇", []),
        ("中大槐树街道2022年工作总结", ["中大槐树街道2022年工作总结"]),
        ("工作思路", ["街道2022年工作总结及2023年工作思路"]),
    ],
)
def test_a_place_a_year_or_a_part_of_the_title_names_a_report(
    answerer: Answerer, words: str, titles: list[str]
) -> None:
    assert [one.metadata.title for one in answerer.reports_named(words)] == titles


def test_no_words_name_all_newest_first(answerer: Answerer) -> None:
    named = answerer.reports_named("")
    assert len(named) == len(answerer.reports)
    assert named[0].metadata.title.startswith("2024年")
