"""What a figure measures: the noun phrase around a quantity, as written.

Chinese puts the phrase before a measured amount (固定资产投资12亿元) and after a
counted one (4座智能垃圾房); the unit and the neighbouring words decide. Verbs of
completion and words of time or scope are no part of the phrase.
"""

from __future__ import annotations

import re

from index.figures import wording
from index.figures.context import Context
from index.figures.verbs import acts, find_verb, is_plain, is_verb, verb_at_end, verb_at_start

_MEASURED = frozenset(
    ["元", "%", "个百分点", "米", "平方米", "立方米", "千克", "千瓦", "千瓦时", "倍", "美元"]
)
_LASTS = frozenset(["年", "天", "小时", "个月", "个季度"])
RATES = frozenset(["%", "个百分点", "倍"])
_EXTENTS = frozenset(["米", "平方米", "立方米", "千瓦"])
_JOINED = re.compile(rf"(?:{wording.JOINING}|[这那]|给|同|对|向|(?<![制持定])在)$")
_LINKED = re.compile(rf"(?:{wording.JOINING}|[等的、]|(?<![高初集其途空])中)$")
_RATIO = re.compile(r".*?(?:比重|比例|份额)")
_ACHIEVED = ("完成", "实现")
_LONGEST = 40
_LONGEST_VERDICT = 16
_SHORT_VERB = 2
_QUOTED = re.compile(r"“[^“”]*”")


def metric_of(context: Context, left: str) -> str:
    """The metric of a quantity, `left` being the words before it without those of growth.

    Empty if the clause names none; then the sentence so far has to tell.
    """
    dimension = context.quantity.dimension
    if dimension in ("%", "倍") and (share := wording.SHARE.search(wording.REACHED.sub("", left))):
        ratio = _RATIO.match(share[1])
        return left[_skip(left) : share.start(1)] + (ratio[0] if ratio else share[1])
    if dimension in _LASTS and wording.LASTING.search(left):
        return _trimmed(left[_skip(left) :])
    right = context.right
    own = _caused(_allotted(phrase_before(left), context), context, left)
    if wording.ATTACHED.match(right) and _is_apart(own, left, context):
        own = ""
    if wording.CHANGES.match(right):
        own = wording.FROM.sub("", own)
    alone = not wording.ATTACHED.match(right) or bool(wording.POSITION.match(right))
    if alone or (own and wording.REACHED.search(left)):
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
        share and not wording.COVERING.search(own) and not verb_at_end(own)
    )


def _with_thing(own: str, left: str, context: Context) -> str:
    """`own`, the words before a quantity, with what stands after it."""
    right = context.right
    if own and not _is_counted(context):
        return _with_object(own, right, context.quantity.dimension)
    if _ends_here(right):
        return own or (_noun_phrase(right) if context.opens else "")
    bounded = context.quantity.unit.endswith(("以上", "以下", "以内"))
    if left.endswith(_ACHIEVED):
        return _head(own, left, context) + _noun_phrase(right).partition("并")[0]
    acted_on = bool(verb_at_end(left)) or left.endswith("的") or bounded
    thing = phrase_after(right, acted_on)
    if wording.TOWARDS.search(left) and (verb := find_verb(thing, 2)) > 0:
        thing = thing[:verb]
    return _head(own, left, context) + thing


def phrase_before(text: str) -> str:
    """The phrase that ends where a quantity starts, freed of verbs and time words."""
    phrase = _without_verdict(text)
    phrase = _without_verdict(phrase[_skip(phrase) :])[-_LONGEST:]
    phrase = (phrase if text.endswith("的") else _plain(phrase)).partition("分别")[0]
    return "" if wording.BARE.fullmatch(phrase) or wording.PLACE.fullmatch(phrase) else phrase


