"""Names that share a verb, a number of quantities or a head: 粮食、蔬菜产量分别增长2%、3%."""

from __future__ import annotations

import re

from index.figures.naming import without_area
from index.figures.verbs import verb_at_start, without_verbs

_HEAD = re.compile(
    r"(?:[\u4e00-\u9fff]{2}[额率价]|总产值|增加值|产值|总值|数量|总量|总额|投资额|投资|收入|支出|消费|利润|(?:排放|吞吐|交易|成交|消费|使用|销售|发电|周转)总?量|产量|面积|价格|标准"
    r"|比重|占比|比例|人数|人次|花费|规模|出口额?|进口额?|余额|贷款|存款|[数量值])$"
)
_OWN_HEAD = re.compile(_HEAD.pattern.replace("[数量值]", "[数值]"))
_RATIO = re.compile(r"(?:占比|比重|比例|增速|增幅|覆盖率|(?<=..)[人户][均月][^、和及与]{2,8})$")
_PARALLELS = """
城镇 农村 城市 乡村 国内 国外 境内 境外 入境 省内 省外 常住人口 户籍人口 小学 初中 高中
公路 铁路 第一产业 第二产业 第三产业 第一 第二 第三 公共 民间
"""
_KINDS = sorted(_PARALLELS.split(), key=len, reverse=True)


_LONGEST_NAME = 5


def names_of(phrase: str, count: int) -> list[str]:
    """The `count` names that `phrase` lists, a head said once given to all; [] if it does not."""
    for breaks in (r"[、和及与]", "、", "(?<=”)(?=“)"):
        listed = re.split(breaks, phrase)
        if len(listed) == count:
            return _sharing_head(listed)
    return []


def with_head(phrase: str, count: int, head: str) -> list[str]:
    """The names that `phrase` lists, each with `head`: 节庆、论坛 and 数量."""
    thing = without_area(without_verbs(phrase), head)
    return [name + head for name in names_of(thing, count)]


def _sharing_head(listed: list[str]) -> list[str]:
    last = listed[-1]
    kind = next((kind for kind in _KINDS if last.startswith(kind) and kind != last), "")
    if kind and all(name in _KINDS for name in listed[:-1]):
        return [name + last[len(kind) :] for name in listed[:-1]] + [last]
    if tail := _parallel(listed):
        return [name + tail for name in listed[:-1]] + [last]
    head = _HEAD.search(last)
    if not head or verb_at_start(listed[0]) != verb_at_start(last):
        return listed
    if any(_OWN_HEAD.search(name) for name in listed[:-1]):
        return listed
    return [name + _shared(name, last, head) for name in listed[:-1]] + [last]


def _parallel(listed: list[str]) -> str:
    """What follows the word that all names but the last end with: 交通集团、文旅集团(营收).

    A ratio is the head of amounts too, 人均 begins what all share.
    """
    *others, last = listed
    if ratio := _RATIO.search(last):
        return "" if any(_RATIO.search(name) for name in others) else ratio[0]
    kind = others[0][-2:]
    if not all(name.endswith(kind) for name in others):
        return ""
    found = last.find(kind, 0, -2)
    return last[found + 2 :] if found > 0 else ""


def _shared(name: str, last: str, head: re.Match[str]) -> str:
    """What `name` shares: 比例, or 住院报销比例 where `last` is much longer than a name."""
    longer = head.start() - len(name)
    return (
        last[len(name) :]
        if longer >= max(2, len(name) - 1) and len(name) < _LONGEST_NAME
        else head[0]
    )
