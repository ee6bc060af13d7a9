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
CORE, MOST = 0.4, 0.5
"""It must say so much of the weightiest word that the library holds, or of all together."""
METRIC = 0.55
"""A value must stand in a sentence that says so much of the metric asked for."""


def find_gap(question: Question, hits: Sequence[Hit]) -> tuple[Gap, str] | None:
    """What is missing for an answer and the word of the question it concerns, if anything."""
    if question.scope.unknown:
        return Gap.PLACE, question.scope.unknown
    if not hits:
        return Gap.NOTHING, ""
    gaps = [_gap_of(question, hit) for hit in _best_by_place(question, hits)]
    if None in gaps:
        return None
    return _named(question, gaps[0] or Gap.NOTHING)


def is_near(gap: Gap, hit: Hit) -> bool:
    """Whether a hit is worth showing as the nearest that there is."""
    return gap is not Gap.PLACE and hit.evidence.headings >= ENOUGH


def _named(question: Question, gap: Gap) -> tuple[Gap, str]:
    """The gap with the word of the question that it concerns."""
    places = question.scope.mentions
    if gap is Gap.NOTHING and places:
        return Gap.METRIC, " ".join((places[0].name, *question.runs))
    return gap, question.times[0] if gap is Gap.PERIOD and question.times else ""


def _best_by_place(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """The best hit of each place named; one answerable place makes a question answerable."""
    best = [
        next((hit for hit in hits if hit.passage.report in mention.reports), None)
        for mention in question.scope.mentions
    ]
    return [hit for hit in best if hit] or [hits[0]]


def _gap_of(question: Question, hit: Hit) -> Gap | None:
    said = hit.evidence
    if said.place < 0 or said.headings < ENOUGH:
        return Gap.NOTHING
    if said.core < CORE and said.headings < MOST:
        return Gap.NOTHING
    if said.period < 0:
        return Gap.PERIOD
    if question.wants_figure and (said.metric < METRIC or not _has_value(question, hit)):
        return Gap.VALUE
    return None


def _has_value(question: Question, hit: Hit) -> bool:
    """Whether a value of the kind asked for stands there, achieved or planned as asked."""
    figure = hit.figure
    if figure is None:
        return not (question.unit or question.insists)
    if question.status is Status.PLANNED and figure.status is Status.DONE:
        return False
    return same_kind(figure, question)
