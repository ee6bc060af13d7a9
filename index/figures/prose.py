"""From the quantities of prose to figures: each with its metric and its growth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.figures.context import Context, contexts_of
from index.figures.grammar import find_quantities
from index.figures.growth import (
    compares,
    growth_after,
    growth_before,
    names_basis,
    names_growth,
    without_growth,
)
from index.figures.listing import names_of, with_head
from index.figures.metric import RATES, counts_what_follows, metric_of
from index.figures.naming import (
    is_bare_verb,
    leans,
    names_length,
    names_total,
    tells_total,
    with_total,
    without_action,
    without_length,
    without_newness,
    without_share,
)
from index.figures.phrase import phrase_before, subject_of
from index.report import Figure
from index.script import simplified


def read_prose(passage: str) -> list[Figure]:
    """The figures of `passage` in order, without period or status; spans count from its start."""
    plain = simplified(passage)
    figures = _read_plain(contexts_of(plain, find_quantities(passage)))
    return figures if plain == passage else [_as_written(f, plain, passage) for f in figures]


def _read_plain(contexts: Sequence[Context]) -> list[Figure]:
    figures: list[Figure] = []
    bases: list[Figure] = []
    basis = ""
    for run in _runs(contexts):
        if names_basis(run[0].left, run[0].right) and not run[0].opens:
            bases.append(_figure(run[0], _basis_name(run[0], figures), grows=False))
            basis = run[0].left + run[0].quantity.value + run[0].quantity.unit
        else:
            _read_run(run, figures, basis)
            basis = ""
    return sorted(figures + bases, key=lambda figure: figure.start) if bases else figures


def _basis_name(context: Context, figures: Sequence[Figure]) -> str:
    """What an amount to compare with measures; 现有的 and 上年的 say no more than was said."""
    name = phrase_before(context.left[1:])
    return _said_before(context, figures) if name in ("", "现") else name


def _as_written(figure: Figure, plain: str, passage: str) -> Figure:
    """A figure whose wording was read in simplified script, with the characters of `passage`."""
    written = str.maketrans(dict(zip(plain, passage, strict=True)))
    return replace(
        figure, metric=figure.metric.translate(written), change=figure.change.translate(written)
    )


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


def _read_run(run: Sequence[Context], figures: list[Figure], basis: str) -> None:
    """Append the figures of a run; names listed before it go to its quantities in order.

    `basis` is the amount just before with which a growth compares: 比上年的5亿元.
    """
    growth = (
        None
        if counts_what_follows(run[0])
        else growth_before(run[0].left, run[0].quantity.dimension)
    )
    left = run[0].left[: growth.start()] if growth else run[0].left
    names = _names(run, left, figures)
    words = basis + growth[0].strip() if growth else ""
    words = words if len(run) == 1 else words.replace("分别", "")
    amounts = _amounts(run, figures) if growth and not phrase_before(left) else []
    for context, name in zip(run, names, strict=True):
        grows = bool(growth) or (compares(name) and bool(figures) and figures[-1].is_change)
        figures.append(_figure(context, name, grows))
    for index, context in zip(amounts, run, strict=False):
        grown = words + context.quantity.value + context.quantity.unit
        figures[index] = replace(figures[index], change=grown)


def _names(run: Sequence[Context], left: str, figures: Sequence[Figure]) -> list[str]:
    """The metric of each quantity of a run."""
    name, count = metric_of(run[0], left), len(run)
    if count > 1 and (listed := _listed(name or _listing(run[0], figures), run, figures)):
        return listed
    names = [name] + [metric_of(context, "") or name for context in run[1:]]
    return [_complete(name, run, index, figures) for index, name in enumerate(names)]


def _listing(context: Context, figures: Sequence[Figure]) -> str:
    """The list that a clause without names goes on about: 小麦、稻谷收购价每50公斤(分别提高)."""
    said = _said_before(context, figures) if "分别" in context.left else ""
    return said if "、" in said else ""


def _listed(name: str, run: Sequence[Context], figures: Sequence[Figure]) -> list[str]:
    """The names listed before a run, or those of the quantities that a bare verb repeats."""
    if name and names_total(name):
        return with_head(_said_before(run[0], figures), len(run), name)
    if is_bare_verb(name) and not run[0].opens and len(figures) >= len(run):
        return [figure.metric for figure in figures[-len(run) :]]
    return names_of(name, len(run))


def _complete(name: str, run: Sequence[Context], index: int, figures: Sequence[Figure]) -> str:
    """A metric that leans on what was said before, with that put in front."""
    said = _said_before(run[0], figures[: len(figures) - len(run) + index + 1] or figures)
    if not name:
        return without_newness(said) if tells_total(run[0].left) else said
    if names_total(name):
        return with_total(said, name)
    if is_bare_verb(name) and not run[0].opens and not run[0].earlier:
        return said if name in said else without_action(said) + name
    rate = run[0].quantity.dimension in RATES
    return (
        without_share(said) + name
        if (leans(name) and (rate or name[0] != "是")) or (run[0].opens and names_length(name))
        else name
    )


def _said_before(context: Context, figures: Sequence[Figure]) -> str:
    """What the sentence has been measuring: the last figure's metric, or its last clause."""
    if not context.opens and figures:
        named = (without_length(figure.metric) for figure in reversed(figures))
        return next((metric for metric in named if metric), "")
    growth = growth_before(context.earlier)
    clause = subject_of(context.earlier[: growth.start()] if growth else context.earlier)
    return without_growth(clause) if growth_before(context.left) else clause


def _amounts(run: Sequence[Context], figures: Sequence[Figure]) -> list[int]:
    """The figures before a run that its growth belongs to, one for each quantity."""
    places = list(range(len(figures) - len(run), len(figures)))
    if run[0].opens or places[0] < 0:
        return []
    taken = any(
        figures[place].is_change
        or figures[place].change
        or not _comparable(context.quantity.dimension, figures[place].dimension)
        for context, place in zip(run, places, strict=True)
    )
    return [] if taken else places


def _comparable(growth: str, amount: str) -> bool:
    """Whether an amount can grow by a quantity of another dimension: 12亿元 by 5% or 3亿元."""
    return growth in RATES or growth in ("", amount)


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
        is_change=grows
        or "番" in quantity.value
        or names_growth(metric)
        or (quantity.dimension in RATES and growth_after(context.right)),
    )
