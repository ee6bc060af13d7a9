"""Follow-ups: a question that leans on the one before it (增速呢, 那齐陵呢).

Nothing is generated: what the new question names replaces the same slot of the old one
(place, time, kind of answer, done or planned), and the old words of content go on to count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from index.report import Status
from retrieval.cues import WITH_FIGURE, Kind
from retrieval.places import Mention, Scope
from retrieval.question import CHANGE, LIGHT, Concept, Question
from retrieval.wanted import role_in

_LEANS = re.compile(
    r"^(?:那|换成|换|再说|还有|另外|以及|其中|它|其|这个|[光只就单][说看问要]|隔壁|旁边)"
)
_TRAILS = re.compile(r"(?:[呢咧嘞哩]|(?<![目有])的)[?。\s]*$")
_CHANGES = re.compile(
    r"(?:稳定|保持|维持|达|提高|提升|增加|增长|完成|实现|超过|突破|降低?|下降|减少?|涨|上涨|控制|定|压)[到至在为成]?"
)
"""What becomes of a matter that the question does not name (今年打算稳定在多少)."""
_OTHER = re.compile(r"^(?:那|换成|换|再说)")
_COMMON = 2
_KEPT_BESIDE_ONE, _KEPT_BESIDE_MORE = 0.8, 0.3


Saying = Callable[[str], frozenset[str]]
"""The keys of the reports that say a wording."""


def leans(
    question: Question, is_held: Callable[[str], bool], is_particular: Callable[[str], bool]
) -> bool:
    """Whether a question says too little to stand alone: what is asked, of what, of whom.

    A metric or a post is any place's, so the place must be named; a matter of few places
    (`is_particular`) that a question of how, why or which names is a whole question. One of
    something that the library never mentions (`is_held`) stands alone too, to be refused.
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
    matter = [one.text for one in words if _is_matter(one) and not role_in(one.text)]
    if question.kind not in WITH_FIGURE and any(map(is_particular, matter)):
        return False
    return all(is_held(concept.text) for concept in words)


def _is_matter(concept: Concept) -> bool:
    """Whether a word may name a matter by itself: a post, or more than a common word of two."""
    return (len(concept.text) > _COMMON and not concept.metric) or bool(role_in(concept.text))


def merge(
    previous: Question, current: Question, saying: Saying, measures: Callable[[str], bool]
) -> Question:
    """The current question with what it leaves out filled in from the previous one.

    `measures` tells whether reports have figures of a name.
    """
    previous = _without_stranger(previous)
    replaced = _replaced(previous, current, measures)
    kept = _kept(previous, current, replaced)
    runs = _runs_without(previous.runs, replaced) if kept else ()
    kind = previous.kind if _leaves_kind(previous, current) else current.kind
    return replace(
        current,
        normal=f"{' '.join(runs or previous.runs)} {current.normal}",
        concepts=(*current.concepts, *kept),
        runs=(*current.runs, *(runs if len(current.concepts) <= 1 else ())),
        kind=kind,
        unit=current.unit if current.kind is not Kind.ANY else previous.unit,
        counted=current.counted or previous.counted,
        status=previous.status if current.status is Status.UNKNOWN else current.status,
        scope=_scope(previous, current, saying),
        periods=current.periods or (() if current.current else previous.periods),
        times=current.times or (() if current.current else previous.times),
        current=_current(previous, current),
        insists=current.insists or (current.kind is Kind.ANY and previous.insists),
        leaning=True,
        said=len(current.concepts),
    )


def _without_stranger(question: Question) -> Question:
    """A question whose words do not name a place that nothing is held of; its scope does."""
    stranger = question.scope.unknown
    return replace(
        question,
        concepts=tuple(one for one in question.concepts if one.text not in stranger),
        runs=_runs_without(question.runs, frozenset({stranger})),
    )


def _leaves_kind(previous: Question, current: Question) -> bool:
    """Whether it goes on to ask for what was asked: 哪个省最高 orders growths after growths."""
    return current.kind is Kind.ANY or (current.weighs and previous.kind is Kind.GROWTH)


def _replaced(
    previous: Question, current: Question, measures: Callable[[str], bool]
) -> frozenset[str]:
    """The words of the previous question whose place those of the current one take.

    A thing that is measured, or that something is asked of (有哪些重点项目), takes the place of
    the metric asked for before, and a bare word
    (那投资呢) that of the bare word before it (那招商引资呢).
    """
    words, old = _words(current.concepts), _words(previous.concepts)
    is_bare = bool(words) and current.kind is Kind.ANY and current.status is Status.UNKNOWN
    bare = _words(previous.concepts[: previous.said]) if is_bare else []
    asks_anew = current.kind is not Kind.ANY and any(map(_is_matter, words))
    if asks_anew or any(one.metric for one in words):
        return _texts([*bare, *_measured(old, measures)])
    if is_bare and not bare and any(measures(one.text) for one in words):
        return _texts(_measured(old, measures))
    return _texts(bare)


def _measured(words: list[Concept], measures: Callable[[str], bool]) -> list[Concept]:
    """The metrics of the lexicon, or the only word there is, if figures are called so."""
    named = [one for one in words if one.metric]
    return named or (words if len(words) == 1 and measures(words[0].text) else [])


def _texts(concepts: Iterable[Concept]) -> frozenset[str]:
    return frozenset(one.text for one in concepts)


def _words(concepts: Iterable[Concept]) -> list[Concept]:
    """The words that name a matter, without those that ask for its growth."""
    return [one for one in concepts if one.weight > LIGHT and not CHANGE.fullmatch(one.text)]


def _runs_without(runs: Iterable[str], replaced: frozenset[str]) -> tuple[str, ...]:
    for word in replaced:
        runs = [run.replace(word, "") for run in runs]
    return tuple(run for run in runs if run)


def _current(previous: Question, current: Question) -> frozenset[str] | None:
    """去年 goes on to hold until another time is named."""
    return current.current if current.periods or current.current else previous.current


def _scope(previous: Question, current: Question, saying: Saying) -> Scope:
    """The place asked about; what the old place's reports never say is a new place (那新区呢)."""
    if current.scope.mentions or current.scope.unknown or current.league.asked:
        return current.scope
    if previous.scope.unknown:
        return replace(current.scope, unknown=previous.scope.unknown)
    if not previous.scope.mentions:
        return current.scope
    if not _OTHER.search(current.normal) or current.kind is not Kind.ANY or not current.runs:
        return previous.scope
    reports = saying(current.runs[0])
    if reports & previous.scope.reports or not reports:
        return previous.scope
    return Scope((Mention(0, 0, current.runs[0], reports),))


def _kept(previous: Question, current: Question, replaced: frozenset[str]) -> list[Concept]:
    words = [concept for concept in current.concepts if len(concept.text) > 1]
    share = (1.0, _KEPT_BESIDE_ONE, _KEPT_BESIDE_MORE)[min(len(words), 2)]
    gone = replaced | {concept.text for concept in current.concepts}
    return [
        replace(concept, weight=concept.weight * share, formal=concept.formal and not words)
        for concept in previous.concepts
        if concept.text not in gone
    ]
