"""From quantities to figures: each with its metric, its growth and its clause's status."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.figures.context import Context, contexts_of
from index.figures.grammar import find_quantities
from index.figures.growth import growth_before, names_growth
from index.figures.metric import (
    counts_what_follows,
    leans,
    metric_of,
    names_total,
    phrase_before,
    without_newness,
)
from index.report import Clause, Figure, Period


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
    figures: list[Figure] = []
    for run in _runs(contexts_of(passage, find_quantities(passage))):
        _read_run(run, figures)
    return tuple(_placed(figure, first, clauses, period) for figure in figures)


def _placed(figure: Figure, first: int, clauses: Sequence[Clause], period: Period | None) -> Figure:
    start = figure.start + first
    clause = clauses[bisect_right(clauses, start, key=lambda clause: clause.start) - 1]
    return replace(figure, start=start, end=figure.end + first, status=clause.status, period=period)


def _runs(contexts: Sequence[Context]) -> Iterator[list[Context]]:
    """Quantities that only connectives part: 分别增长5%、6%."""
    run: list[Context] = []
    for context in contexts:
        if run and not context.linked:
            yield run
            run = []
        run.append(context)
    if run:
        yield run


def _read_run(run: Sequence[Context], figures: list[Figure]) -> None:
    """Append the figures of a run; names listed before it go to its quantities in order."""
    growth = None if counts_what_follows(run[0]) else growth_before(run[0].left)
    left = run[0].left[: growth.start()] if growth else run[0].left
    names = _names(run, left, figures)
    words = growth[0].strip() if growth else ""
    words = words if len(run) == 1 else words.replace("分别", "")
    amounts = _amounts(run, figures) if growth and not phrase_before(left) else []
    for context, name in zip(run, names, strict=True):
        figures.append(_figure(context, name, bool(growth)))
    for index, context in zip(amounts, run, strict=False):
        grown = words + context.quantity.value + context.quantity.unit
        figures[index] = replace(figures[index], change=grown)


def _names(run: Sequence[Context], left: str, figures: Sequence[Figure]) -> list[str]:
    """The metric of each quantity of a run."""
    name = metric_of(run[0], left)
    listed = re.split(r"[、和及与]", name)
    if len(run) == len(listed) > 1:
        return listed
    names = [name] + [metric_of(context, "") or name for context in run[1:]]
    return [_complete(name, run, index, figures) for index, name in enumerate(names)]


def _complete(name: str, run: Sequence[Context], index: int, figures: Sequence[Figure]) -> str:
    """A metric that leans on what was said before, with that put in front."""
    said = _said_before(run[0], figures[index - len(run) :] or figures)
    if not name:
        return said
    if names_total(name):
        return without_newness(said) + name
    return said + name if leans(name) else name


def _said_before(context: Context, figures: Sequence[Figure]) -> str:
    """What the sentence has been measuring: the last figure's metric, or its last clause."""
    if not context.opens and figures:
        return figures[0].metric
    growth = growth_before(context.earlier)
    return phrase_before(context.earlier[: growth.start()] if growth else context.earlier)


def _amounts(run: Sequence[Context], figures: Sequence[Figure]) -> list[int]:
    """The figures before a run that its growth belongs to, one for each quantity."""
    places = list(range(len(figures) - len(run), len(figures)))
    if run[0].opens or places[0] < 0:
        return []
    taken = any(figures[place].is_change or figures[place].change for place in places)
    return [] if taken else places


def _figure(context: Context, metric: str, grows: bool) -> Figure:
    quantity = context.quantity
    return Figure(
        metric=metric,
        value=quantity.value,
        unit=quantity.unit,
        start=quantity.start,
        end=quantity.end,
        number=quantity.number,
        dimension=quantity.dimension,
        is_change=grows or quantity.value.endswith("番") or names_growth(metric),
    )
