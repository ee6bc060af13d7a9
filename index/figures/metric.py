"""What a figure measures: the noun phrase around a quantity, as written.

Chinese puts the phrase before a measured amount (固定资产投资12亿元) and after a
counted one (4座智能垃圾房); the unit and the neighbouring words decide. Verbs of
completion and words of time or scope are no part of the phrase.
"""

from __future__ import annotations

import re

from index.figures import wording
from index.figures.context import Context

_MEASURED = frozenset(
    ["元", "%", "个百分点", "米", "平方米", "立方米", "千克", "千瓦", "千瓦时", "倍", "美元"]
)
_LONGEST = 40
_SHORT_VERB = 4


def metric_of(context: Context, left: str) -> str:
    """The metric of a quantity, `left` being the words before it without those of growth.

    Empty if the clause names none; then the sentence so far has to tell.
    """
    share = wording.SHARE.search(left) if context.quantity.dimension in ("%", "倍") else None
    if share:
        return left[_skip(left) : share.start(1)] + share[1]
    own, right = phrase_before(left), context.right
    if not wording.ATTACHED.match(right) or wording.POSITION.match(right):
        return _trimmed(own)
    if own and wording.REACHED.search(left):
        return _trimmed(own)
    if own and not _is_counted(context):
        return _trimmed(own + _object(own, right))
    if _ends_here(right):
        return _trimmed(own)
    return _trimmed(_head(own, left, context) + phrase_after(right))


def phrase_before(text: str) -> str:
    """The phrase that ends where a quantity starts, freed of verbs and time words."""
    phrase = wording.ALLOTTED.sub("", wording.TRAILING.sub("", text))
    return wording.TRAILING.sub("", phrase[_skip(phrase) :])[-_LONGEST:]


def phrase_after(text: str) -> str:
    """The phrase that starts where a quantity ends, up to what is said about it."""
    phrase = _noun_phrase(text)
    found = wording.PREDICATE.search(phrase, 1)
    if found and (found.end() < len(phrase) or phrase == text):
        noun = wording.ASIDE.sub("", phrase[: found.start()])
        phrase = phrase if wording.GENERIC.fullmatch(noun) else phrase[: found.start()]
    return re.sub(r"[和及与等的、]$", "", phrase)[:_LONGEST]


def names_total(metric: str) -> bool:
    """Whether the metric is a bare 总量 or 占比 that needs the metric before it."""
    return bool(wording.TOTAL.fullmatch(metric))


def leans(metric: str) -> bool:
    """Whether the metric is a predicate that needs the metric before it: 占全省."""
    return bool(wording.LEANING.match(metric))


def without_newness(metric: str) -> str:
    """新增国家高新技术企业 → 国家高新技术企业: what a total after it counts."""
    return wording.FRESH.sub("", metric)


def counts_what_follows(context: Context) -> bool:
    """Whether the thing counted stands after the quantity: 4座智能垃圾房."""
    attached = wording.ATTACHED.match(context.right)
    return _is_counted(context) and bool(attached) and not _ends_here(context.right)


def _is_counted(context: Context) -> bool:
    return context.quantity.dimension not in _MEASURED


def _ends_here(right: str) -> bool:
    return bool(wording.PREDICATE.match(right) or wording.POSITION.match(right))


def _skip(phrase: str) -> int:
    match = wording.LEADING.match(phrase)
    return match.end() if match else 0


def _noun_phrase(text: str) -> str:
    match = wording.NOUN_PHRASE.match(text, 1 if text.startswith("的") else 0)
    return match[0].strip() if match else ""


def _object(own: str, right: str) -> str:
    """What a verb before a measured amount acts on: 投资4500万元 (启动改扩建项目)."""
    if not wording.VERB.search(own):
        return ""
    if not _ends_here(right):
        return phrase_after(right)
    return _noun_phrase(right) if wording.VERB.fullmatch(own) else ""


def _head(own: str, left: str, context: Context) -> str:
    """What stands before a counted noun: an attribute or the verb, else nothing."""
    if wording.PLACE.fullmatch(own):
        return ""
    if left.endswith("的") or wording.COVERING.search(own):
        return own + ("的" if left.endswith("的") else "")
    if verb := wording.VERB.search(own):
        return verb[0]
    short = len(own) <= _SHORT_VERB and not own.endswith(("等", "）", ")"))
    return own if short and context.opens else ""


def _trimmed(phrase: str) -> str:
    """Without quotation marks or brackets whose other half was cut off."""
    for opening, closing in ("“”", "（）", "《》"):
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.strip(opening + closing)
    return phrase.strip()
