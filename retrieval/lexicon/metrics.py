"""Which metric of the lexicon a name means: as a whole, or by the term that it ends in.

A metric is known by the first of its names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.lexicon import load_lexicon, matchkey, read_lines

_BESIDE = re.compile(r"[、和及与]|以及")
_TOTAL = re.compile(r"总(?=里程|产量?|规模|人口|人数|收入|支出|面积|数)")
_SUM = re.compile(r"(?:余额|总额|总量|总数|规模|数量|[量额数])$")
_GROWTH = re.compile(r"(?<=..)(?:的?(?:增长率?|增速|增幅))$")


def row_of(metric: str) -> str:
    """What figures of one metric share: the lexicon's first name for it, else its own name."""
    return _names().get(matchkey(metric), metric)


def is_known(row: str) -> bool:
    """Whether a metric, by the first of its names, is one of the lexicon."""
    return row in ranks()


@lru_cache(maxsize=1)
def ranks() -> dict[str, int]:
    """The first names of the lexicon's metrics, each with its place in the order."""
    return {names[0]: rank for rank, names in enumerate(read_lines("metrics.txt"))}


@lru_cache(maxsize=20_000)
def headed(name: str) -> str:
    """The metric whose name a longer name ends in; empty if there is none.

    The longest counts, since the head of a Chinese compound is its last word: 机场旅客吞吐量 is
    a 旅客吞吐量, 规模以上工业增加值 no 工业增加值. What a growth is called behind it is no head.
    """
    key = matchkey(name)
    plain = _GROWTH.sub("", key)
    forms = (plain, key, _TOTAL.sub("", plain))
    ends = (form[start:] for form in forms for start in range(len(form)))
    return next((_names()[end] for end in ends if end in _names()), "")


@lru_cache(maxsize=20_000)
def heads(name: str) -> frozenset[str]:
    """The metrics of a name and its parts: 游客人次、旅游花费 is that of two.

    A balance or a total is that of the metric before it (普惠小微贷款余额).
    """
    parts = (name, *_BESIDE.split(name), _SUM.sub("", name))
    return frozenset(map(headed, parts)) - {""}


@lru_cache(maxsize=1024)
def standing_for(metric: str) -> frozenset[str]:
    """The metric itself, and those that may stand for it: parts of it, an older name."""
    others = load_lexicon().synonyms.get(metric, ())
    return frozenset({metric, *(headed(other.text) for other in others)}) - {""}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Every name of a metric that the lexicon knows to the first of its line."""
    return {name: names[0] for names in read_lines("metrics.txt") for name in names}
