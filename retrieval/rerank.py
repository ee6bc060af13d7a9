"""The best hits judged once more, by a cross-encoder that reads question and passage together.

Off unless `RERANK_MODEL` names one. What it says is one more piece of evidence, so that it
is weighed against the others and shown among them; what contradicts the place or the time
asked for stays behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.embed import Reranker
from retrieval.evidence import weights_of
from retrieval.question import Question
from retrieval.quote import around_focus
from retrieval.rank import Hit, in_order

DEPTH = 12
"""How many hits are read: each costs a run of the model."""


def rerank(question: Question, hits: Sequence[Hit], model: Reranker) -> list[Hit]:
    """The first `DEPTH` hits in the order that the model's word gives them, then the others."""
    first, rest = hits[:DEPTH], hits[DEPTH:]
    told = model.scores(question.normal, [_text(hit) for hit in first])
    weight = weights_of(question.wants_figure).reranked
    judged = [_with(hit, score, weight) for hit, score in zip(first, told, strict=True)]
    return [*in_order(judged), *rest]


def _text(hit: Hit) -> str:
    """What would be quoted."""
    clause, passage = hit.passage.clauses[hit.clause], hit.passage
    start, end = around_focus(passage, (clause.start, clause.end))
    return passage.text[start - passage.start : end - passage.start].strip()


def _with(hit: Hit, score: float, weight: float) -> Hit:
    evidence = replace(hit.evidence, reranked=score)
    return replace(hit, score=hit.score + weight * score, evidence=evidence)
