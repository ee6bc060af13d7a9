"""Rows answered by the figures of one metric: 各省GDP前五, 近三年粮食产量.

A question that sets places or years side by side and names nothing but a metric of the lexicon
is answered from the figures that bear its name, whatever else resembles it. A row that has
none keeps what was found for it by its words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from index.library import Library
from index.report import Status
from index.stretches import is_stretch
from retrieval.evidence import Evidence
from retrieval.key_figures import Held
from retrieval.measure import AMOUNT, Measure, compared_in, nearest
from retrieval.question import CHANGE, LIGHT, Question
from retrieval.rank import Hit
from retrieval.rows import Row
from retrieval.side_by_side import Metric, held_by, metric_of

_SURE = Evidence(
    clause=1.0, sentence=1.0, passage=1.0, headings=1.0, formal=1.0, metric=1.0, head=1.0,
    least=1.0, engines=1.0, kind=1.0, here=1.0, pure=1.0, period=1.0, place=1.0,
)  # fmt: skip
"""What speaks for a figure of the very metric, place and time."""
_AHEAD = 0.01

Rows = Mapping[Row, Sequence[Hit]]


def tabled(question: Question, rows: Rows, library: Library) -> dict[Row, list[Hit]]:
    """The rows, each led by its figure of the metric asked for, if the question names just one.

    Where places are put in order, that is all.
    """
    metric = metric_of(question)
    if not rows or metric is None or not names_only(question):
        return {row: list(hits) for row, hits in rows.items()}
    told = {row: _of_a_year(held_by(row, metric, library)) for row in rows}
    if not any(told.values()):
        return {row: list(hits) for row, hits in rows.items()}
    measure = _measure(question, metric, told.values())
    best = max((hit.score for hits in rows.values() for hit in hits), default=1.0) + _AHEAD
    led = {row: _first(held, measure, best) for row, held in told.items()}
    if question.weighs:
        return led
    return {row: first + _without(first, rows[row]) for row, first in led.items()}


def names_only(question: Question) -> bool:
    """Whether a question names a metric and nothing that would make another of it."""
    metric = metric_of(question)
    said = "".join(metric.names) if metric else ""
    return not question.scope.within and all(
        one.metric or one.weight <= LIGHT or one.text in said or CHANGE.fullmatch(one.text)
        for one in question.concepts
    )


def _of_a_year(held: Mapping[Measure, Held]) -> dict[Measure, Held]:
    """Without what is of several years, such as a yearly average."""
    return {
        measure: one
        for measure, one in held.items()
        if one.figure.period is None or not is_stretch(one.figure.period)
    }


def _measure(
    question: Question, metric: Metric, told: Collection[Mapping[Measure, Held]]
) -> Measure:
    """The kind asked for; where results are put in order, amounts if there are any."""
    planned = question.status is Status.PLANNED
    if question.weighs and not metric.growth and not planned and any(AMOUNT in one for one in told):
        return AMOUNT
    return compared_in(told, planned=planned, growth=metric.growth)


def _first(held: Mapping[Measure, Held], measure: Measure, score: float) -> list[Hit]:
    """The figure of a row; what is of another kind than is compared is no pure one."""
    if not held:
        return []
    kind = nearest(held, measure)
    passage, figure = held[kind].passage, held[kind].figure
    clause = next(n for n, one in enumerate(passage.clauses) if one.start <= figure.start < one.end)
    status = 1.0 if kind.planned is measure.planned else -1.0
    evidence = replace(_SURE, status=status, pure=float(kind == measure))
    return [Hit(passage, clause, figure, score, evidence)]


def _without(first: Sequence[Hit], hits: Sequence[Hit]) -> list[Hit]:
    """The other hits of a row than that of its figure."""
    shown = {(hit.passage.id, hit.clause) for hit in first}
    return [hit for hit in hits if (hit.passage.id, hit.clause) not in shown]
