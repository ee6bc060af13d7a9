"""The form of what a question wants told: a time, a rank, a name of a kind (哪家医院, 什么奖)."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.cues import WITH_WORDING
from retrieval.cues import Kind as Wish
from retrieval.lexicon.kinds import Kind, load_kinds
from retrieval.question import Question
from retrieval.wanted import gives_a_reason, names_a_person, wanted_in

_WISHES = frozenset({Wish.NAME, Wish.LIST})
_WHO = re.compile(r"谁(?!家)")
_BODIES = "单位"
"""Who is asked for may be a body as well as a person."""


class Sought:
    """What form the answer to one question has; false if nothing is known of it."""

    def __init__(self, question: Question) -> None:
        self._wish = question.kind
        by_kind = question.kind in _WISHES and not question.compares
        self._kinds = _kinds_of(question) if by_kind else ()
        self._who = by_kind and _WHO.search(question.normal) is not None
        if self._who:
            self._kinds += load_kinds().asked(_BODIES)

    def __bool__(self) -> bool:
        return self._wish in WITH_WORDING or self._wish is Wish.WHY or bool(self._kinds)

    def found_in(self, text: str) -> bool:
        """Whether something of that form stands in a text: a time, a name of the kind, a reason."""
        if self._wish in WITH_WORDING:
            return bool(wanted_in(self._wish, text))
        if self._wish is Wish.WHY:
            return gives_a_reason(text)
        named = any(_named(kind, text) for kind in self._kinds)
        return named or (self._who and names_a_person(text))


def _kinds_of(question: Question) -> tuple[Kind, ...]:
    """Those of the noun behind the question word, else of the one before it."""
    asked = [concept.text for concept in question.concepts if concept.asked]
    runs = {word: run for word in asked for run in question.runs if run.startswith(word)}
    nouns = (noun for word in reversed(asked) for noun in (runs.get(word, word), word))
    return next((kinds for noun in nouns if (kinds := load_kinds().asked(noun))), ())


@lru_cache(maxsize=4096)
def _named(kind: Kind, text: str) -> bool:
    return kind.named(text)
