"""One metric side by side: by place, or by year, each row with the quote that proves it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.catalog import StoredReport
from index.report import Period
from retrieval.direction import CHANGES
from retrieval.key_figures import row_of
from retrieval.lexicon import matchkey
from retrieval.model import Answer, AnswerFigure
from retrieval.question import Question

_YEARS_BACK = 20
_ANOTHER = re.compile(rf"[和与及、占比]|{CHANGES}")
_ENDINGS = frozenset({"", "量", "额", "值", "数", "总量", "总额"})


class By(StrEnum):
    """What the rows of a comparison differ in."""

    PLACE = "place"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row: the place and the time that its figure is of, and the figure as written."""

    place: str
    period: Period | None
    figure: AnswerFigure


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row a place, or a place and a year, in the order of the answer.

    `answer` holds the quotes of the rows, perhaps further ones, and what is missing.
    """

    answer: Answer
    by: By
    rows: tuple[ComparedRow, ...]

    @property
    def metric(self) -> str:
        """What most rows measure, as the reports call it; empty where none has a name."""
        named = Counter(row.figure.metric for row in self.rows if row.figure.metric)
        return named.most_common(1)[0][0] if named else ""

    def is_alike(self, row: ComparedRow) -> bool:
        """Whether a row measures what most rows do, so that it may stand beside them."""
        return is_same_metric(row.figure.metric, self.metric)


def is_same_metric(one: str, other: str) -> bool:
    """Whether two names mean one metric: 粮食总产, 全省粮食总产量; not 减少财政收入, 财政收入.

    What has no name is given the benefit of the doubt.
    """
    if not one or not other or row_of(one) == row_of(other):
        return True
    short, long = sorted((matchkey(one), matchkey(other)), key=len)
    before, found, behind = long.rpartition(short)
    return bool(found) and not _ANOTHER.search(before) and behind in _ENDINGS


def compare(
    words: str,
    reports: Sequence[StoredReport],
    understand: Callable[[str], Question],
    answer: Callable[[str], Answer],
) -> Comparison:
    """Answer what the words name for every place, or for every year, they name or that is held."""
    asked = _completed(words, understand(words), reports)
    of_years = _asks_for_years(understand(asked))
    answered = answer(asked)
    places = {report.key: report.metadata.place for report in reports}
    rows: dict[tuple[str, Period | None], ComparedRow] = {}
    for figure in answered.figures:
        place = places.get(answered.quotes[figure.quote].locator.report, "")
        row = ComparedRow(place, figure.period, figure)
        rows.setdefault((place, figure.period if of_years else None), row)
    several = len({row.place for row in rows.values()}) > 1
    by = By.PLACE if several or not of_years else By.YEAR
    return Comparison(answered, by, tuple(rows.values()))


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
