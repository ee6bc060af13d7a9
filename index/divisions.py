"""The places of China above the towns and what each belongs to, read from `divisions.txt`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.report import Level

_UNDER_PROVINCE = "-"
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|"
    "柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|普米|各"
)
_AUTONOMOUS = re.compile(
    rf"(?P<name>[一-龥]{{2,4}}?)(?:(?:{_PEOPLES})族?)+自治(?P<suffix>[州县旗])"
)


_NO_PLACE = re.compile("沿海城市")
"""Holds the name of a city (海城市) by chance."""
_SUFFIX = re.compile(r"(?<=..)(?<!自治)(?:市|州|地区|盟)$")
_NO_SHORT_NAMES = frozenset(["阿里", "兴安", "红河", "怒江", "文山", "海北", "海南", "海西"])
"""A company, rivers and common words."""


@dataclass(frozen=True, slots=True)
class Division:
    """A place with its level; `above` are the places that it lies in, the highest first."""

    name: str
    level: Level
    above: tuple[str, ...]


def divisions_named(name: str) -> tuple[Division, ...]:
    """All places of that name: official (甘孜藏族自治州) or the usual short form (甘孜州)."""
    return _table().get(name, ())


def division_at(text: str) -> str:
    """The longest name of such a place that `text` opens with, '' if there is none."""
    table = _table()
    lengths = range(min(len(text), _longest()), 1, -1)
    return next((text[:length] for length in lengths if text[:length] in table), "")


def places_in(text: str) -> tuple[str, ...]:
    """The places that stand in `text`, by their names or, for cities, without suffix; in order."""
    text = _NO_PLACE.sub(lambda match: " " * len(match[0]), text)
    found: list[str] = []
    by_opening, at = _by_opening(), 0
    while at < len(text):
        name = ""
        if names := by_opening.get(text[at : at + 2]):
            name = next((name for name in names if text.startswith(name, at)), "")
            found += [name] if name else []
        at += len(name) or 1
    return tuple(found)


@cache
def _by_opening() -> dict[str, tuple[str, ...]]:
    """The names by their first two characters, longest first, those without 市 after the others."""
    found: dict[str, list[str]] = {}
    for names in (_table(), cities_by_short_name()):
        for name in sorted(names, key=len, reverse=True):
            found.setdefault(name[:2], []).append(name)
    return {opening: tuple(names) for opening, names in found.items()}


@cache
def cities_by_short_name() -> dict[str, str]:
    """Prefecture-level units by their names without suffix: 成都 → 成都市, 大理 → 大理州."""
    cities = [name for name, found in _table().items() if found[0].level is Level.CITY]
    short = {_SUFFIX.sub("", name): name for name in cities if _SUFFIX.search(name)}
    return {name: full for name, full in short.items() if name not in _NO_SHORT_NAMES}


@cache
def _table() -> dict[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    for line in files(__package__).joinpath("divisions.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        for division in _of_line(*line.split()):
            for name in _names(division.name):
                found[name] = (*found.get(name, ()), division)
    return found


def _of_line(province: str, city: str, *counties: str) -> list[Division]:
    if city == _UNDER_PROVINCE:
        return [Division(county, Level.COUNTY, (province,)) for county in counties]
    below = [Division(county, Level.COUNTY, (province, city)) for county in counties]
    return [Division(city, Level.CITY, (province,)), *below]


def _names(name: str) -> list[str]:
    match = _AUTONOMOUS.fullmatch(name)
    return [name, match["name"] + match["suffix"]] if match else [name]


@cache
def _longest() -> int:
    return max(map(len, _table()))
