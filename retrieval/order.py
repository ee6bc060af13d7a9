"""Hits in the order of their figures: 前五, 最高, 谁多.

Only figures of one dimension are put in order, and growths are not compared with amounts.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.league import League
from retrieval.rank import Hit


def in_order(league: League, hits: Sequence[Hit]) -> list[Hit]:
    """The hits by their figures as asked; as they are, where figures cannot be compared."""
    if not league.sign:
        return list(hits)
    told = [hit for hit in hits if hit.figure and hit.figure.number is not None]
    common = _common(told)
    comparable = [hit for hit in told if _measure(hit) == common]
    comparable.sort(key=lambda hit: -league.sign * _number(hit))
    rest = [hit for hit in hits if hit not in comparable]
    return [*comparable[: league.top or None], *([] if league.top else rest)]


def _common(hits: Sequence[Hit]) -> tuple[str, bool]:
    """The measure that most figures share."""
    measures = list(map(_measure, hits))
    return max(measures, key=measures.count, default=("", False))


def _measure(hit: Hit) -> tuple[str, bool]:
    return (hit.figure.dimension, hit.figure.is_change) if hit.figure else ("", False)


def _number(hit: Hit) -> float:
    return hit.figure.number or 0.0 if hit.figure else 0.0
