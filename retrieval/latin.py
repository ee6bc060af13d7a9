"""Places in Latin letters: the pinyin of their Chinese names, and what they are called in English.

Pinyin is that of the names themselves, without tones (山东 Shandong, 齐都镇 Qidu, Qiduzhen);
only names that English spells in a way of its own are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from index.gazetteer import NATION, PROVINCES, bare
from index.sounds import spellings

_ENGLISH = {
    NATION: ("china", "national", "nationwide", "prc"),
    "北京": ("peking",),
    "内蒙古": ("inner mongolia",),
    "陕西": ("shaanxi",),
    "广东": ("canton",),
    "西藏": ("tibet", "xizang"),
    "重庆": ("chongqing", "chungking"),
    "香港": ("hong kong",),
    "澳门": ("macau", "macao"),
    "台湾": ("taiwan",),
    "内蒙": ("neimeng",),
}
_SPELT_APART = "陕西"
"""Its pinyin is that of 山西, which is why English spells it otherwise."""
_WORD = re.compile(r"[a-z]+")
_KIND = frozenset(
    [
        "province",
        "city",
        "town",
        "township",
        "county",
        "district",
        "subdistrict",
        "municipality",
        "region",
        "autonomous",
        "sheng",
        "shi",
        "zhen",
        "xiang",
        "xian",
        "qu",
        "jiedao",
    ]
)
"""What may stand behind a name without being part of it."""
_MOST_WORDS = 4


def latin_names(place: str) -> Iterator[str]:
    """How a place may be written in Latin letters, without spaces."""
    for name in {place, bare(place), *_aliases(place)}:
        if len(name) > 1 and not name.startswith(_SPELT_APART):
            yield from spellings(name)
        yield from (english.replace(" ", "") for english in _ENGLISH.get(name, ()))


def find_latin(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """The places of `names` (written form → place) in a normalised text: (start, end, place).

    A name may be written in several words; the longest wins.
    """
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        length = next((n for n in _lengths(words, at) if _joined(words, at, n) in names), 0)
        if length:
            end = at + length
            while end < len(words) and words[end][0] in _KIND:
                end += 1
            place = names[_joined(words, at, length)]
            yield words[at].start(), words[end - 1].end(), place
            at = end
        else:
            at += 1


def _lengths(words: list[re.Match[str]], at: int) -> Iterable[int]:
    return range(min(_MOST_WORDS, len(words) - at), 0, -1)


def _joined(words: list[re.Match[str]], at: int, count: int) -> str:
    """Words that only spaces part, as one; empty if something else stands between them."""
    run = words[at : at + count]
    apart = any(a.string[a.end() : b.start()].strip() for a, b in pairwise(run))
    return "" if apart else "".join(word[0] for word in run)


def _aliases(place: str) -> tuple[str, ...]:
    """The usual short name of a province; 内蒙古 is called 内蒙 too."""
    for province in PROVINCES:
        if place in (province.name, province.short):
            return (province.short, *(name for name in province.aliases if name in _ENGLISH))
    return ()
