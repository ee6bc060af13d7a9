"""Questions that set all places of a kind against each other: 各省…前五, 哪个街道最多."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.report import Level

_EVERY = re.compile(
    r"(?:各个?|每个?|所有的?|全部|哪[一个些几]*|几个)(?:(?P<unit>省|市|县|区|镇|乡|街道)|地(?!方财|方债|方政))"
    r"(?:份|[区市县镇]+)?"
)
_LEVELS = {"省": Level.PROVINCE, "市": Level.CITY, "县": Level.COUNTY, "区": Level.COUNTY}
_MOST = re.compile(
    r"最[高多大快好强]|排[名行]|谁[^，。]{0,8}[多高大快]|[哪几][^，。]{0,10}[多高大快]$"
)
_LEAST = re.compile(r"最[低少小慢差]|倒数|谁[^，。]{0,8}[少低小慢]|哪[^，。]{0,10}[少低小慢]$")
_TOP = re.compile(r"前(?:(?P<digits>\d{1,2})|(?P<name>[一二两三四五六七八九十]))(?![年季个月\d])")
_NUMERALS = {name: number for number, name in enumerate("一二三四五六七八九十", start=1)} | {
    "两": 2
}


@dataclass(frozen=True, slots=True)
class League:
    """`every` level is asked for, None for whatever there is; `unit` ends the places' names.

    `sign` is 1 for the largest first, -1 for the smallest first, 0 for the order of the
    library; `top` is how many are wanted, 0 for all.
    """

    asked: bool = False
    level: Level | None = None
    unit: str = ""
    sign: int = 0
    top: int = 0
    spans: tuple[tuple[int, int], ...] = ()


NO_LEAGUE = League()


def find_league(text: str) -> League:
    """What a normalised question says of comparing places."""
    every, top = _EVERY.search(text), _TOP.search(text)
    sign = -1 if _LEAST.search(text) else int(bool(_MOST.search(text) or top))
    number = _NUMERALS.get(top["name"] or "", 0) or int(top["digits"] or 0) if top else 0
    unit = (every["unit"] or "") if every else ""
    spans = tuple(match.span() for match in (every, top) if match)
    return League(every is not None, _LEVELS.get(unit), unit, sign, number, spans)


def places_of(league: League, places: Sequence[tuple[str, Level]]) -> Iterator[str]:
    """The places that are asked for; nothing but the nation is left out where none is named."""
    for name, level in places:
        fits = level is league.level if league.level else name.endswith(league.unit)
        if fits and level is not Level.NATION:
            yield name
