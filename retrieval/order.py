"""Hits in the order of their figures: 前五, 最高, 谁多.

Only figures of one dimension are put in order, and growths are not compared with amounts.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.league import League
from retrieval.rank import Hit


def in_order(league: League, hits: Sequence[Hit]) -> list[Hit]:
    """The hits by their figures, as many as are asked for.

    What cannot be compared comes last, as it is; among the top it has no place unless
    nothing can be compared.
    """
    numbered = [hit for hit in hits if hit.figure and hit.figure.number is not None]
    if not league.sign or not numbered:
        return list(hits)
    common = _common(numbered)
    comparable = [hit for hit in numbered if _measure(hit) == common]
    comparable.sort(key=lambda hit: -league.sign * _number(hit))
    if league.top:
        return comparable[: league.top]
    return comparable + [hit for hit in hits if hit not in comparable]


def _common(hits: Sequence[Hit]) -> tuple[str, bool]:
    """The measure that most figures share."""
    measures = list(map(_measure, hits))
    return max(measures, key=measures.count)


def _measure(hit: Hit) -> tuple[str, bool]:
    return (hit.figure.dimension, hit.figure.is_change) if hit.figure else ("", False)


def _number(hit: Hit) -> float:
    return (hit.figure.number or 0.0) if hit.figure else 0.0