def _plain(phrase: str) -> str:
    """`phrase` without the times, circumstances and adverbs that stand inside it."""
    phrase = wording.REALISED.sub("", wording.INNER_TIME.sub("", phrase))
    if (aside := wording.FOR_WHOM.search(phrase)) and "的" not in phrase:
        verb = find_verb(phrase, aside.end() + 1)
        phrase = phrase[: aside.start()] + phrase[verb:] if verb > 0 else phrase
    return wording.INNER_ADVERB.sub(
        lambda match: match[0] if _attributes(phrase[match.end() :]) else "", phrase
    )


def _attributes(rest: str) -> bool:
    """Whether what follows an adverb is no verb, or one within an attribute: 已(开工的项目)."""
    return "的" in rest or not (acts(rest) or _acts(rest))


def phrase_after(text: str, acted_on: bool = False) -> str:
    """The phrase that starts where a quantity ends, up to what is said about it.

    `acted_on` tells that a verb stands before the quantity, so that a verb at the end
    is likely a noun: 推进3个园区改造提升.
    """
    phrase = _noun_phrase(text)
    noun = phrase[: _predicate_start(phrase, phrase == text, acted_on)]
    if acted_on or not wording.GENERIC.fullmatch(wording.ASIDE.sub("", noun)):
        phrase = noun
    return _LINKED.sub("", phrase)[:_LONGEST]


def _predicate_start(phrase: str, goes_on: bool, acted_on: bool) -> int:
    """Where it is told what became of a thing: at 全部建成 in 5座水库全部建成.

    `goes_on` tells that another quantity follows, so that a verb at the end is one.
    """
    hidden = _QUOTED.sub(lambda match: "x" * len(match[0]), phrase)
    found = wording.PREDICATE.search(hidden, 1)
    if found and (goes_on or found.end() < len(phrase)):
        return found.start()
    final = None if acted_on else wording.FINAL.search(hidden, 1)
    return len(without_action(phrase[: final.start()])) if final else len(phrase)


def subject_of(clause: str) -> str:
    """What a clause without a number tells of: 粮食总产量 in 粮食总产量实现了“八连增”."""
    phrase = phrase_before(clause)
    told = None if _acts(phrase) else wording.ACHIEVING.search(phrase)
    return phrase[: told.start()] if told else phrase


def names_length(metric: str) -> bool:
    """Whether the metric is a bare 连续 that needs the metric before it."""
    return bool(wording.LASTING.fullmatch(metric))


def names_total(metric: str) -> bool:
    """Whether the metric is a bare 总量 or 占比 that needs the metric before it."""
    return bool(wording.TOTAL.fullmatch(metric))


def leans(metric: str) -> bool:
    """Whether the metric is a predicate that needs the metric before it: 占全省."""
    return bool(wording.LEANING.match(metric))


def is_bare_verb(metric: str) -> bool:
    """Whether the metric is a verb alone, whose object stands before: 新开工."""
    return is_verb(metric)


def without_newness(metric: str) -> str:
    """新增国家高新技术企业 → 国家高新技术企业: what a total after it counts."""
    return wording.FRESH.sub("", metric)


def without_action(metric: str) -> str:
    """保障性住房基本建成 → 保障性住房: what another verb goes on to tell of."""
    verb = verb_at_end(metric)
    return metric.removesuffix(verb).removesuffix("基本") if verb != metric else metric


def without_length(metric: str) -> str:
    """考核连续 → 考核: what a figure after a length of time tells of."""
    return wording.LASTING.sub("", metric)


def tells_total(left: str) -> bool:
    """Whether a quantity is told to be the total so far: 累计达."""
    return bool(re.search(r"累计|总计|共有|已有", left))


def counts_what_follows(context: Context) -> bool:
    """Whether the thing counted stands after the quantity: 4座智能垃圾房."""
    attached = wording.ATTACHED.match(context.right)
    return _is_counted(context) and bool(attached) and not _ends_here(context.right)


def _is_counted(context: Context) -> bool:
    return context.quantity.dimension not in _MEASURED


def _ends_here(right: str) -> bool:
    return bool(wording.PREDICATE.match(right) or wording.POSITION.match(right))


