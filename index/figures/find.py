"""From quantities to figures: each with its metric, its growth and its clause's status."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from index.figures.grammar import Quantity, find_quantities
from index.figures.metric import metric_of
from index.report import Clause, Figure, Period

_STOP = re.compile(r"[，。；：！？,;:!?\n…]")
_GROWTH = re.compile(
    r"(?:(?:同比|环比|比[^，,、；。]{1,10}?|较[^，,、；。]{1,8}?|年均|平均每年|分别|实际|名义|累计|又|再|共)+)?"
    r"(?:增长|增加|提高|提升|上升|上涨|增产|下降|减少|降低|回落|下跌|压减|缩短|扩大|收窄|增幅|降幅|涨幅|增速)(?:了|约|近|超过?|达到?)*$"
)
_ALWAYS_GROWTH = {"%", "个百分点", "倍", ""}


def find_figures(
    text: str, clauses: tuple[Clause, ...], *, period: Period | None
) -> tuple[Figure, ...]:
    """The figures of one passage in order, spans counting from the start of `text`.

    `clauses` tile the passage and lend each figure their status; `period` is the
    report's, the default of every figure.
    """
    if not clauses:
        return ()
    first = clauses[0].start
    passage = text[first : clauses[-1].end]
    quantities = find_quantities(passage)
    figures = _figures(passage, quantities)
    return tuple(_placed(figure, first, clauses, period) for figure in figures)


def _placed(figure: Figure, first: int, clauses: Sequence[Clause], period: Period | None) -> Figure:
    start = figure.start + first
    clause = clauses[bisect_right(clauses, start, key=lambda clause: clause.start) - 1]
    return replace(figure, start=start, end=figure.end + first, status=clause.status, period=period)


def _figures(passage: str, quantities: Sequence[Quantity]) -> list[Figure]:
    figures: list[Figure] = []
    for index, quantity in enumerate(quantities):
        previous = figures[-1] if figures else None
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(passage)
        figures.append(_figure(passage, quantity, previous, following))
        _attach(passage, figures)
    return figures


def _figure(passage: str, quantity: Quantity, previous: Figure | None, following: int) -> Figure:
    floor = _clause_start(passage, quantity.start, previous)
    left, right = passage[floor : quantity.start], passage[quantity.end : following]
    growth = _GROWTH.search(left)
    is_change = quantity.value.endswith("番") or bool(
        growth and quantity.dimension in _ALWAYS_GROWTH
    )
    metric = metric_of(left[: growth.start()] if growth else left, right, quantity.dimension)
    return Figure(
        metric=metric,
        value=quantity.value,
        unit=quantity.unit,
        start=quantity.start,
        end=quantity.end,
        number=quantity.number,
        dimension=quantity.dimension,
        is_change=is_change,
    )


def _clause_start(passage: str, position: int, previous: Figure | None) -> int:
    floor = previous.end if previous else 0
    stops = [match.end() for match in _STOP.finditer(passage, floor, position)]
    return stops[-1] if stops else floor


def _attach(passage: str, figures: list[Figure]) -> None:
    """Give a growth that follows its amount the amount's metric, and the amount the growth."""
    growth = figures[-1]
    if not growth.is_change or growth.metric or len(figures) < 2:
        return
    amount = figures[-2]
    between = passage[amount.end : growth.start]
    if re.search(r"[。；！？;\n]", between):
        return
    figures[-1] = replace(growth, metric=amount.metric)
    if not amount.is_change and not amount.change:
        change = re.sub(r"^[，,、（(\s]+", "", between) + passage[growth.start : growth.end]
        figures[-2] = replace(amount, change=change)
