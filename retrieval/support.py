"""May we answer? Decided by what is covered, apart from the score that ranks.

Similarity cannot tell an unanswerable question (it names real things); coverage of its
place, its period, its words and the kind of its value can.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.report import Status
from retrieval.fit import same_kind
from retrieval.model import Gap
from retrieval.question import Question
from retrieval.rank import Hit

ENOUGH = 0.33
"""The least share of the question's mass that the best hit, with its headings, must say."""
ELSEWHERE = 0.75
"""With less than this share of what another place's report says, it is that place's matter."""


def find_gap(question: Question, hits: Sequence[Hit]) -> tuple[Gap, str] | None:
    """What is missing for an answer and the word of the question it concerns, if anything."""
    if question.scope.unknown:
        return Gap.PLACE, question.scope.unknown
    if not hits:
        return Gap.NOTHING, ""
    best = hits[0]
    if _is_elsewhere(best, hits):
        return Gap.METRIC, question.scope.mentions[0].name
    gap = _gap_of(question, best)
    return (gap, "") if gap else None


def _gap_of(question: Question, best: Hit) -> Gap | None:
    if best.evidence.headings < ENOUGH:
        return Gap.NOTHING
    if best.evidence.period < 0:
        return Gap.PERIOD
    if question.wants_figure and not _has_value(question, best):
        return Gap.VALUE
    return None


def _is_elsewhere(best: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a place is named, and only reports of other places speak of the matter."""
    if best.evidence.place < 0:
        return True
    others = [hit.evidence.sentence for hit in hits if hit.evidence.place < 0]
    return best.evidence.headings < ELSEWHERE * max(others, default=0.0)


def _has_value(question: Question, hit: Hit) -> bool:
    """Whether a value of the kind asked for stands there, achieved or planned as asked."""
    figure = hit.figure
    if figure is None:
        return not question.unit
    if question.status is Status.PLANNED and figure.status is Status.DONE:
        return False
    return same_kind(figure, question)
