"""Does a page tell what is asked for? The confidence for what stands on pages and in replies.

A page tells of one matter in a few lines, so what a report would be refused for, that little of
the question is said or that other hits come near, speaks less against it. A logistic regression
over five of the signs of `support.py`, fitted by `benchmarks/fit_pages.py` (docs/ranking.md).
"""

from __future__ import annotations

import math

from retrieval.evidence import Evidence

INTERCEPT = -2.15
WEIGHTS = 1.38, 1.02, 0.47, 1.13, 0.84
"""Of the signs, in their order."""

LEAST = 0.3
"""The least confidence to show pages, the highest that loses under three in a hundred of those
that answer: several are shown, and looked through, so it takes less than an answer."""


def confidence(said: Evidence, is_placed: bool) -> float:
    """How likely one of the best pages answers, from 0 to 1; `is_placed`: a place is named."""
    total = sum(w * sign for w, sign in zip(WEIGHTS, signs(said, is_placed), strict=True))
    return 1 / (1 + math.exp(-(INTERCEPT + total)))


def signs(said: Evidence, is_placed: bool) -> tuple[float, float, float, float, float]:
    """How much of the question the hit says with its headings, the cosine of its clause, the
    score of the engines, that a place is named, that it is of the time asked for."""
    return (
        said.headings,
        max(said.vector, 0.0),
        said.engines,
        float(is_placed),
        max(said.period, 0.0),
    )
