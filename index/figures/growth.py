"""Words of growth: which quantity is a change, and of what."""

from __future__ import annotations

import re

_VERB = (
    r"增长|增加|提高|(?<!改造)(?<!建设)(?<!优化)提升|上升|上涨|增产|增收|下降|减少|降低|回落|下跌|减产|压减|压降|缩减|缩短"
    r"|扩大|收窄|递增|递减|改善|压缩|攀升|上浮|下浮|精简|削减|核减"
)
_BASIS = r"年|期|前|初|末|底|月|计划|目标|平均|水平|预算|决算|全[国省市区]"
_COMPARED = (
    rf"(?<!可)[比较](?![例重值率])(?=[^，,、；。：]{{0,10}}?(?:{_BASIS}))[^，,、；。：]{{1,12}}?"
)
_MANNER = (
    r"净|只|仅|略|大幅|同比|环比|按?(?:同|可比)口径|按?(?:可比|不变)(?:价格?)?(?:计算)?|预期|年均|每年|平均每年|分别|实际|名义|累计"
    r"|又|再|共|平均|均|各"
)
_GROWTH = re.compile(
    rf"(?:(?:{_MANNER}|{_COMPARED})*(?:{_VERB})|(?:同比|环比|年均)[增降升]"
    rf"|{_COMPARED}(?:超过|超出|高出?|[多少](?:收|产|支|用)?|[低快]))[了约近超]?(?:超过|达到?|近)?\s*$"
)
_NOUN = re.compile(
    r"(?:涨幅|增幅|增速|降幅|增长率|增长速度|幅度)(?:$|(?:高于|快于|低于|慢于)|的?[^，]{0,6}目标$)"
)
_OPENING = re.compile(rf"^(?:{_VERB})(?=..)")
_COMPARING = re.compile(r"[高快低慢]于")
_AFTER = re.compile(r"的?(?:较快|高速)?(?:增长(?![点极])|增速|增幅|涨幅|降幅)")


def growth_before(left: str, dimension: str = "") -> re.Match[str] | None:
    """The words of growth at the end of `left`: 同比增长, 比上年提高; not 提高到.

    改善 is one before a rate only: 浓度改善5%, but 林相改善3万亩.
    """
    growth = _GROWTH.search(left)
    return None if growth and growth[0].endswith("改善") and dimension != "%" else growth


def without_growth(clause: str) -> str:
    """降低农业税税率 → 农业税税率: what a clause without a number says to change."""
    return _OPENING.sub("", clause)


def compares(metric: str) -> bool:
    """Whether a figure tells by how much one thing is above another: 高于全国."""
    return bool(_COMPARING.search(metric))


def names_basis(left: str, right: str) -> bool:
    """Whether an amount is what another is compared with: 比上年的(5亿元)增长."""
    compares = re.match(r"[比较](?![例重率])", left) and not growth_before(left)
    return bool(compares) and growth_before(right) is not None


def growth_after(right: str) -> bool:
    """Whether a quantity is told to be a growth after it: 25%以上的增长."""
    return bool(_AFTER.match(right))


def names_growth(metric: str) -> bool:
    """Whether the metric is a growth itself: 居民消费价格涨幅."""
    return bool(_NOUN.search(metric))
