"""One metric side by side: by place, or by year, each row with the quote that proves it.

The rows are of one kind: amounts that were reached, or growths if these are asked for or most
have only those, or targets. A row that has only another kind says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from index.catalog import StoredReport
from index.library import Library
from index.report import Period, Status
from retrieval.compared import By, ComparedRow, Comparison, ordered
from retrieval.cues import Kind
from retrieval.key_figures import Told
from retrieval.measure import AMOUNT, Measure, compared_in, nearest
from retrieval.model import Answer, Asked, Quote, Verdict
from retrieval.question import Question
from retrieval.rows import Row, rows_of
from retrieval.side_by_side import Metric, metric_of, told_by

_YEARS_BACK = 20


def compare(
    words: str,
    library: Library,
    understand: Callable[[str], Question],
    answer: Callable[[str], Answer],
) -> Comparison:
    """What the words name for every place, or for every year, they name or that is held.

    A metric of the lexicon is looked up among the figures of the reports, another is asked for.
    """
    reports = library.reports
    asked = _completed(words, understand(words), reports)
    question = understand(asked)
    rows, metric = rows_of(question, reports), metric_of(question)
    if metric and rows:
        told = {row: told_by(row, metric, library) for row in rows}
        if any(told.values()):
            compared = _looked_up(question, metric, told, library)
            return ordered(compared, question.league, question.threshold)
        nothing = replace(answer(asked), figures=())
        return Comparison(nothing, By.PLACE, (), instead=_told_of(rows, library))
    compared = _answered(question, answer(asked), reports)
    return ordered(compared, question.league, question.threshold)


def _looked_up(
    question: Question, metric: Metric, told: Mapping[Row, Mapping[Measure, Told]], library: Library
) -> Comparison:
    planned = question.status is Status.PLANNED
    measure = compared_in(told.values(), planned=planned, growth=metric.growth)
    rows: list[ComparedRow] = []
    quotes: list[Quote] = []
    missing: list[Asked] = []
    for row, kinds in told.items():
        if not kinds:
            missing.append(row.asked)
            continue
        chosen = kinds[nearest(kinds, measure)]
        figure = replace(chosen.figure, quote=len(quotes))
        place = library.report(chosen.quote.locator.report).metadata.place
        rows.append(ComparedRow(place, figure.period, figure))
        quotes.append(chosen.quote)
    answer = Answer(
        question.text,
        Verdict.ANSWERED,
        tuple(quotes),
        tuple(row.figure for row in rows),
        missing=tuple(one for one in missing if one.place or one.period),
    )
    return Comparison(answer, _by(question, rows), tuple(rows), measure)


def _told_of(rows: Sequence[Row], library: Library) -> Period | None:
    """The time that most reports of the rows are about; None if it is one asked for."""
    keys = {key for row in rows for key in row.reports}
    told = Counter(period for key in keys if (period := library.report(key).metadata.period))
    most = next((period for period, _ in told.most_common(1)), None)
    asked = [row.period for row in rows if row.period]
    return most if most and asked and not any(most.overlaps(one) for one in asked) else None


def _answered(question: Question, answer: Answer, reports: Sequence[StoredReport]) -> Comparison:
    """The comparison of an answer: the first figure of each row, of the kind that most have."""
    places = {report.key: report.metadata.place for report in reports}
    of_years = _asks_for_years(question)
    every: dict[tuple[str, Period | None], list[ComparedRow]] = {}
    for figure in answer.figures:
        place = places.get(answer.quotes[figure.quote].locator.report, "")
        row = ComparedRow(place, figure.period, figure)
        every.setdefault((place, figure.period if of_years else None), []).append(row)
    first = Counter(rows[0].measure for rows in every.values())
    measure = first.most_common(1)[0][0] if first else AMOUNT
    if question.kind is Kind.GROWTH:
        measure = replace(measure, growth=True)
    rows = [_like(measure, of_one) for of_one in every.values()]
    return Comparison(answer, _by(question, rows), tuple(rows), measure)


def _like(measure: Measure, rows: Sequence[ComparedRow]) -> ComparedRow:
    wanted = nearest((row.measure for row in rows), measure)
    return next(row for row in rows if row.measure == wanted)


def _by(question: Question, rows: Sequence[ComparedRow]) -> By:
    several = len({row.place for row in rows}) > 1
    return By.PLACE if several or not _asks_for_years(question) else By.YEAR


def _completed(words: str, question: Question, reports: Sequence[StoredReport]) -> str:
    """The words with what they leave open: 各地 where no place is named, else the last years."""
    mentions = question.scope.mentions
    if len(mentions) > 1 or question.league.asked or _asks_for_years(question):
        return words
    held = {report.metadata.place for report in reports}
    if not mentions and len(held) > 1:
        return f"各地{words}"
    return words if question.periods else f"近{_YEARS_BACK}年{words}"


def _asks_for_years(question: Question) -> bool:
    return len(question.periods) > 1 or question.recent > 0
