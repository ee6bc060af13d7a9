"""Follow-ups: a question that leans on the one before it (增速呢, 那齐陵呢).

Nothing is generated: what the new question names replaces the same slot of the old one
(place, time, kind of answer, done or planned), and the old words of content go on to count.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from index.report import Status
from retrieval.cues import Kind
from retrieval.places import Mention, Scope
from retrieval.question import Concept, Question

_LEANS = re.compile(
    r"^(?:那|换成|换|再说|还有|另外|以及|其中|它|其|这个|[光只就单][说看问要]|隔壁|旁边)"
)
_TRAILS = re.compile(r"(?:[呢咧嘞哩]|(?<![目有])的)[?。\s]*$")
_CHANGES = re.compile(
    r"(?:稳定|保持|维持|达|提高|提升|增加|增长|完成|实现|超过|突破|降低?|下降|减少?|涨|上涨|控制|定|压)[到至在为成]?"
)
"""What becomes of a matter that the question does not name (今年打算稳定在多少)."""
_OTHER = re.compile(r"^(?:那|换成|换|再说)")
_KEPT_BESIDE_ONE, _KEPT_BESIDE_MORE = 0.8, 0.3


Saying = Callable[[str], frozenset[str]]
"""The keys of the reports that say a wording."""


def leans(question: Question, is_held: Callable[[str], bool]) -> bool:
    """Whether a question says too little to stand alone.

    One of something that the library never mentions (`is_held`) stands alone, to be refused.
    """
    words = [
        concept
        for concept in question.concepts
        if len(concept.text) > 1 and not _CHANGES.fullmatch(concept.text)
    ]
    names_no_matter = bool(question.scope.mentions or question.periods) and not words
    if names_no_matter or _LEANS.search(question.normal):
        return True
    whole = bool(question.scope.mentions and words and question.kind is not Kind.ANY)
    if _TRAILS.search(question.normal):
        return not whole
    if question.scope.mentions or question.kind is Kind.ANY or len(words) > 1:
        return False
    return all(is_held(concept.text) for concept in words)


def merge(previous: Question, current: Question, saying: Saying) -> Question:
    """The current question with what it leaves out filled in from the previous one."""
    kept = _kept(previous, current)
    return replace(
        current,
        normal=f"{' '.join(previous.runs)} {current.normal}",
        concepts=(*current.concepts, *kept),
        runs=(*current.runs, *(previous.runs if kept and len(current.concepts) <= 1 else ())),
        kind=current.kind if current.kind is not Kind.ANY else previous.kind,
        unit=current.unit if current.kind is not Kind.ANY else previous.unit,
        counted=current.counted or previous.counted,
        status=previous.status if current.status is Status.UNKNOWN else current.status,
        scope=_scope(previous, current, saying),
        periods=current.periods or (() if current.current else previous.periods),
        times=current.times or previous.times,
        current=_current(previous, current),
        insists=current.insists or (current.kind is Kind.ANY and previous.insists),
        leaning=True,
    )


def _current(previous: Question, current: Question) -> frozenset[str] | None:
    """去年 goes on to hold until another time is named."""
    return current.current if current.periods or current.current else previous.current


def _scope(previous: Question, current: Question, saying: Saying) -> Scope:
    """The place asked about; what the old place's reports never say is a new place (那新区呢)."""
    named = current.scope.mentions or current.scope.unknown
    if named or not previous.scope.mentions:
        return current.scope
    if not _OTHER.search(current.normal) or current.kind is not Kind.ANY or not current.runs:
        return previous.scope
    reports = saying(current.runs[0])
    if reports & previous.scope.reports or not reports:
        return previous.scope
    return Scope((Mention(0, 0, current.runs[0], reports),))


def _kept(previous: Question, current: Question) -> list[Concept]:
    words = [concept for concept in current.concepts if len(concept.text) > 1]
    share = (1.0, _KEPT_BESIDE_ONE, _KEPT_BESIDE_MORE)[min(len(words), 2)]
    said = {concept.text for concept in current.concepts}
    other_metric = any(concept.metric for concept in current.concepts)
    return [
        replace(concept, weight=concept.weight * share, formal=concept.formal and not words)
        for concept in previous.concepts
        if concept.text not in said and not (other_metric and concept.metric)
    ]
