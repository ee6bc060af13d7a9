"""An explanation of an answer: a few readable lines for the terminal, or an object for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot import texts
from bot.jsonl import answer_object, interval
from bot.texts import explained as wording
from retrieval.explain import Candidacy, Explanation, Share
from retrieval.question import Concept, Question

SHOWN = 3
"""How many candidates the terminal shows."""

_FEW = 5
"""How many shares of a score, and how many other wordings of a word, are shown."""


def explained(explanation: Explanation) -> Iterator[str]:
    """The lines: what was understood, the best candidates, why the first of them is the first."""
    yield wording.EXPLAIN_READING
    yield from (f"  {line}" for line in _reading(explanation.question))
    total = len(explanation.candidates)
    yield wording.explain_candidates(min(SHOWN, total), total)
    for number, candidacy in enumerate(explanation.candidates[:SHOWN], start=1):
        yield from (f"  {line}" for line in _candidate(number, candidacy))
    if explanation.lead:
        yield wording.EXPLAIN_LEAD + _shares(explanation.lead)
    if explanation.confidence is not None:
        yield wording.explain_confidence(explanation.confidence, explanation.least)
    if refusal := explanation.answer.refusal:
        yield wording.EXPLAIN_REFUSED + texts.missing(refusal.gap, refusal.subject)


def explanation_object(explanation: Explanation) -> dict[str, Any]:
    """Everything, candidates with all their evidence, in the form of docs/jsonl.md."""
    question = explanation.question
    return {
        "question": {
            "text": question.text,
            "places": [
                {"name": one.name, "reports": len(one.reports)} for one in question.scope.mentions
            ],
            "within": list(question.scope.within),
            "periods": [interval(period) for period in question.periods],
            "kind": question.kind.value,
            "unit": question.unit,
            "status": question.status.value,
            "words": [_word(concept) for concept in question.concepts],
        },
        "candidates": [_candidate_object(one) for one in explanation.candidates],
        "lead": [_share_object(share) for share in explanation.lead],
        "confidence": explanation.confidence,
        "least": explanation.least,
        "answer": answer_object("", explanation.answer),
    }


def _reading(question: Question) -> Iterator[str]:
    places = [wording.explain_place(m.name, len(m.reports)) for m in question.scope.mentions]
    named = {
        wording.EXPLAIN_PLACES: "、".join(places),
        wording.EXPLAIN_WITHIN: "、".join(question.scope.within),
        wording.EXPLAIN_UNKNOWN: question.scope.unknown,
        wording.EXPLAIN_PERIODS: "、".join(map(texts.period, question.periods)),
        wording.EXPLAIN_KIND: wording.KINDS[question.kind] + question.unit,
        wording.EXPLAIN_STATUS: wording.STATUSES[question.status],
    }
    yield "  ".join(f"{name}：{value}" for name, value in named.items() if value)
    yield from (_spoken(concept) for concept in question.concepts)


def _spoken(concept: Concept) -> str:
    others = [one.text for one in concept.wordings if one.text != concept.text]
    more = f"（{wording.EXPLAIN_ALSO}{'、'.join(others[:_FEW])}）" if others else ""
    return f"“{concept.text}”×{concept.weight:g}{more}"


def _candidate(number: int, candidacy: Candidacy) -> Iterator[str]:
    figure = candidacy.hit.figure
    value = f"  → {figure.metric} {figure.value}{figure.unit}" if figure else ""
    yield f"{number}. {candidacy.hit.score:.2f}  {candidacy.report.metadata.title}"
    yield f"   {texts.one_line(candidacy.clause)}{value}"
    yield f"   {_shares(candidacy.shares)}"


def _shares(shares: tuple[Share, ...]) -> str:
    return "，".join(
        f"{wording.EVIDENCE[share.evidence]} {share.points:+.2f}" for share in shares[: 2 * _FEW]
    )


def _word(concept: Concept) -> dict[str, Any]:
    return {
        "text": concept.text,
        "weight": concept.weight,
        "wordings": {one.text: one.weight for one in concept.wordings},
    }


def _candidate_object(candidacy: Candidacy) -> dict[str, Any]:
    hit, clause = candidacy.hit, candidacy.hit.passage.clauses[candidacy.hit.clause]
    return {
        "report": candidacy.report.source,
        "section": list(hit.passage.path),
        "clause": candidacy.clause,
        "start": clause.start,
        "end": clause.end,
        "figure": hit.figure.value + hit.figure.unit if hit.figure else None,
        "score": hit.score,
        "shares": [_share_object(share) for share in candidacy.shares],
    }


def _share_object(share: Share) -> dict[str, Any]:
    return {"evidence": share.evidence, "value": share.value, "points": share.points}
