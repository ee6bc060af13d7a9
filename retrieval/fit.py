"""Whether a clause holds the kind of answer asked for, and which of its figures it is.

A figure fits by standing in the clause, by what it measures, by its dimension (money for
多少钱, length for 多长) and by being a growth where growth is asked for, an amount where not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.catalog import StoredPassage
from index.figures import dimension_of
from index.periods import find_periods
from index.report import Clause, Figure, Status
from retrieval.cues import Kind
from retrieval.match import Matcher, Text
from retrieval.model import MAX_FOCUS
from retrieval.question import Question

MISSING = -0.3
"""The fit of a clause that lacks the kind of answer asked for."""

_BEST = 3.0
_VAGUE, _EXACT = 0.8, 1.6
"""How much the unit asked for counts: 个 counts anything, 户 and 座 do not."""
_DAY = re.compile(
    r"\d+[年月日号时]|[一二三四五六七八九十]+月|周[一二三四五六日天]|星期|年底|年初|月底"
)
_LISTED = re.compile(r"[、+]|以及|和")
_MEASURED = frozenset(
    {"元", "%", "个百分点", "米", "平方米", "立方米", "千克", "小时", "年", "天", "人"}
)
"""Dimensions of their own; everything else is counted, in whatever unit."""
_NAMED = 0.4
"""A figure nobody asked for is shown if what it measures says so much of the question."""


def figure_of(
    question: Question, matcher: Matcher, passage: StoredPassage, clause: Clause
) -> Figure | None:
    """The figure of the clause's sentence that fits best, if any fits.

    Words without a question (园区 减免租金) get the figure of the clause that they name.
    """
    if question.kind is Kind.ANY:
        near = [f for f in passage.figures if clause.start <= f.start < clause.end]
        near = [f for f in near if matcher.coverage(Text.of(f.metric)) >= _NAMED]
    elif question.wants_figure:
        near = [f for f in passage.figures if _sentence_of(passage, f) == clause.sentence]
    else:
        return None
    fits = [(_fit(question, matcher, figure, clause), figure) for figure in near]
    best = max(fits, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def reach(passage: StoredPassage, clause: Clause, figure: Figure | None) -> tuple[int, int]:
    """The span of a clause with its figure.

    The figure's own clause alone, if it names what is measured or the two are far apart.
    """
    if figure is None:
        return clause.start, clause.end
    holder = next(c for c in passage.clauses if c.start <= figure.start < c.end)
    if figure.metric in passage.text[holder.start - passage.start : holder.end - passage.start]:
        return holder.start, holder.end
    start, end = min(clause.start, holder.start), max(clause.end, holder.end)
    return (start, end) if end - start <= MAX_FOCUS else (holder.start, holder.end)


def fits_kind(
    question: Question, matcher: Matcher, figure: Figure | None, clause: Clause, text: Text
) -> float:
    """How well a clause holds the kind of answer asked for, from `MISSING` to 1."""
    if question.wants_figure:
        fit = _fit(question, matcher, figure, clause) / _BEST if figure else MISSING
        return max(MISSING, min(1.0, fit))
    if question.kind is Kind.DATE:
        return matcher.asked(text) if date_in(text.plain) else MISSING
    if question.kind is Kind.LIST:
        return 0.25 if _LISTED.search(text.plain) else 0.0
    return 0.0


def date_in(text: str) -> str:
    """The first wording for a time in a text, empty if there is none."""
    named = find_periods(text, None)
    if named:
        return text[named[0][0] : named[0][1]]
    match = _DAY.search(text)
    return match[0] if match else ""


def same_kind(figure: Figure, question: Question) -> bool:
    """Whether a figure could answer: what is measured alike, or both counted."""
    if question.kind is Kind.GROWTH:
        return figure.is_change or _dimension(figure.unit) == "%"
    if not question.unit:
        return True
    have, want = _dimension(figure.unit), _dimension(question.unit)
    return have in ("", want) or not (have in _MEASURED or want in _MEASURED)


@lru_cache(maxsize=4096)
def _dimension(unit: str) -> str:
    return "%" if unit.startswith(("%", "％", "个百分点")) else dimension_of(unit)


def _fit(question: Question, matcher: Matcher, figure: Figure, clause: Clause) -> float:
    fit = 1.0 if clause.start <= figure.start < clause.end else 0.4
    metric = Text.of(figure.metric)
    fit += (matcher.coverage(metric) + matcher.phrase(metric)) / 2
    if question.kind is Kind.GROWTH:
        fit += 1.0 if figure.is_change else -1.0
    elif figure.is_change and question.kind is not Kind.VALUE and not _is_target(question):
        fit -= 0.5
    if question.unit:
        fit += _unit_fit(figure, question)
    return fit


def _is_target(question: Question) -> bool:
    """Targets are mostly given as growth, whatever is asked for."""
    return question.status is Status.PLANNED


def _unit_fit(figure: Figure, question: Question) -> float:
    is_rate = figure.is_change and question.unit == "%"  # also where the sign was left out
    if is_rate or _dimension(figure.unit) == _dimension(question.unit):
        return _VAGUE if question.unit == "个" else _EXACT
    return 0.0 if same_kind(figure, question) else -0.6


def _sentence_of(passage: StoredPassage, figure: Figure) -> int:
    return next((c.sentence for c in passage.clauses if c.start <= figure.start < c.end), -1)
