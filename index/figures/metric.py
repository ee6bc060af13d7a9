"""What a figure measures: the noun phrase around a quantity, as written.

Chinese puts the phrase before a measured amount (固定资产投资12亿元) and after a
counted one (4座智能垃圾房); the unit and the neighbouring words decide. Verbs of
completion and words of time or scope are no part of the phrase.
"""

from __future__ import annotations

import re

from index.figures import wording
from index.figures.context import Context
from index.figures.phrase import (
    ACHIEVED,
    leading,
    noun_phrase,
    phrase_after,
    phrase_before,
    without_verdict,
)
from index.figures.verbs import find_verb, is_plain, verb_at_end, verb_at_start

_MEASURED = frozenset(
    ["元", "%", "个百分点", "米", "平方米", "立方米", "千克", "千瓦", "千瓦时", "倍", "美元"]
)
_LASTS = frozenset(["年", "天", "小时", "个月", "个季度"])
RATES = frozenset(["%", "个百分点", "倍"])
_EXTENTS = frozenset(["米", "平方米", "立方米", "千瓦"])
_JOINED = re.compile(rf"(?:{wording.JOINING}|[这那]|给|同|对|向|(?<![制持定])在)$")
_LIST_BREAK = re.compile(rf"、|{wording.JOINING}")
_RATIO = re.compile(r".*?(?:比重|比例|份额)")
_NEWLY = re.compile(r"(?<![创高最更])新[\u4e00-\u9fff]{2}$")
_ATTRIBUTE = re.compile(r"的.")
_LONG_VERB = 6
_SHORT_VERB = 2
_SHORTEST_DEED = 5


def metric_of(context: Context, left: str) -> str:
    """The metric of a quantity, `left` being the words before it without those of growth.

    Empty if the clause names none; then the sentence so far has to tell.
    """
    dimension = context.quantity.dimension
    if dimension in ("%", "倍") and (share := wording.SHARE.search(wording.REACHED.sub("", left))):
        ratio = _RATIO.match(share[1])
        return left[leading(left) : share.start()] + (ratio[0] if ratio else share[1])
    if dimension in _LASTS and wording.LASTING.search(left):
        return _trimmed(left[leading(left) :])
    right = context.right
    own = _caused(_allotted(phrase_before(left), context), context, left)
    if wording.ATTACHED.match(right) and _is_apart(own, left, context):
        own = ""
    if wording.CHANGES.match(right):
        own = wording.FROM.sub("", own)
    level = not _is_counted(context) and wording.LEVEL.match(right)
    if not wording.ATTACHED.match(right) or wording.POSITION.match(right) or level:
        return _trimmed(own)
    if own and wording.REACHED.search(left):
        return _trimmed(own)
    return _trimmed(_with_thing(own, left, context))


def _is_apart(own: str, left: str, context: Context) -> bool:
    """Whether the words before a quantity are no part of what the words after it name."""
    share = (
        context.quantity.dimension == "%"
        and context.right.startswith("的")
        and left == context.left
    )
    return bool(_JOINED.search(left) or wording.PLACE.fullmatch(own)) or (
        share
        and len(own) != _SHORT_VERB
        and not wording.COVERING.search(own)
        and not verb_at_end(own)
    )


def _with_thing(own: str, left: str, context: Context) -> str:
    """`own`, the words before a quantity, with what stands after it."""
    right = context.right
    if own and not _is_counted(context):
        return _with_object(own, context)
    if _ends_here(context):
        told = context.starts and _is_counted(context)
        return own or (noun_phrase(right).lstrip("是") if told else "")
    bounded = context.quantity.unit.endswith(("以上", "以下", "以内"))
    if left.endswith(ACHIEVED):
        return _head(own, left, context) + noun_phrase(right).partition("并")[0]
    acted_on = bool(verb_at_end(left)) or left.endswith("的") or bounded
    thing = phrase_after(right, acted_on)
    return _head(own, left, context) + _without_deed(thing, left)


def _without_deed(thing: str, left: str) -> str:
    """What is counted without what it then does: 支持8个镇(发展产业)."""
    verb = find_verb(thing, 2)
    if wording.TOWARDS.search(left):
        return thing[:verb] if verb > 0 else thing
    causes = wording.CAUSING_DEED.search(left) and len(thing) - verb >= _SHORTEST_DEED
    return thing[:verb] if causes and verb > 0 and "的" not in thing[verb:] else thing


