import pytest
from support.hits import figure, passage

from retrieval.bases import without_bases


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("补助由每人每年120元提高到200元。", ["200"]),
        ("补助从120元增加到每人200元。", ["200"]),
        ("补助120元，提高到200元。", ["120", "200"]),
        ("补助120元，比上年的200元减少。", ["120"]),
        ("补助由120元、工资200元组成。", ["120", "200"]),
    ],
)
def test_what_a_value_was_raised_from_gives_way(text: str, values: list[str]) -> None:
    figures = [figure(text, value, "元", dimension="元") for value in ("120", "200")]
    left = without_bases(passage(text, figures=tuple(figures)), figures)
    assert [one.value for one in left] == values
