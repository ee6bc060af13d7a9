"""Where in a text a pattern fits best, and what was changed: semi-global alignment.

Sellers, The theory and computation of evolutionary distances: pattern recognition, 1980:
the table of edit distances of Wagner and Fischer (1974), in which the pattern may begin
and end anywhere in the text for free. Each row is computed at once: what comes from the
left is a running minimum once the cost of walking there is taken off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.verify.tokens import Sort, Token

_PUT_IN, _LEFT_OUT = 4, 3
"""What a unit costs that only the pattern has, or only the text; one in the place of another of
its sort costs as much as one put in, of another sort as much as both."""
_MARK, _STOP = 1, 6
"""The same of a mark on either side, and of one that ends a sentence."""
_STOPS = frozenset(".!?;")

Costs = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alignment:
    """`steps` pair the units of the pattern with those of the text, by index, in order.

    None stands for nothing: a unit that only the one side has. `cost` is their sum.
    """

    steps: tuple[tuple[int | None, int | None], ...]
    cost: float


def align(pattern: Sequence[Token], text: Sequence[Token]) -> Alignment:
    """The cheapest way to read `pattern` in some stretch of `text`.

    Of equally cheap ways the one that puts in and leaves out in fewer, longer stretches.
    """
    table, replacing = _table(pattern, text)
    at, upto = len(pattern), int(table[-1].argmin())
    cost = float(table[-1, upto])
    steps: list[tuple[int | None, int | None]] = []
    while at:
        here = table[at, upto]
        both = upto and here == table[at - 1, upto - 1] + replacing[at - 1, upto - 1]
        put_in = here == table[at - 1, upto] + _cost(pattern[at - 1], _PUT_IN)
        left_out = upto and here == table[at, upto - 1] + _cost(text[upto - 1], _LEFT_OUT)
        before = steps[-1] if steps else (0, 0)
        if left_out and (before[0] is None or not (both or put_in)):
            upto -= 1
            steps.append((None, upto))
        elif both and not (put_in and before[1] is None):
            at, upto = at - 1, upto - 1
            steps.append((at, upto))
        else:
            at -= 1
            steps.append((at, None))
    return Alignment(tuple(reversed(steps)), cost)


def _table(pattern: Sequence[Token], text: Sequence[Token]) -> tuple[Costs, Costs]:
    """The costs of every beginning of the pattern up to every place, and of replacing."""
    walked = np.concatenate([[0.0], np.cumsum([_cost(token, _LEFT_OUT) for token in text])])
    replacing = _replacing(pattern, text)
    table = np.zeros((len(pattern) + 1, len(text) + 1))
    for row, token in enumerate(pattern):
        best = table[row] + _cost(token, _PUT_IN)
        best[1:] = np.minimum(best[1:], table[row, :-1] + replacing[row])
        table[row + 1] = np.minimum.accumulate(best - walked) + walked
    return table, replacing


def _replacing(pattern: Sequence[Token], text: Sequence[Token]) -> Costs:
    codes: dict[str, int] = {}
    forms, others = (
        np.array([codes.setdefault(token.form, len(codes)) for token in side], dtype=np.int64)
        for side in (pattern, text)
    )
    sorts, other_sorts = (
        np.array([token.sort.value for token in side], dtype=np.int64) for side in (pattern, text)
    )
    put_in = np.array([_cost(token, _PUT_IN) for token in pattern])
    left_out = np.array([_cost(token, _LEFT_OUT) for token in text])
    alike = sorts[:, None] == other_sorts[None, :]
    cost = np.where(alike, put_in[:, None], put_in[:, None] + left_out[None, :])
    cost[forms[:, None] == others[None, :]] = 0.0
    return cost


def _cost(token: Token, letter: float) -> float:
    """That of a unit by itself, where a letter or a number costs `letter`."""
    if token.sort is not Sort.MARK:
        return letter
    return _STOP if token.form in _STOPS else _MARK
