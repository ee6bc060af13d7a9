"""Whether place, time, and done or planned agree with what a question asks for.

Each agreement is 1 where they do, -1 where they contradict it, and 0 where it is not told.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache, partial

from index.catalog import StoredPassage
from index.divisions import places_in
from index.metadata import speaking_year
from index.report import Clause, Figure, Level, Period, Status
from retrieval.outline import Outline
from retrieval.question import Question
from retrieval.tellers import Tellers
from retrieval.times import told_periods

_OPENING = 12
"""In so many characters a clause names the place that it is about, if not the report's."""

_places_in = lru_cache(maxsize=20_000)(places_in)


class Agreement:
    """Compares passages, clauses and figures with one question."""

    def __init__(self, question: Question, tellers: Tellers) -> None:
        self._question, self._tellers = question, tellers
        self._wants_figure, self._named = question.wants_figure, question.scope.reports
        self._national = any(
            tellers.about(key).level is Level.NATION for key in self._named & tellers.by_key.keys()
        )
        timeless = not (question.periods or question.recent or question.by_report)
        self._outdated = tellers.outdated if timeless else frozenset()
        self._timely = _timely(question, tellers)
        self._brevity = {} if question.scope.mentions else tellers.brevity
        self._of_told = cache(self._fit_of_told)
        self._status = {status: self._of_status(status) for status in Status}

    def place(self, passage: StoredPassage, outline: Outline) -> float:
        """Whether a passage is of the places named, or at least names them.

        Every report names the nation, so that tells nothing.
        """
        scope = self._question.scope
        if scope.within and any(name not in outline.headed for name in scope.within):
            return -1.0
        if not scope.mentions:
            return 0.0
        if passage.report in self._named:
            return 1.0
        named = any(mention.name in outline.headed for mention in scope.mentions)
        return 0.0 if named and not self._national else -1.0

    def place_at_most(self, report: str) -> float:
        """The most that `place` can be for a passage of a report."""
        return float(report in self._named)

    def may_tell(self, report: str) -> bool:
        """Whether a report tells of the time asked for, reviewed or planned."""
        return report in self._timely

    def outdated(self, report: str) -> float:
        """1 where a newer one of the place has replaced a report, else 0."""
        return float(report in self._outdated)

    def brief(self, report: str) -> float:
        """How much more likely a report's length makes its passages, if no place is named."""
        return self._brevity.get(report, 0.0)

    def elsewhere(self, passage: StoredPassage, figure: Figure, clause: str) -> float:
        """1 where the figure is that of a place within the one that is asked about, else 0."""
        named = _places_in(figure.metric) + _places_in(clause[:_OPENING])
        if not named:
            return 0.0
        about = self._tellers.about(passage.report)
        own = f"{self._question.normal} {about.place} {about.parent}"
        return float(any(name not in own for name in named))

    def status(self, status: Status) -> float:
        """Whether it is done or planned as asked for, which counts twice for figures.

        A figure is a result unless a target is asked for.
        """
        return self._status[status]

    @property
    def at_most(self) -> tuple[float, float]:
        """The most that the time and the status of a clause can agree."""
        return float(bool(self._question.periods)), max(self._status.values())

    def _of_status(self, status: Status) -> float:
        wanted, figure = self._question.status, self._wants_figure
        if wanted is Status.UNKNOWN:
            return -1.0 if figure and status is Status.PLANNED else 0.0
        if status is Status.UNKNOWN:
            return 0.0
        fit = 1.0 if wanted is status else -1.0
        return 2 * fit if figure else fit

    def time(self, passage: StoredPassage) -> Callable[[Clause], float]:
        """What tells of each clause of a passage whether it speaks of the time asked for."""
        question, about = self._question, self._tellers.about(passage.report)
        if question.current is not None and passage.report not in question.current:
            return lambda _: -1.0
        if not question.periods:
            return lambda _: 0.0
        if question.by_report:
            spoken = speaking_year(about)
            fit = self._of_named(spoken) if spoken else 0.0
            return lambda _: fit
        return partial(self._of_clause, passage.report)

    def _of_clause(self, report: str, clause: Clause) -> float:
        if clause.period:
            return self._of_named(clause.period)
        return self._of_told(report, clause.status)

    def _fit_of_told(self, report: str, status: Status) -> float:
        """Agrees if the likeliest time is asked for, contradicts if none of them is."""
        told = told_periods(status, self._tellers.about(report))
        fits = [self._asks_of(period) for period in told]
        if any(fits):
            return 1.0 if fits[0] else 0.0
        return -1.0 if fits and not self._tellers.is_dated_by_its_day(report) else 0.0

    def _of_named(self, period: Period) -> float:
        return 1.0 if self._asks_of(period) else -1.0

    def _asks_of(self, period: Period) -> bool:
        if self._question.in_all:
            return all(_same_years(wanted, period) for wanted in self._question.periods)
        return any(wanted.overlaps(period) for wanted in self._question.periods)


def _same_years(one: Period, other: Period) -> bool:
    return (one.first.year, one.last.year) == (other.first.year, other.last.year)


def _timely(question: Question, tellers: Tellers) -> frozenset[str]:
    """The reports that tell of a time that is asked for; none where none is."""
    if question.current is not None:
        return question.current
    return tellers.telling_of(question.periods, question.by_report)
