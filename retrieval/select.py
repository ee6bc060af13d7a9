"""Which of the ranked hits are shown: the best, and what a person would want beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from retrieval.question import Question
from retrieval.rank import Hit

MOST = 5
"""The most quotes in an answer."""
WORTH = 0.5
"""A further quote is shown from this share of the best score on."""


def select(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Up to `MOST` hits, best first; one from each place first when several are named."""
    if not hits:
        return []
    worth = [hit for hit in hits if hit.score >= WORTH * hits[0].score]
    if len(question.scope.mentions) > 1:
        worth = list(_in_turn(_by_mention(question, worth)))
    return worth[:MOST]


def _by_mention(question: Question, hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    for mention in question.scope.mentions:
        yield [hit for hit in hits if hit.passage.report in mention.reports]
    named = question.scope.reports
    yield [hit for hit in hits if hit.passage.report not in named]


def _in_turn(groups: Iterable[list[Hit]]) -> Iterator[Hit]:
    rounds = zip_longest(*groups)
    return (hit for hit in chain.from_iterable(rounds) if hit is not None)
