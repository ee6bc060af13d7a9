"""What the reports of a row tell of a metric: an amount, a growth, a target, each with its quote.

A report tells of many things in the same words. What belongs to the row is of the metric by
name, and of the time of the row; without one, of the time that the report is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.catalog import StoredReport
from index.engines import BIGRAMS, Term
from index.library import Library
from index.metadata import planned_period
from index.report import Figure, Period, Status
from retrieval.cues import Kind
from retrieval.key_figures import Held, Told, telling_figures, time_of, told_in
from retrieval.lexicon import matchkey
from retrieval.lexicon.metrics import is_known, row_of
from retrieval.measure import Measure, measure_of
from retrieval.question import Question
from retrieval.rows import Row

_DEPTH = 60
"""How many passages of a row's reports are looked at."""
_GROWTH = re.compile(r"(?:的?(?:增长率?|增速|增幅))$")
_WHOLE = re.compile(
    r"(?:全[国省市县区镇乡街疆域州盟旗社会口径体]+|城乡|我[国省市县区镇]|[省市区县镇]级|地方|地区|本级|街道|"
    r"实现|完成|达到?|预计|拟?安排)*"
)
"""What may stand before a metric without making another of it."""
_EXTENT = re.compile(r"(?:规模|总[额量值])$")
_ENDINGS = frozenset({"", "量", "额", "值", "数", "总量", "总额"})


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric by its first name in the lexicon; `names` are all, `growth` is its growth asked."""

    name: str
    names: tuple[str, ...]
    growth: bool = False


def metric_of(question: Question) -> Metric | None:
    """The one metric that a question names and the lexicon knows; None if there is none."""
    named = [one for one in question.concepts if one.metric and is_known(row_of(one.text))]
    if len(named) != 1:
        return None
    names = [one.text for one in named[0].wordings]
    plain = [_GROWTH.sub("", one) for one in names]
    if plain != names and (known := [one for one in plain if is_known(row_of(one))]):
        return Metric(row_of(known[0]), tuple(known), growth=True)
    return Metric(row_of(named[0].text), tuple(names), question.kind is Kind.GROWTH)


def is_same_metric(one: str, other: str) -> bool:
    """Whether two names mean one metric: 粮食总产, 全省粮食总产量; not 人均粮食产量.

    What has no name is given the benefit of the doubt.
    """
    if not one or not other or row_of(one) == row_of(other):
        return True
    short, long = sorted((matchkey(one), matchkey(other)), key=len)
    before, _, behind = long.rpartition(short)
    bare = _WHOLE.sub("", matchkey(one), count=1), _WHOLE.sub("", matchkey(other), count=1)
    within = short in long and bool(_WHOLE.fullmatch(before)) and behind in _ENDINGS
    return within or (all(bare) and row_of(bare[0]) == row_of(bare[1]))


def is_another_metric(name: str, metric: Metric) -> bool:
    """Whether a name is that of a wider or a narrower metric of the lexicon than one.

    海洋生产总值 is no 生产总值; 农民人均纯收入 may stand for 农民人均可支配收入.
    """
    whole = matchkey(name)
    forms = {whole, _EXTENT.sub("", _WHOLE.sub("", _GROWTH.sub("", whole), count=1))}
    known = {row for row in map(row_of, forms) if is_known(row)}
    if not known or known & {metric.name, *map(row_of, metric.names)}:
        return False
    return any(
        one in other or other in one for one in forms for other in map(matchkey, metric.names)
    )


def told_by(row: Row, metric: Metric, library: Library) -> dict[Measure, Told]:
    """The best figure of each kind that the reports of a row have of a metric, with its quote."""
    return {
        measure: told_in(held, library.report(held.passage.report), library)
        for measure, held in held_by(row, metric, library).items()
    }


def held_by(row: Row, metric: Metric, library: Library) -> dict[Measure, Held]:
    """The best figure of each kind that the reports of a row have of a metric."""
    reports = {key: library.report(key) for key in row.reports}
    best: dict[Measure, tuple[tuple[bool, int, int], Held]] = {}
    for held in _figures(row, metric, library):
        report = reports[held.passage.report]
        rank = _rank(held, row, report)
        measure = measure_of(held.figure)
        if rank is not None and (measure not in best or rank < best[measure][0]):
            best[measure] = rank, held
    return {measure: held for measure, (_, held) in best.items()}


def _figures(row: Row, metric: Metric, library: Library) -> Iterator[Held]:
    """The figures of the metric in the passages of a row that name it."""
    terms = _terms(metric.names, library)
    found = library.search_terms(terms, _DEPTH, row.reports) if row.reports else []
    for held in telling_figures(library.passages([id_ for id_, _ in found]), alone=True):
        told = held.figure.unit and held.figure.status in {Status.DONE, Status.PLANNED}
        if told and is_same_metric(held.figure.metric, metric.name):
            yield held


def _terms(names: Sequence[str], library: Library) -> dict[Term, float]:
    pairs = (pair for name in names for pair in library.tokenizer.terms(name).bigrams)
    return {(BIGRAMS, pair): 1.0 for pair in pairs}


def _rank(held: Held, row: Row, report: StoredReport) -> tuple[bool, int, int] | None:
    """The least first: of the very time, of the newest report, in its order; None if not of it."""
    told, wanted = time_of(held.figure, report.metadata), _wanted(held.figure, row, report)
    if told is not None and wanted is not None and not told.overlaps(wanted):
        return None
    if told is None and row.period is not None and not _is_of(report, row.period, held.figure):
        return None
    newest = report.metadata.period.last.toordinal() if report.metadata.period else 0
    return told != wanted, -newest, held.figure.start


def _wanted(figure: Figure, row: Row, report: StoredReport) -> Period | None:
    planned = figure.status is Status.PLANNED
    own = planned_period(report.metadata) if planned else report.metadata.period
    return row.period or own


def _is_of(report: StoredReport, period: Period, figure: Figure) -> bool:
    planned = figure.status is Status.PLANNED
    own = planned_period(report.metadata) if planned else report.metadata.period
    return own is None or own.overlaps(period)
