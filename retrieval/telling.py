"""Whether a figure tells something by itself, so that it may stand in a list of key figures.

In its sentence every figure is clear. In a list it is only if its name says what is measured,
if the value is of the kind that the name asks for, and if it is no property of something else
(亿元以上项目 is no sum of money that was reached).
"""

from __future__ import annotations

import re

from index.report import Figure
from index.script import simplified
from retrieval.lexicon import matchkey

_SHORTEST = 3
"""A name of fewer characters (企业, 村, 发行) does not say what is measured."""
_CUT = re.compile(
    r"^(?:[\d是从到对于按把被将以其此不要能使让比较只]|[万亿]+元|远远|超额|提前|列入)|超过|应当|必须|"
    r"(?<![主重需])要|(?:连续|位居|[占按较比减为的和与及等于达]|全部|[\d一二三四五六七八九十][万亿]?元)$"
)
"""What begins or ends so is a piece of a sentence."""
_PROPERTY = re.compile(
    r"(?:总|规划|占地|用地|建筑|在建|完成|计划|预计|累计|项目|工程)*"
    r"(?:面积|投资|长度|规模|金额|占地|用地|出资|项目|工程)"
)
"""Something of that kind has every project: it says nothing without the project's name."""
_VAGUE = re.compile(
    r"(?:具体|重点|主要|工作|攻坚|重大|成熟|预定)*"
    r"(?:举措|措施|成果|模式|任务|目标|版本|办法|工作|集群|记录|案件|职工|干部)"
)
_AMOUNT = re.compile(
    r"(?:收入|支出|产值|总值|增加值|投资|销售额|零售额|总额|税收|利润|[贷存]款|余额|债务|资金|花费|消费|"
    r"(?<![比份])额|产量|排放量|出口|进口)$"
)
_MONEY = re.compile(
    r"(?:收入|支出|产值|总值|增加值|投资|[销零]售额|总额|税收|利润|余额|债务|资金|花费)$"
)
_SHARES = frozenset({"%", "个百分点", "倍"})
_MONIES = frozenset({"元", "美元", "港元", "欧元", "日元", "英镑", "卢布", "新卢布", "新台币"})
_DURATIONS = frozenset({"年", "天", "个月", "小时"})
_DIGIT = re.compile(r"[\d０-９〇零一二两三四五六七八九十半番倍]")
_LIMIT = re.compile(r"(?:以上|以下|以内)$")
_GOES_ON = re.compile(r"(?=[\u4e00-\u9fff])(?![和与及，以])")


def tells(figure: Figure, behind: str, *, known: bool) -> bool:
    """Whether a figure tells something by itself; `behind` is what follows it in the report.

    Of a metric that is `known` to the lexicon the name is taken to be clear.
    """
    if not _DIGIT.search(figure.value + figure.unit) or behind.lstrip().startswith("的"):
        return False
    return known or (_is_clear(figure.metric) and not _is_property(figure, behind))


def counts(figure: Figure) -> bool:
    """Whether a number of things stands where the name asks for money: 收入超10万元的17个.

    Then the other figures of that name are of single ones of them.
    """
    counted = bool(figure.dimension) and figure.dimension not in _MONIES | _SHARES
    return counted and not figure.is_change and bool(_MONEY.search(figure.metric))


def lacks_direction(figure: Figure, verb: str) -> bool:
    """Whether it is the growth of an amount, and neither it nor its verb says which way."""
    share = figure.dimension in _SHARES and not figure.value.startswith("翻")
    return share and not verb and bool(_AMOUNT.search(figure.metric))


def weight(*figures: Figure) -> int:
    """How much the figures of a row weigh, the least number first."""
    if len(figures) > 1 or any(one.is_change or one.change for one in figures):
        return 0
    [figure] = figures
    kinds = (_MONIES, _SHARES)
    return next((at for at, kind in enumerate(kinds, 1) if figure.dimension in kind), 3)


def _is_clear(name: str) -> bool:
    plain = simplified(matchkey(name))
    return len(plain) >= _SHORTEST and not (
        _CUT.search(plain) or _PROPERTY.fullmatch(plain) or _VAGUE.fullmatch(plain)
    )


def _is_property(figure: Figure, behind: str) -> bool:
    """Whether the figure says of what kind something is, or how long it lasts."""
    if figure.dimension in _DURATIONS:
        return True
    return bool(_LIMIT.search(figure.unit) and _GOES_ON.match(behind.lstrip()))
