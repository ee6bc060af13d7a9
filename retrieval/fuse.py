"""Weighted score fusion of engines.

A convex combination of the engines' scores, each divided by its best one: Bruch, Gai
and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", TOIS 2023. Rank
fusion (RRF) throws the margins away, and here it made BM25 worse; see docs/architecture.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Scored = Iterable[tuple[int, float]]


def fuse(weighted: Iterable[tuple[float, Scored]]) -> list[tuple[int, float]]:
    """Merge (weight, [(id, score ≥ 0)]) lists into one, best first, ties by id."""
    total: dict[int, float] = defaultdict(float)
    for weight, results in weighted:
        best = _best_by_id(results)
        top = max(best.values(), default=0.0)
        for id_, score in best.items():
            total[id_] += weight * score / top if top > 0 else 0.0
    return sorted(total.items(), key=lambda item: (-item[1], item[0]))


def _best_by_id(results: Scored) -> dict[int, float]:
    best: dict[int, float] = {}
    for id_, score in results:
        best[id_] = max(score, best.get(id_, 0.0))
    return best
