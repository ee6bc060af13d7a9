import pytest
from support.hits import figure

from index.report import Clause, Status
from retrieval.halves import of_half_asked
from retrieval.placed import Placed

TEXT = "城乡居民收入分别增长4.3%、6.1%，人口5万人。"


CLAUSE = Clause(10, 10 + len(TEXT), 0, Status.DONE)


def told(value: str, unit: str, metric: str) -> Placed:
    one = figure(TEXT, value, unit, metric=metric, is_change=unit == "%")
    return Placed(one, CLAUSE, names=True)


FIGURES = [
    told("4.3", "%", "城乡居民收入"),
    told("6.1", "%", "城乡居民收入"),
    told("5", "万人", "人口"),
]


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ("农村居民收入", ["6.1", "5"]),
        ("乡下人挣多少", ["6.1", "5"]),
        ("城镇居民收入", ["4.3", "5"]),
        ("居民收入", ["4.3", "6.1", "5"]),
        ("城乡居民收入", ["4.3", "6.1", "5"]),
        ("城镇和农村居民收入", ["4.3", "6.1", "5"]),
    ],
)
def test_of_town_and_country_the_half_asked_for_is_kept(asked: str, values: list[str]) -> None:
    assert [one.figure.value for one in of_half_asked(asked, FIGURES)] == values


def test_other_pairs_stay_whole() -> None:
    pair = [told("4.3", "%", "居民收入"), told("6.1", "%", "居民收入")]
    assert of_half_asked("农村居民收入", pair) == pair
