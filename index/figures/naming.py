"""What finished metrics say: which of them lean on the one before, and what that lends them."""

from __future__ import annotations

import re

from index.figures import wording
from index.figures.verbs import is_verb, verb_at_end, without_verbs


def names_length(metric: str) -> bool:
    """Whether the metric is a bare 连续 that needs the metric before it."""
    return bool(wording.LASTING.fullmatch(metric))


def names_total(metric: str) -> bool:
    """Whether the metric is a bare 总量 or 占比 that needs the metric before it."""
    return bool(wording.TOTAL.fullmatch(metric))


def leans(metric: str) -> bool:
    """Whether the metric is a predicate that needs the metric before it: 占全省."""
    return bool(wording.LEANING.match(metric))


def without_share(metric: str) -> str:
    """教育经费占全部经费 → 教育经费: what another share is told of."""
    return wording.SHARE_OF.sub("", metric)


def is_bare_verb(metric: str) -> bool:
    """Whether the metric is a verb alone, whose object stands before: 新开工."""
    return is_verb(metric)


def without_newness(metric: str) -> str:
    """新增国家高新技术企业 → 国家高新技术企业: what a total after it counts."""
    return wording.FRESH.sub("", metric)


def without_action(metric: str) -> str:
    """保障性住房基本建成, 出台政府规章 → the thing: what another verb goes on to tell of."""
    verb = verb_at_end(metric)
    if verb and verb != metric:
        return metric.removesuffix(verb).removesuffix("基本")
    return without_verbs(metric) or metric


def without_length(metric: str) -> str:
    """考核连续 → 考核: what a figure after a length of time tells of."""
    return wording.LASTING.sub("", metric)


def tells_total(left: str) -> bool:
    """Whether a quantity is told to be the total so far: 累计达."""
    return bool(re.search(r"累计|总计|共有|已有", left))


def with_total(metric: str, total: str) -> str:
    """The metric before with a head that leans on it: 新增铁路里程, 总里程 → 铁路总里程."""
    thing, head = without_newness(without_area(metric, total)), total.removeprefix("总")
    return thing.removesuffix(head if len(head) > 1 else "") + total


def without_area(metric: str, head: str) -> str:
    """What a field yields is not of its area: 粮食播种面积, 产量 → 粮食."""
    return wording.SOWN.sub("", metric) if "产" in head else metric
