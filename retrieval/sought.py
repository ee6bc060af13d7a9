"""The form of what a question wants told: a time, a rank, a name of a kind (哪家医院, 什么奖)."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.cues import WITH_WORDING
from retrieval.cues import Kind as Wish
from retrieval.lexicon.kinds import Kind, load_kinds
from retrieval.question import Question
from retrieval.wanted import (
    explains,
    gives_a_reason,
    names_a_person,
    names_holder,
    role_in,
    wanted_in,
)

_WISHES = frozenset({Wish.NAME, Wish.LIST})
_TOLD = {Wish.WHY: gives_a_reason, Wish.MEANING: explains}
_WHO, _HOLDER = re.compile(r"谁(?!家)"), re.compile(r"谁(?!家)|哪一?位")
_BODIES = "单位"
"""Who is asked for may be a body as well as a person."""


class Sought:
    """What form the answer to one question has; false if nothing is known of it."""

    def __init__(self, question: Question) -> None:
        self._wish = question.kind
        by_kind = question.kind in _WISHES and not question.compares
        self._kinds = _kinds_of(question) if by_kind else ()
        self._who = by_kind and _WHO.search(question.normal) is not None
        self._role = role_of(question)
        if self._who and not self._role:
            self._kinds += load_kinds().asked(_BODIES)

    def __bool__(self) -> bool:
        of_form = self._wish in WITH_WORDING or self._wish in _TOLD
        return of_form or bool(self._kinds or self._role)

    def found_in(self, text: str) -> bool:
        """Whether something of that form stands in a text: a time, a name of the kind, a reason."""
        if self._wish in WITH_WORDING:
            return bool(wanted_in(self._wish, text))
        if self._wish in _TOLD:
            return _TOLD[self._wish](text)
        if self._role:
            return names_holder(self._role, text)
        named = any(_named(kind, text) for kind in self._kinds)
        return named or (self._who and names_a_person(text))


def _kinds_of(question: Question) -> tuple[Kind, ...]:
    """Those of the noun behind the question word, else of the one before it."""
    asked = [concept.text for concept in question.concepts if concept.asked]
    runs = {word: run for word in asked for run in question.runs if run.startswith(word)}
    nouns = (noun for word in reversed(asked) for noun in (runs.get(word, word), word))
    return next((kinds for noun in nouns if (kinds := load_kinds().asked(noun))), ())


def role_of(question: Question) -> str:
    """The office whose holder is asked for (谁是镇长), the last one named; empty if none is."""
    if question.kind not in _WISHES or not _HOLDER.search(question.normal):
        return ""
    roles = (role_in(one.text) for one in reversed(question.concepts))
    return next(filter(None, roles), "")


@lru_cache(maxsize=4096)
def _named(kind: Kind, text: str) -> bool:
    return kind.named(text)
