"""An alignment as a person would have made it: cut at clauses, and its gaps begun at marks.

The cheapest alignment pairs what differs at either end of a claim with whatever stands there
in the report, and may leave out 腐、不想 where 、不想腐 is as cheap.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.verify.tokens import Sort, Token

Step = tuple[Token | None, Token | None]
"""A unit of the claim beside the one of the report; None for nothing."""


_FEW, _FAR = 2, 3
"""So few units that agree are no part of the quotation if so many times as many do not between
them and the rest."""
_JOINTS = frozenset("-—–~")


def same(step: Step) -> bool:
    """Whether both sides have the same unit."""
    one, other = step
    return one is not None and other is not None and one.form == other.form


def tidied(steps: Sequence[Step], text: Sequence[Token]) -> list[Step]:
    """The steps, tidied; none where nothing is the same. `text` are all units of the report."""
    agree = _telling(steps)
    if not agree:
        return []
    first, last = _with_joint(steps, agree[0]), agree[-1]
    places = {id(token): at for at, token in enumerate(text)}
    start, end = (places[id(steps[at][1])] for at in (first, last))
    lead = [one for one, _ in steps[:first] if one]
    tail = [one for one, _ in steps[last + 1 :] if one]
    before = _beside(lead[::-1], text[:start][::-1])
    behind = _beside(tail, text[end + 1 :])
    ends = ([(None, token) for token in before[::-1]], [(None, token) for token in behind])
    whole: list[Step] = [(one, None) for one in lead]
    whole += [*ends[0], *_from_marks(steps[first : last + 1]), *((one, None) for one in tail)]
    return whole + ends[1]


def _with_joint(steps: Sequence[Step], first: int) -> int:
    """Where what agrees begins, with the dash that joins it to a number before it (1-12月)."""
    before = steps[first - 1] if first else (None, None)
    return first - 1 if same(before) and before[0] and before[0].form in _JOINTS else first


def _telling(steps: Sequence[Step]) -> list[int]:
    """Where both sides agree: not in a mark, nor in a letter far from the rest at an end."""
    agree = [at for at, step in enumerate(steps) if same(step) and not _is_mark(step[0])]
    while len(agree) > _FEW and _is_far(agree[: _FEW + 1]):
        agree = agree[1:]
    while len(agree) > _FEW and _is_far(agree[: -_FEW - 2 : -1]):
        agree = agree[:-1]
    return agree


def _is_far(places: Sequence[int]) -> bool:
    """Whether the first places, up to some gap among them, are further off than they are many."""
    gaps = (abs(other - one) - 1 for one, other in pairwise(places))
    return any(gap > _FAR * many for many, gap in enumerate(gaps, start=1))


def _is_mark(token: Token | None) -> bool:
    return token is not None and token.sort is Sort.MARK


def _beside(claimed: Sequence[Token], written: Sequence[Token]) -> Sequence[Token]:
    """What of `written` stands in the place of `claimed`: as much, and in the same clause."""
    return _clause(written)[: len(_clause(claimed))]


def _clause(tokens: Sequence[Token]) -> Sequence[Token]:
    ends = (at for at, token in enumerate(tokens) if _is_mark(token))
    return tokens[: next(ends, len(tokens))]


def _from_marks(steps: Sequence[Step]) -> list[Step]:
    """The steps, in which what only one side has is moved on so that it begins with a mark."""
    done = list(steps)
    at = 0
    while at < len(done):
        side = 0 if done[at][1] is None else 1 if done[at][0] is None else None
        if side is None:
            at += 1
            continue
        end = at
        while end < len(done) and done[end][1 - side] is None:
            end += 1
        _move_on(done, at, end, side)
        at = end
    return done


def _move_on(steps: list[Step], start: int, end: int, side: int) -> None:
    """Move the gap `start:end` of a side behind what it has in common with what follows."""
    gap = [token for step in steps[start:end] if (token := step[side])]
    by = next((at for at, token in enumerate(gap) if _is_mark(token)), 0)
    following = steps[end : end + by]
    forms = [step[side] for step in following if same(step)]
    if not by or [one.form for one in forms if one] != [one.form for one in gap[:by]]:
        return
    tokens = [*gap, *(token for token in forms if token)]
    others = [step[1 - side] for step in following]
    moved: list[Step] = []
    for token, other in zip(tokens, [*others, *[None] * len(gap)], strict=True):
        moved.append((token, other) if side == 0 else (other, token))
    steps[start : end + by] = moved
