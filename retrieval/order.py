"""Hits in the order of their figures, or those that keep a bound: 前五, 最高, 谁多, 超过6%.

Only figures of one measure are put in order: amounts or growths, whichever is asked for,
of one dimension, and of the metric itself rather than of a part of it (海洋生产总值).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.cues import Kind
from retrieval.direction import falls, verb_of
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.threshold import Threshold

_RATES = frozenset({"%", "个百分点"})
_PASSED = re.compile(r"(?:突破|超过?|超出|逾|大于|高于|多于)了?\s*$")
_AND_MORE = re.compile(r"^[超逾]|[多余]")
_GOES_ABOVE = re.compile(r"以上|多|余|[—–－~～至-]\d")
"""What is told to be at least a bound, or from it on, is not below it."""
IMPURE = 0.3
"""A metric whose name says so much less of the question than the best one is another one."""


def in_order(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """The hits by their figures, as many as are asked for.

    What is of several times is not put in order, unless the first are asked for. What cannot
    be compared comes last, as it is; among the top it has no place unless
    nothing can be compared, and none where figures must keep a bound.
    """
    league, alike = question.league, comparable_of(question, hits)
    if question.threshold:
        return [hit for hit in alike if _passes(question.threshold, hit)]
    if not league.sign or not alike or not (league.top or _of_one_time(alike)):
        return list(hits)
    comparable = sorted(alike, key=lambda hit: -league.sign * _number(hit))
    if league.top:
        return comparable[: league.top]
    return comparable + [hit for hit in hits if hit not in comparable]


def _of_one_time(hits: Sequence[Hit]) -> bool:
    """Whether the figures are of one time, as far as it is told."""
    return len({hit.figure.period for hit in hits if hit.figure and hit.figure.period}) < 2


def comparable_of(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """The hits whose figures measure the same, results or targets as asked for."""
    numbered = [hit for hit in hits if hit.figure and hit.figure.number is not None]
    fitting = [hit for hit in numbered if hit.evidence.status >= 0] or numbered
    purest = max((hit.evidence.pure for hit in fitting), default=0.0)
    fitting = [hit for hit in fitting if hit.evidence.pure >= purest - IMPURE]
    return _of_one_measure(question, fitting)


def _passes(threshold: Threshold, hit: Hit) -> bool:
    """Whether the hit's figure keeps the bound; one of another dimension does not."""
    if hit.figure is None or hit.figure.number is None:
        return False
    have, want = hit.figure.dimension, threshold.dimension
    alike = have == want or (not want and have not in _RATES)
    number = _number(hit)
    told = hit.figure.value + hit.figure.unit
    if threshold.sign < 0 and number == threshold.number and _GOES_ABOVE.search(told):
        return False
    return alike and (threshold.passes(number) or (_is_more(hit) and threshold.meets(number)))


def _is_more(hit: Hit) -> bool:
    """Whether the number itself is told to be passed: 突破1万公里, 10多家."""
    if hit.figure is None:
        return False
    before = hit.passage.text[: hit.figure.start - hit.passage.start]
    told = hit.figure.value + hit.figure.unit
    return bool(_PASSED.search(before) or _AND_MORE.search(told))


def _of_one_measure(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Growths where growth is asked for, else amounts if there are any; of one dimension."""
    growth = question.kind is Kind.GROWTH
    wanted = [hit for hit in hits if _is_change(hit) is growth] or list(hits)
    measures = list(map(_measure, wanted))
    common = max(measures, key=measures.count, default=None)
    return [hit for hit, measure in zip(wanted, measures, strict=True) if measure == common]


def _measure(hit: Hit) -> tuple[str, bool]:
    return (hit.figure.dimension, hit.figure.is_change) if hit.figure else ("", False)


def _is_change(hit: Hit) -> bool:
    return bool(hit.figure and hit.figure.is_change)


def _number(hit: Hit) -> float:
    """The number of the hit's figure, a fall being negative."""
    number = (hit.figure.number or 0.0) if hit.figure else 0.0
    fallen = hit.figure and hit.figure.is_change and falls(verb_of(hit.passage, hit.figure))
    return -number if fallen else number
