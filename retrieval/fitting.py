"""Which hits may stand in a row of a comparison: those that give what is asked of every row.

A row that has none is named as missing. What a place or a year tells of another metric, as a
growth where an amount is asked for, or in words alone, is no row, however near it comes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from index.report import Figure, Status
from retrieval.cues import Kind
from retrieval.lexicon import matchkey
from retrieval.measured import NAMED
from retrieval.model import Gap
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.rows import Row
from retrieval.side_by_side import Metric, is_another_metric, metric_of
from retrieval.support import contradicts
from retrieval.tabled import names_only
from retrieval.telling import counts

_RATES = frozenset({"%", "个百分点", "倍"})
_GROWS = re.compile(r"增长|增速|[增涨降]幅")
"""What the name of a growth says that has no verb (居民消费价格涨幅3%左右)."""
_CHANGES = re.compile(r"[增减降涨升加]")
"""What asks for a change."""
_LEADS = re.compile(r"[高低快慢大多少]于|领先")
"""A figure so named is a distance from another one (高于全国0.7个百分点)."""
_HEADLESS = re.compile(r"(?:单产|全年|全[国省市区县])?(?:总产量?|总[量额值]|增速|增幅)")
"""The name of a figure whose metric was named before it (粮食…，总产量853亿斤)."""
PLAN_AMONG_RESULTS = 0.8
"""What a hit of the other status than asked for counts in a row."""
AS_MUCH = 0.5
"""Of what the lexicon has no name for, a row says at least so much as the best one does."""
_VALUES = frozenset({Kind.VALUE, Kind.AMOUNT, Kind.GROWTH})


def compares_values(question: Question) -> bool:
    """Whether each row of a question must hold a value: an amount, a growth, or either."""
    named = question.kind is not Kind.VALUE or metric_of(question) is not None
    return question.kind in _VALUES and named


def unlike_asked(hit: Hit) -> float:
    """Rows are compared, so a plan among results, or the reverse, must be by far the better hit."""
    return -hit.score * (PLAN_AMONG_RESULTS if hit.evidence.status < 0 else 1.0)


def fitting(question: Question, rows: Mapping[Row, Sequence[Hit]]) -> dict[Row, list[Hit]]:
    """The rows with the hits that may stand in them, where values are asked for."""
    metric = metric_of(question) if names_only(question) else None
    if not compares_values(question):
        return {row: list(hits) for row, hits in rows.items()}
    fit = {row: [hit for hit in hits if _fits(question, metric, hit)] for row, hits in rows.items()}
    fit = _in_common(fit) if metric else _as_much(fit)
    reached = question.league.sign and any(map(_is_reached, chain.from_iterable(fit.values())))
    return {row: _in_turn(question, hits, bool(reached)) for row, hits in fit.items()}


def _in_turn(question: Question, hits: Sequence[Hit], reached: bool) -> list[Hit]:
    """The hits of the kind asked for, then what else is told of the metric, one a passage.

    None without the first; what was `reached` alone is put in order with what was reached.
    """
    first = [hit for hit in hits if hit.figure and _is_of_kind(question, hit.figure)]
    if reached and question.status is Status.UNKNOWN:
        first = list(filter(_is_reached, first))
    rest = [hit for hit in hits if hit not in first] if first else []
    told = sorted(first, key=unlike_asked) + sorted(rest, key=unlike_asked)
    best_of_passage = {hit.passage.id: hit for hit in reversed(told)}
    return [hit for hit in told if best_of_passage[hit.passage.id] is hit]


def _is_reached(hit: Hit) -> bool:
    return hit.figure is not None and hit.figure.status is Status.DONE


def _in_common(rows: Mapping[Row, Sequence[Hit]]) -> dict[Row, list[Hit]]:
    """The hits in the dimension of most: 粮食产量 of 三十多种 is none, nor a growth by 个百分点."""
    figures = [hits[0].figure for hits in rows.values() if hits]
    common = {is_change: _usual_dimension(figures, is_change) for is_change in (False, True)}

    def is_common(figure: Figure | None) -> bool:
        usual = common[figure.is_change] if figure else None
        return figure is None or not figure.dimension or usual in {None, figure.dimension}

    return {row: [hit for hit in hits if is_common(hit.figure)] for row, hits in rows.items()}


def _usual_dimension(figures: Sequence[Figure | None], is_change: bool) -> str | None:
    """What most of the growths measure, or of the amounts; None if there are none."""
    found = Counter(one.dimension for one in figures if one and one.is_change is is_change)
    return next((dimension for dimension, _ in found.most_common(1)), None)


def _as_much(rows: Mapping[Row, Sequence[Hit]]) -> dict[Row, list[Hit]]:
    """The hits that, by their words or by the names of their figures, say as much as the best."""
    said = [hit.evidence for hits in rows.values() for hit in hits]
    clause = AS_MUCH * max((one.clause for one in said), default=0.0)
    name = AS_MUCH * max((one.metric for one in said), default=0.0)
    return {
        row: [
            hit
            for hit in hits
            if hit.evidence.clause >= clause > 0 or hit.evidence.metric >= name > 0
        ]
        for row, hits in rows.items()
    }


def _fits(question: Question, metric: Metric | None, hit: Hit) -> bool:
    """Whether a hit gives a figure of the metric itself."""
    figure, said = hit.figure, hit.evidence
    if figure is None:
        return False
    gap = contradicts(question, hit)
    if metric is None:  # of what has no name, how much is said is compared below
        return gap in {None, Gap.METRIC}
    if gap or counts(figure) or said.elsewhere or _LEADS.search(figure.metric):
        return False
    if is_another_metric(figure.metric, metric):
        return False
    nameless = not figure.metric or _HEADLESS.fullmatch(figure.metric)
    return said.metric >= NAMED or (bool(nameless) and said.formal >= NAMED)


def _is_of_kind(question: Question, figure: Figure) -> bool:
    """Whether it grows where growth is asked for, and does not where an amount is.

    Targets are mostly given as growth, whatever is asked for. An amount may be one of change,
    where that is asked for (减了多少人).
    """
    if question.kind is Kind.GROWTH:
        grows = figure.is_change or bool(_GROWS.search(matchkey(figure.metric)))
        return grows and figure.dimension in _RATES
    is_amount = question.kind is Kind.AMOUNT and question.status is not Status.PLANNED
    as_asked = figure.dimension not in _RATES and _CHANGES.search(question.normal)
    return not (is_amount and figure.is_change) or question.unit in _RATES or bool(as_asked)
