"""A bound that figures must keep: 哪些省增速超过6%, 5.5%以上, 不到1000亿元."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.figures.grammar import Quantity, find_quantities

_AT_LEAST = re.compile(
    r"(?:不低于|不少于|不小于|大于等于|至少|高于|大于|多于|超过|突破|超出|达到|超|过)了?\s*$"
)
_AT_MOST = re.compile(
    r"(?:不超过|不高于|不大于|不多于|小于等于|至多|最多|低于|小于|少于|不到|不足)\s*$"
)
_OPEN = re.compile(r"(?:高于|大于|多于|超过|超出|超|过|低于|小于|少于|不到|不足)了?\s*$")
"""Wordings that leave the bound itself out."""
_NEGATED = re.compile(r"(?:不超过|不高于|不大于|不多于|不低于|不少于|不小于)\s*$")
_ABOVE = re.compile(r"以上|及以上|往上")
_BELOW = re.compile(r"以下|以内|往下")


@dataclass(frozen=True, slots=True)
class Threshold:
    """`sign` is 1 for at least, -1 for at most `number` of a `dimension`'s base unit.

    `is_open` tells that the bound itself does not pass; `start:end` is the wording.
    """

    start: int
    end: int
    sign: int
    number: float
    dimension: str
    is_open: bool = False

    def passes(self, number: float) -> bool:
        """Whether a number of the same dimension keeps the bound."""
        beyond = self.sign * (number - self.number)
        return beyond > 0 if self.is_open else beyond >= 0


def find_threshold(text: str) -> Threshold | None:
    """The first bound that a normalised question names, if any."""
    found = (_threshold(text, quantity) for quantity in find_quantities(text))
    return next((one for one in found if one), None)


def _threshold(text: str, quantity: Quantity) -> Threshold | None:
    if quantity.number is None:
        return None
    before = text[: quantity.start]
    most = _AT_MOST.search(before)
    least = None if most else _AT_LEAST.search(before)
    word = most or least
    above, below = _ABOVE.search(quantity.unit), _BELOW.search(quantity.unit)
    if not (word or above or below):
        return None
    sign = -1 if most or (below and not word) else 1
    is_open = bool(_OPEN.search(before)) and not _NEGATED.search(before)
    start = word.start() if word else quantity.start
    return Threshold(start, quantity.end, sign, quantity.number, quantity.dimension, is_open)
