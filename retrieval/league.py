"""Questions that set all places of a kind against each other: 各省…前五, 哪个街道最多."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.figures.numerals import parse_number
from index.report import Level
from retrieval.cues import compares

_UNIT = r"省|城?市|县|区|乡镇街道|乡镇|镇街道|镇街|街镇|街道|镇|乡"
_NO_UNIT = r"[场民政级里长容域块间委属直道](?!府|辖)"
"""Behind a unit, these make another word of it: 市场, 区域, 县道."""
_PLACES_OF_A_UNIT = rf"(?P<unit>{_UNIT})(?!{_NO_UNIT})"
_EVERY = re.compile(
    r"(?:各个?|每个?|所有的?|全部|(?:全国)?(?<![前第\d])\d{2}个|哪[一个些几]*|"
    r"(?:^|(?<=[这那年 ,、]))几个|"
    r"(?<=最[高低多少大小快慢]的)(?:[几一二两三四五六七八九十]个)?)"
    rf"(?:{_PLACES_OF_A_UNIT}(?:份|[区市县]+)?|地(?:区|方(?![财债政性])))"
    r"|各地(?![区方铁块质下面段灾形理标震产])"
)
_SO_MANY = re.compile(rf"[这那]?[两三四五六七八九十]个{_PLACES_OF_A_UNIT}")
"""Places to be told apart (三个街道有什么不同); elsewhere they belong to the matter."""
_LEVELS = {
    "省": Level.PROVINCE,
    "市": Level.CITY,
    "城市": Level.CITY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    **dict.fromkeys(("乡镇街道", "乡镇", "镇街道", "镇街", "街镇"), Level.TOWN),
}
_SUPERLATIVE = r"最[{0}](?![^的是为前谁哪省市县区镇乡街,、。?! 呢])"
"""No part of a name (最低生活保障, 最多跑一次)."""
_COMPARATIVE = r"(?:谁|哪)[^,，。]{{0,14}}[{0}]$"
_MORE, _LESS = "高多大快好强", "低少小慢差"
_MOST = re.compile("|".join((_SUPERLATIVE, _COMPARATIVE, "排[名行]")).format(_MORE))
_LEAST = re.compile("|".join((_SUPERLATIVE, _COMPARATIVE, "倒数")).format(_LESS))
_ORDERING = re.compile(_SUPERLATIVE.format(_MORE + _LESS) + "|排[名行]|倒数")
_TOP = re.compile(
    r"(?<![提以目之日])前(\d{1,2}|十[一二三四五六七八九]?|二十|[一二两三四五六七八九])"
    r"(?![\d年季月天日周期届批次任轮%一二三四五六七八九十]|个(?:月|季|年|工作日))[名位个强]?"
)
_BOTTOM = re.compile(
    r"(?<![以之今往年日])(?:后|末|倒数(?:第|的|前)?|垫底的?)"
    r"([\d]{1,2}|十[一二三四五六七八九]?|二十|[一二两三四五六七八九])(?:名|位|个(?![年月季天工小])|$)"
)
"""The last so many (后三名, 倒数五位)."""
_TOP_OF = re.compile(rf"的?(?P<unit>{_UNIT})(?!{_NO_UNIT})份?")
_MEASURED = re.compile(r"(?:[值额量率速幅入资口]|gdp)(?:排名?)?$")
"""What of is said to be among the first, so that it is asked of places: 增速前十."""
_TAIL = "?!。~ 呢吗啊呀"


@dataclass(frozen=True, slots=True)
class League:
    """`asked` tells that all places are set against each other, those of `level` if it is told.

    Without a level their names end in `unit`, which is empty for whatever there is. `sign` is
    1 for the largest first, -1 for the smallest first, 0 for the order of the library; `top`
    is how many are wanted, 0 for all; `spans` are the wordings.
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
    bottom = _BOTTOM.search(text)
    top = bottom or _TOP.search(text)
    every = _every(text) or (_TOP_OF.match(text, top.end()) if top else None)
    unit = (every["unit"] or "") if every else ""
    number = int(parse_number(top[1]) or 0) if top else 0
    ordering = _ORDERING.finditer(text) if every else ()
    spans = tuple(match.span() for match in (every, top, *ordering) if match)
    asked = every is not None or (top is not None and _ends_with(text, top))
    sign = -1 if bottom else _sign(text, number)
    return League(asked, _LEVELS.get(unit), unit, sign, number, spans)


def _ends_with(text: str, top: re.Match[str]) -> bool:
    """Whether a question ends with the first so many of something measured: 增速前十."""
    return not text[top.end() :].strip(_TAIL) and bool(_MEASURED.search(text[: top.start()]))


def _every(text: str) -> re.Match[str] | None:
    return _EVERY.search(text) or (_SO_MANY.search(text) if compares(text) else None)


def places_of(league: League, places: Sequence[tuple[str, Level]]) -> Iterator[str]:
    """The names of the places asked for; the nation is never one of them."""
    for name, level in places:
        fits = level is league.level if league.level else name.endswith(league.unit)
        if fits and level is not Level.NATION:
            yield name


def _sign(text: str, top: int) -> int:
    asked = text.rstrip(_TAIL)
    if _LEAST.search(asked):
        return -1
    return 1 if top or _MOST.search(asked) else 0
