"""How far a mean over questions may be off, since only so many were asked.

95 % percentile bootstrap intervals: Efron and Tibshirani, An Introduction to the Bootstrap,
1993, ch. 13. The mean of paired differences gives the interval of a change: both runs answered
the same questions, so what is hard for both does not widen it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

_RESAMPLES = 1000


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of the mean of `values`, of which there is at least one; repeatable."""
    draw, count = random.Random(0), len(values)
    means = sorted(sum(draw.choices(values, k=count)) / count for _ in range(_RESAMPLES))
    return means[int(0.025 * _RESAMPLES)], means[int(0.975 * _RESAMPLES)]
