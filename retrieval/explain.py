"""Why an answer is what it is: what was understood, every candidate with its evidence, the lead.

Nothing is estimated afterwards: the shares shown are the summands of the score itself.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from index.catalog import StoredReport
from retrieval.evidence import Evidence, weights_of
from retrieval.model import Answer
from retrieval.question import Question
from retrieval.rank import Hit


@dataclass(frozen=True, slots=True)
class Share:
    """What one piece of evidence adds to a score: `value` times its weight is `points`."""

    evidence: str
    value: float
    points: float


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A ranked hit with its report, the clause itself, and the shares of its score."""

    report: StoredReport
    hit: Hit
    clause: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer with the question as it was understood and all candidates, best first.

    `confidence` is how likely the first candidate answers (0 to 1), `least` what it takes to
    be shown; None where there is no candidate.
    """

    question: Question
    answer: Answer
    candidates: tuple[Candidacy, ...]
    confidence: float | None
    least: float

    @property
    def lead(self) -> tuple[Share, ...]:
        """What sets the first candidate apart from the second, largest first."""
        if len(self.candidates) < 2:
            return ()
        weights = weights_of(self.question.wants_figure)
        first, second = (shares_of(each.hit.evidence, weights) for each in self.candidates[:2])
        apart = [
            Share(a.evidence, a.value - b.value, a.points - b.points)
            for a, b in zip(first, second, strict=True)
        ]
        return tuple(sorted(filter(_counts, apart), key=lambda share: -abs(share.points)))


def explain(hit: Hit, report: StoredReport, question: Question) -> Candidacy:
    """A hit with what its score is made of, largest shares first."""
    clause, start = hit.passage.clauses[hit.clause], hit.passage.start
    text = hit.passage.text[clause.start - start : clause.end - start].strip()
    summands = shares_of(hit.evidence, weights_of(question.wants_figure))
    shares = sorted(filter(_counts, summands), key=lambda share: -share.points)
    return Candidacy(report, hit, text, tuple(shares))


def shares_of(evidence: Evidence, weights: Evidence) -> tuple[Share, ...]:
    """The summands of the score of some evidence, in the order of its fields."""
    names = [field.name for field in fields(Evidence)]
    pairs = ((name, getattr(evidence, name), getattr(weights, name)) for name in names)
    return tuple(Share(name, value, value * weight) for name, value, weight in pairs)


def _counts(share: Share) -> bool:
    return abs(share.points) >= 0.005
