"""A bound that figures must keep: 哪些省增速超过6%, 5.5%以上, 不到1000亿元, 下降."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.figures.grammar import Quantity

_MORE = r"(?<!不)(?:高于|大于|多于|超过|超出|突破|超|(?<!超)过)"
_LESS = r"(?<!不)(?:低于|小于|少于)|不到|不足"
_AT_LEAST = re.compile(rf"(?:不低于|不少于|不小于|大于等于|至少|达到|{_MORE})了?\s*$")
_AT_MOST = re.compile(rf"(?:不超过|不高于|不大于|不多于|小于等于|至多|最多|{_LESS})\s*$")
_OPEN = re.compile(rf"(?:{_MORE}|{_LESS})了?\s*$")
"""Wordings that leave the bound itself out."""
_FROM = re.compile(r"以上|及以上|往上")
_UP_TO = re.compile(r"以下|以内|往下")
_FALLS = r"(?:负增长|下降|减少|降低|下滑|回落|下跌)"
_FALLEN = re.compile(rf"{_FALLS}(?:幅度)?\s*$")
_JUST_FALLS = re.compile(
    rf"(?:出现|是)?{_FALLS}了?的?(?:省份?|市|县|区|乡镇|镇|街道|地方|地区)?[?。!\s]*$"
)


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

    def meets(self, number: float) -> bool:
        """Whether what is more than a number keeps the bound from below."""
        return self.sign > 0 and number >= self.number


def find_threshold(text: str) -> Threshold | None:
    """The first bound that a normalised question names, if any."""
    # Its patterns take long to compile, and few questions name a bound.
    from index.figures.grammar import find_quantities  # noqa: PLC0415

    found = (_threshold(text, quantity) for quantity in find_quantities(text))
    return next((one for one in found if one), None) or _fall(text)


def _fall(text: str) -> Threshold | None:
    """A fall asked for is a growth below nothing."""
    fall = _JUST_FALLS.search(text)
    return Threshold(fall.end(), fall.end(), -1, 0.0, "%", True) if fall else None


def _threshold(text: str, quantity: Quantity) -> Threshold | None:
    if quantity.number is None:
        return None
    before = text[: quantity.start]
    most = _AT_MOST.search(before)
    least = None if most else _AT_LEAST.search(before)
    word = most or least
    above, below = _FROM.search(quantity.unit), _UP_TO.search(quantity.unit)
    if not (word or above or below):
        return None
    sign = -1 if most or (below and not word) else 1
    is_open = bool(_OPEN.search(before))
    start = word.start() if word else quantity.start
    turn = -1 if _FALLEN.search(text[:start]) else 1
    number = turn * quantity.number
    return Threshold(start, quantity.end, turn * sign, number, quantity.dimension, is_open)
