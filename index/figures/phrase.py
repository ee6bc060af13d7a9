"""Noun phrases before and after a quantity, freed of what is said in passing.

Times, places, adverbs and circumstances go off the head, the verdict (达到, 提高到) off
the end, and after a counted thing all that is said about it.
"""

from __future__ import annotations

import re

from index.figures import wording
from index.figures.naming import without_action
from index.figures.verbs import acts, find_verb, verb_at_start

_LINKED = re.compile(rf"(?:{wording.JOINING}|[等的、]|(?<![高初集其途空])中)$")
_SHARES = ("占", "等于", "相当于")
_NO_END = re.compile("的|实现|完成")
_QUOTED = re.compile(r"“[^“”]*”")
_DEED = re.compile(r"(?<=..)的(..)$")
_ALREADY = re.compile(r"(?<=..)已经?(?=[\u4e00-\u9fff]{2})")
_LONGEST = 60
_LONGEST_VERDICT = 16
_VERB = 2

ACHIEVED = ("完成", "实现")
"""Verbs of completion, which no metric keeps."""


def phrase_before(text: str) -> str:
    """The phrase that ends where a quantity starts, freed of verbs and time words."""
    phrase = without_verdict(text)
    phrase = without_verdict(phrase[leading(phrase) :])[-_LONGEST:]
    phrase = (phrase if text.endswith("的") else _plain(phrase)).partition("分别")[0]
    return "" if wording.BARE.fullmatch(phrase) or wording.PLACE.fullmatch(phrase) else phrase


def phrase_after(text: str, acted_on: bool = False) -> str:
    """The phrase that starts where a quantity ends, up to what is said about it.

    `acted_on` tells that a verb stands before the quantity, so that a verb at the end
    is likely a noun: 推进3个园区改造提升.
    """
    phrase = noun_phrase(text)
    noun = phrase[: _predicate_start(phrase, phrase == text, acted_on)]
    if acted_on or not wording.GENERIC.fullmatch(wording.ASIDE.sub("", noun)):
        phrase = noun
    phrase = _without_deed(_ALREADY.sub("", phrase), acted_on)
    return _LINKED.sub("", phrase)[:_LONGEST]


def subject_of(clause: str) -> str:
    """What a clause without a number tells of: 粮食总产量 in 粮食总产量实现了“八连增”."""
    if wording.SETTING.match(clause.lstrip()) and not wording.FRAME.match(clause.lstrip()):
        return ""
    phrase = phrase_before(clause)
    told = None if _acts(phrase) else wording.ACHIEVING.search(phrase)
    return phrase[: told.start()] if told else phrase


def noun_phrase(text: str) -> str:
    """The words from the start of `text` up to the next stop or item of a list."""
    match = wording.NOUN_PHRASE.match(text, 1 if text.startswith("的") else 0)
    return match[0].strip() if match else ""


def _plain(phrase: str) -> str:
    """`phrase` without the times, circumstances and adverbs that stand inside it."""
    phrase = wording.INNER_TIME.sub("", phrase)
    phrase = wording.TOLD_BEFORE.sub("", phrase) if "、" in phrase else phrase
    phrase = wording.REALISED.sub("", phrase)
    if (aside := wording.FOR_WHOM.search(phrase)) and "的" not in phrase:
        verb = find_verb(phrase, aside.end() + 1)
        phrase = phrase[: aside.start()] + phrase[verb:] if verb > 0 else phrase
    return wording.INNER_ADVERB.sub(
        lambda match: match[0] if _attributes(phrase[match.end() :]) else "", phrase
    )


def _attributes(rest: str) -> bool:
    """Whether what follows an adverb is no verb, or one within an attribute: 已(开工的项目)."""
    return "的" in rest or (not rest.startswith(_SHARES) and not (acts(rest) or _acts(rest)))


def _without_deed(phrase: str, acted_on: bool) -> str:
    """(对176个)项目的检查 → 项目: what is done with a counted thing is not what is counted."""
    deed = None if acted_on else _DEED.search(phrase)
    return phrase[: deed.start()] if deed and acts(deed[1]) else phrase


def _predicate_start(phrase: str, goes_on: bool, acted_on: bool) -> int:
    """Where it is told what became of a thing: at 全部建成 in 5座水库全部建成.

    `goes_on` tells that another quantity follows, so that a verb at the end is one.
    """
    hidden = _QUOTED.sub(lambda match: "x" * len(match[0]), phrase)
    found = wording.PREDICATE.search(hidden, 1)
    if found and (goes_on or found.end() < len(phrase)):
        return found.start()
    final = (wording.RESULT if acted_on else wording.FINAL).search(hidden, 1)
    if not final:
        return len(phrase)
    return final.start() if acted_on else len(without_action(phrase[: final.start()]))


def without_verdict(phrase: str) -> str:
    """`phrase` without the verbs and prepositions that end it: 达到, 提高到, 控制在."""
    cut = max(0, len(phrase) - _LONGEST_VERDICT)
    return phrase[:cut] + wording.TRAILING.sub("", phrase[cut:])


def leading(phrase: str) -> int:
    """How much of `phrase` goes before its subject or verb."""
    position, start = 0, -1
    while position > start:
        start = position
        if match := wording.LEADING.match(phrase, position):
            position = match.end()
        match = wording.MANNER.match(phrase, position)
        if match and _acts(phrase[match.end() :]):
            position = match.end()
        if match := wording.FRAME.match(phrase, position):
            position = match.end()
        if match := wording.CIRCUMSTANCE.match(phrase, position):
            verb = find_verb(phrase, max(match.end() + 1, phrase.rfind("的") + 1))
            position = verb if verb > 0 else _after_circumstance(phrase, match)
    return position


def _after_circumstance(phrase: str, preposition: re.Match[str]) -> int:
    """Where a phrase goes on after a preposition with no known verb after it.

    What belongs to an attribute stays (在食堂吃饭的人数), a verb that is not known is taken
    to stand at the end: 为中小企业(清欠).
    """
    if len(preposition[0]) > 1 or (preposition[0] in "在对" and "的" in phrase[:-1]):
        return preposition.start()
    rest = len(phrase) - preposition.end()
    ends = preposition[0] in "为给" and rest >= 2 * _VERB and not _NO_END.search(phrase)
    return len(phrase) - _VERB if ends else preposition.end()


def _acts(phrase: str) -> bool:
    return verb_at_start(phrase) or phrase.startswith(ACHIEVED)
