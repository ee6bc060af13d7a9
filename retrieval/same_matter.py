"""Are two texts about the same matter? A letter is no question, so its words need no answer.

What tells is how much of what is rare in the text the best find says, whether it is the one
most like it, how far it leads the best of another report, and how near its clause is: a logistic
regression, fitted on letters whose replies are among the five shown, or not held
(docs/ranking.md).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from retrieval.rank import Hit

INTERCEPT = -5.88
WEIGHTS = 3.00, 4.69, 2.05, 4.12
"""Of the signs, in their order."""

LEAST = 0.07
"""The least confidence to show what is like a text, the highest that loses under three in a
hundred of the replies: a letter gets others to look through, told to be but like it."""


def confidence(hits: Sequence[Hit]) -> float:
    """How likely one of the best hits of a text is about the same matter, from 0 to 1."""
    total = sum(w * sign for w, sign in zip(WEIGHTS, signs(hits), strict=True))
    return 1 / (1 + math.exp(-(INTERCEPT + total)))


def signs(hits: Sequence[Hit]) -> tuple[float, float, float, float]:
    """What the confidence rests on, in the order of the weights."""
    best, said = hits[0], hits[0].evidence
    others = (hit.score for hit in hits if hit.passage.report != best.passage.report)
    lead = (best.score - next(others, best.score)) / max(best.score, 0.1)
    return said.whole, min(1.0, max(0.0, lead)), said.engines, max(said.vector, 0.0)
