"""Which cities texts are about, for two texts about different ones are not about the same matter.

A county stands for its city, and a Latin letter before 市, or with a number before 市, 区 and 县
(B市, B3区), for a city whose name was withheld, as public letters and court decisions do.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.divisions import Division, cities_by_short_name, divisions_named, places_in
from index.report import Level

_WITHHELD = re.compile(r"(?<![a-z0-9])([a-z])(?:\d{1,2}[市县区州]|市)")


def regions_of(plain: str) -> frozenset[str]:
    """The cities, or provinces without cities, that a text in its plain form names.

    A name that several places have stands for each of them.
    """
    named = frozenset().union(*map(_cities_of, places_in(plain)))
    return named | frozenset(_WITHHELD.findall(plain))


def are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts name cities, and none in common."""
    return bool(one and other) and one.isdisjoint(other)


@lru_cache(maxsize=4000)
def _cities_of(name: str) -> frozenset[str]:
    full = cities_by_short_name().get(name, name)
    return frozenset(map(_city_of, divisions_named(full)))


def _city_of(division: Division) -> str:
    return division.name if division.level is Level.CITY else division.above[-1]
