"""The best of many things that are cheap to bound but dear to judge.

They are judged in the order of their bounds, until none that is left can be among the best:
the upper bounds of MaxScore (Turtle and Flood, Query Evaluation: Strategies and
Optimizations, Information Processing & Management 31, 1995).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import heappush, heappushpop
from typing import TypeVar

Thing = TypeVar("Thing")
Judged = TypeVar("Judged")


def best_of(
    bounded: Iterable[tuple[float, Thing]],
    judge: Callable[[Thing], tuple[float, Judged] | None],
    most: int,
) -> list[Judged]:
    """What is made of the `most` best things, best first, of equals the first.

    Each comes with a bound that its worth does not exceed. `judge` gives its worth and what is
    made of it, or None for what is not to be had.
    """
    kept: list[tuple[float, int, Judged]] = []
    for at, (bound, thing) in sorted(enumerate(bounded), key=lambda one: -one[1][0]):
        if len(kept) == most and bound < kept[0][0]:
            break
        if judged := judge(thing):
            put = heappush if len(kept) < most else heappushpop
            put(kept, (judged[0], -at, judged[1]))
    return [judged for _, _, judged in sorted(kept, reverse=True)]
