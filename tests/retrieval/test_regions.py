"""Texts about different cities are told apart, and nothing else is."""

import pytest

from retrieval.regions import are_apart, regions_of


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("长沙市天心区的路", {"长沙市"}),
        ("株洲和湘潭县", {"株洲市", "湘潭市"}),
        ("b市b3区,c12县", {"b", "c"}),
        ("ab市的wb3区", set()),
        ("小区b区的车位", set()),
        ("我们县的路", set()),
    ],
)
def test_a_county_stands_for_its_city_and_a_letter_for_a_withheld_one(
    text: str, cities: set[str]
) -> None:
    assert regions_of(text) == cities


def test_a_name_that_several_places_have_stands_for_each() -> None:
    assert {"南京市", "徐州市"} <= regions_of("鼓楼区的路")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("长沙市的路", "株洲市的路", True),
        ("长沙市的路", "天心区的路", False),
        ("长沙市的路", "路", False),
        ("路", "桥", False),
    ],
)
def test_two_texts_are_apart_if_both_name_cities_and_none_in_common(
    one: str, other: str, apart: bool
) -> None:
    assert are_apart(regions_of(one), regions_of(other)) is apart