def counts_what_follows(context: Context) -> bool:
    """Whether the thing counted stands after the quantity: 4座智能垃圾房."""
    attached = wording.ATTACHED.match(context.right)
    return _is_counted(context) and bool(attached) and not _ends_here(context)


def _is_counted(context: Context) -> bool:
    return context.quantity.dimension not in _MEASURED


def _ends_here(context: Context) -> bool:
    """Whether no thing counted follows: 10个自然日内, 增长5%的目标; but 两个目标."""
    right = context.right
    if wording.POSITION.match(right):
        return True
    if wording.PREDICATE.match(right):
        return not (verb_at_end(context.left) and _ATTRIBUTE.search(noun_phrase(right)))
    measured = context.quantity.dimension in _MEASURED or not context.quantity.dimension
    return measured and bool(wording.LEVEL.match(right))


def _allotted(own: str, context: Context) -> str:
    """中央预算内投资安排(6000亿元) → 中央预算内投资; but 安排(384亿元)救灾款."""
    acts_on = wording.ATTACHED.match(context.right) and not _ends_here(context)
    return own if acts_on else without_verdict(wording.ALLOTTED.sub("", own))


def _opens_with_verb(own: str) -> bool:
    """Whether a verb stands within the first two words: 迭代升级沿江."""
    return verb_at_start(own) or find_verb(own, 1) in (1, 2)


def _caused(own: str, context: Context, left: str) -> str:
    """推动普及率(达82%) → 普及率."""
    if context.quantity.dimension in RATES:
        return wording.CAUSING_RATE.sub("", own)
    told = context.quantity.dimension in _LASTS or not left.rstrip(" 的").endswith(own)
    return wording.CAUSING.sub("", own) if told else own


def _with_object(own: str, context: Context) -> str:
    """`own` with what its verb acts on: 投资4500万元 (启动改扩建项目)."""
    right, dimension, ends = context.right, context.quantity.dimension, _ends_here(context)
    verb = verb_at_end(own) or (own if _is_sole_verb(own, context) else "")
    if not verb and _opens_with_verb(own) and dimension in _EXTENTS and not ends:
        return own + phrase_after(right, acted_on=True)
    if not verb or (ends and verb != own):
        return own
    thing = noun_phrase(right) if ends else phrase_after(right, acted_on=True)
    return (own if dimension in RATES else verb) + thing


def _is_sole_verb(own: str, context: Context) -> bool:
    """Whether `own` is a verb though unknown: 要团结百分之九十五的干部."""
    shares = context.quantity.dimension == "%" and context.right.startswith("的")
    return shares and len(own) == _SHORT_VERB and context.left.endswith(own)


def _head(own: str, left: str, context: Context) -> str:
    """What stands before a counted noun: an attribute or the verb, else nothing."""
    attributes = context.quantity.dimension in RATES and wording.COVERING.search(own)
    if left.endswith("的") or attributes:
        return _attribute(own, left)
    verb, splits = verb_at_end(own), _splits_object(own, left)
    if verb and (is_plain(verb) or not splits):
        return verb
    if splits:
        return own
    if left.endswith(("了", "起", "出")):
        return own if verb_at_start(own) and len(own) <= _LONG_VERB else own[-_SHORT_VERB:]
    if new := _NEWLY.search(own):
        return new[0]
    manner = wording.MANNER.match(own)
    own = own[manner.end() :] if manner else own
    short = len(own) <= _SHORT_VERB and not own.endswith(("等", "）", ")"))
    lasts = context.quantity.dimension in _LASTS
    return own if short and (context.starts or lasts) else ""


def _attribute(own: str, left: str) -> str:
    """`own` before a counted noun that it describes; of a list the last item, if it is whole."""
    if not left.endswith("的"):
        return own
    if "、" in own:
        return "" if "等" in own else _LIST_BREAK.split(own)[-1] + "的"
    return own + "的"


def _splits_object(own: str, left: str) -> bool:
    """Whether `own` is a verb and the attribute of what is counted: 出台稳就业(16条措施)."""
    if re.search(r"[、和与]|等$", own):
        return False
    return verb_at_start(own) or left.startswith(ACHIEVED)


def _trimmed(phrase: str) -> str:
    """Without quotation marks or brackets whose other half is missing."""
    for opening, closing in ("“”", "（）", "《》"):
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.strip(opening + closing)
        if opening not in phrase or closing not in phrase:
            phrase = phrase.replace(opening, "").replace(closing, "")
    phrase = phrase.strip().removesuffix("等")
    return phrase[:_SHORT_VERB] + phrase[_SHORT_VERB:].removeprefix("了")