def _without_verdict(phrase: str) -> str:
    cut = max(0, len(phrase) - _LONGEST_VERDICT)
    return phrase[:cut] + wording.TRAILING.sub("", phrase[cut:])


def _allotted(own: str, context: Context) -> str:
    """中央预算内投资安排(6000亿元) → 中央预算内投资; but 安排(384亿元)救灾款."""
    acts_on = wording.ATTACHED.match(context.right) and not _ends_here(context.right)
    return own if acts_on else _without_verdict(wording.ALLOTTED.sub("", own))


def _opens_with_verb(own: str) -> bool:
    """Whether a verb stands within the first two words: 迭代升级沿江."""
    return verb_at_start(own) or find_verb(own, 1) in (1, 2)


def _caused(own: str, context: Context, left: str) -> str:
    """推动普及率(达82%) → 普及率."""
    if context.quantity.dimension in RATES:
        return wording.CAUSING_RATE.sub("", own)
    told = context.quantity.dimension in _LASTS or not left.rstrip().endswith(own)
    return wording.CAUSING.sub("", own) if told else own


def _skip(phrase: str) -> int:
    """How much of `phrase` goes before its subject or verb."""
    position, start = 0, -1
    while position > start:
        start = position
        if match := wording.LEADING.match(phrase, position):
            position = match.end()
        match = wording.MANNER.match(phrase, position)
        if match and _acts(phrase[match.end() :]):
            position = match.end()
        if match := wording.CIRCUMSTANCE.match(phrase, position):
            verb = find_verb(phrase, max(match.end() + 1, phrase.rfind("的") + 1))
            position = verb if verb > 0 else match.end()
    return position


def _acts(phrase: str) -> bool:
    return verb_at_start(phrase) or phrase.startswith(_ACHIEVED)


def _noun_phrase(text: str) -> str:
    match = wording.NOUN_PHRASE.match(text, 1 if text.startswith("的") else 0)
    return match[0].strip() if match else ""


def _with_object(own: str, right: str, dimension: str) -> str:
    """`own` with what its verb acts on: 投资4500万元 (启动改扩建项目)."""
    verb = verb_at_end(own)
    if not verb and _opens_with_verb(own) and dimension in _EXTENTS and not _ends_here(right):
        return own + phrase_after(right, acted_on=True)
    if not verb or (_ends_here(right) and verb != own):
        return own
    thing = _noun_phrase(right) if _ends_here(right) else phrase_after(right, acted_on=True)
    return (own if dimension in RATES else verb) + thing


def _head(own: str, left: str, context: Context) -> str:
    """What stands before a counted noun: an attribute or the verb, else nothing."""
    if left.endswith("的") and "、" in own:
        return ""
    if left.endswith("的") or (
        context.quantity.dimension in RATES and wording.COVERING.search(own)
    ):
        return own + ("的" if left.endswith("的") else "")
    verb, splits = verb_at_end(own), _splits_object(own, left)
    if verb and (is_plain(verb) or not splits):
        return verb
    if splits:
        return own
    if left.endswith("了"):
        return own[-_SHORT_VERB:]
    manner = wording.MANNER.match(own)
    own = own[manner.end() :] if manner else own
    short = len(own) <= _SHORT_VERB and not own.endswith(("等", "）", ")"))
    lasts = context.quantity.dimension in _LASTS
    return own if short and (context.starts or lasts) else ""


def _splits_object(own: str, left: str) -> bool:
    """Whether `own` is a verb and the attribute of what is counted: 出台稳就业(16条措施)."""
    if re.search(r"[、和及与]|等$", own):
        return False
    return verb_at_start(own) or left.startswith(_ACHIEVED)


def _trimmed(phrase: str) -> str:
    """Without quotation marks or brackets whose other half was cut off."""
    for opening, closing in ("“”", "（）", "《》"):
        if phrase.count(opening) != phrase.count(closing):
            phrase = phrase.strip(opening + closing)
    return phrase.strip().removesuffix("等")
