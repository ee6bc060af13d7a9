"""The table of places above the towns."""

from __future__ import annotations

import pytest

from index.divisions import cities_by_short_name, division_at, divisions_named, places_in
from index.report import Level


@pytest.mark.parametrize(
    ("name", "level", "above"),
    [
        ("成都市", Level.CITY, ("四川省",)),
        ("锦江区", Level.COUNTY, ("四川省", "成都市")),
        ("昆山市", Level.COUNTY, ("江苏省", "苏州市")),
        ("浦东新区", Level.COUNTY, ("上海市",)),
        ("济源市", Level.COUNTY, ("河南省",)),
        ("凉山州", Level.CITY, ("四川省",)),
        ("黔东南州", Level.CITY, ("贵州省",)),
    ],
)
def test_a_place_is_known_with_all_above_it(name: str, level: Level, above: tuple[str]) -> None:
    (found,) = divisions_named(name)
    assert (found.level, found.above) == (level, above)


def test_one_name_may_be_of_several_places() -> None:
    assert {one.above[-1] for one in divisions_named("鼓楼区")} >= {"南京市", "福州市", "开封市"}


def test_the_longest_name_at_the_head_of_a_text_is_taken() -> None:
    assert division_at("浦东新区工作要点") == "浦东新区"
    assert division_at("工作要点") == ""


def test_cities_are_known_without_their_suffix() -> None:
    assert cities_by_short_name()["成都"] == "成都市"
    assert cities_by_short_name()["大理"] == "大理州"
    assert "昆山" not in cities_by_short_name()
    assert not any(name.endswith("自治") for name in cities_by_short_name())


def test_places_are_found_wherever_they_stand() -> None:
    assert places_in("襄阳、宜昌经济总量与浦东新区持平") == ("襄阳", "宜昌", "浦东新区")
    assert places_in("工作要点") == ()
    assert places_in("开放沿海城市") == ()
