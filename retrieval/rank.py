"""Candidates to hits: which clause of which passage answers, and the evidence for it.

The score is a weighted sum of transparent features, each of the order of one. Coverage is
measured in four widening circles around a clause (clause, sentence, passage, headings),
so that a clause is not punished for what its heading already says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter, mul

from index.catalog import StoredPassage, StoredReport
from index.divisions import places_in
from index.metadata import speaking_year
from index.report import Clause, Figure, Period, Status
from retrieval.current import current_reports
from retrieval.fit import Fit, Weighed, reach
from retrieval.match import Matcher
from retrieval.outline import Outline
from retrieval.question import Question
from retrieval.signs import Said, Seen
from retrieval.times import named_period, told_periods


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a clause. Coverages are shares of the question's mass."""

    clause: float = 0.0
    sentence: float = 0.0
    passage: float = 0.0
    headings: float = 0.0
    title: float = 0.0
    phrase: float = 0.0
    asked: float = 0.0
    formal: float = 0.0
    vector: float = 0.0
    engines: float = 0.0
    kind: float = 0.0
    status: float = 0.0
    period: float = 0.0
    place: float = 0.0
    metric: float = 0.0
    pure: float = 0.0
    elsewhere: float = 0.0
    outdated: float = 0.0


WEIGHTS = Evidence(
    clause=1.0,
    sentence=0.8,
    passage=0.6,
    headings=0.5,
    title=1.0,
    phrase=0.8,
    asked=0.3,
    formal=0.0,
    vector=0.4,
    engines=0.4,
    kind=0.8,
    status=0.4,
    period=0.5,
    place=0.8,
    metric=0.5,
    pure=0.5,
    elsewhere=-1.5,
    outdated=-0.6,
)


SHORT, SHORT_OF_ROW = 32, 6
"""How many passages are looked at clause by clause, and at least for each row."""

_OPENING = 12
"""In so many characters a clause names the place that it is about, if not the report's."""

_places_in = lru_cache(maxsize=20_000)(places_in)
_values = attrgetter(*(field.name for field in fields(Evidence)))


def score(evidence: Evidence) -> float:
    """The weighted sum."""
    return float(sum(map(mul, _values(WEIGHTS), _values(evidence))))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage found by the engines: fused score, and the cosine of each clause found."""

    passage: StoredPassage
    fused: float
    cosines: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that may answer, with the figure asked for if one stands there."""

    passage: StoredPassage
    clause: int
    figure: Figure | None
    score: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Look:
    """A candidate with where it says something, and the evidence that its clauses share."""

    candidate: Candidate
    outline: Outline
    seen: Seen
    around: Mapping[str, float]


class Ranker:
    """Ranks the candidates of one question."""

    def __init__(
        self, question: Question, matcher: Matcher, reports: Mapping[str, StoredReport]
    ) -> None:
        self._question, self._matcher, self._reports = question, matcher, reports
        self._fit = Fit(question, matcher)
        self._outdated = _outdated(question, reports)

    def rank(self, candidates: Iterable[Candidate], rows: int = 1) -> list[Hit]:
        """The best hit of each passage, best first, ties in the order of the library.

        More passages are looked at where several rows are to be answered.

        What is said of the place and the time that the question names comes before all else.
        """
        hits = [
            max(self._hits(look), key=attrgetter("score"))
            for look in self._short(candidates, max(SHORT, SHORT_OF_ROW * rows))
        ]
        return sorted(hits, key=_order)

    def _short(self, candidates: Iterable[Candidate], length: int) -> list[_Look]:
        """The candidates whose clauses are worth a look."""
        outlined = [(each, Outline.of(each.passage)) for each in candidates]
        looks = [self._look(*pair) for pair in outlined if not pair[1].is_heading]
        looks.sort(key=lambda look: -score(Evidence(**look.around)))
        return looks[:length]

    def _look(self, candidate: Candidate, outline: Outline) -> _Look:
        passage, matcher = candidate.passage, self._matcher
        seen = matcher.find(outline.text, passage.start)
        said = seen.anywhere()
        around = {
            "passage": matcher.shares(said).coverage,
            "headings": matcher.shares(said | matcher.said(outline.headings)).coverage,
            "title": self._of_title(passage.report),
            "engines": candidate.fused,
            "place": self._place_fit(passage, outline),
            "outdated": float(passage.report in self._outdated),
        }
        return _Look(candidate, outline, seen, around)

    def _of_title(self, key: str) -> float:
        """The share of the question that the title of a report says."""
        said = self._matcher.said(self._reports[key].metadata.title)
        return self._matcher.shares(said).coverage

    def _hits(self, look: _Look) -> Iterator[Hit]:
        for sentence in look.outline.sentences:
            whole = look.seen.within(sentence.start, sentence.end)
            shared = {**look.around, **self._of_sentence(whole)}
            figures = self._fit.weigh(sentence.figures)
            for number, clause in sentence.clauses:
                best = self._fit.figure_of(figures, clause)
                evidence = Evidence(**shared, **self._of_clause(look, whole, number, clause, best))
                figure = best.figure if best else None
                yield Hit(look.candidate.passage, number, figure, score(evidence), evidence)

    def _of_sentence(self, said: Said) -> dict[str, float]:
        """The evidence that the clauses of a sentence share, which says so much."""
        shares = self._matcher.shares(said)
        return {"sentence": shares.coverage, "phrase": shares.phrase}

    def _of_clause(
        self, look: _Look, whole: Said, number: int, clause: Clause, best: Weighed | None
    ) -> dict[str, float]:
        """The evidence of a clause, read together with its figure; `whole` is its sentence's."""
        passage, figure = look.candidate.passage, best.figure if best else None
        start, end = reach(passage, clause, figure)
        said, text = look.seen.within(start, end), look.seen.plain(start, end)
        shares, named = (
            self._matcher.shares(said),
            self._matcher.said(figure.metric if figure else ""),
        )
        return {
            "clause": shares.coverage,
            "asked": shares.asked,
            "vector": look.candidate.cosines.get(number, 0.0),
            "kind": self._fit.of_kind(best, clause, shares, text),
            "status": self._status_fit(figure.status if figure else clause.status),
            "period": self._period_fit(passage, clause),
            "formal": self._matcher.formal(whole, said | named),
            "metric": self._matcher.shares(named).metric if figure else 0.0,
            "pure": self._matcher.purity(figure.metric) if figure else 0.0,
            "elsewhere": self._elsewhere(passage, figure, text) if figure else 0.0,
        }

    def _elsewhere(self, passage: StoredPassage, figure: Figure, clause: str) -> float:
        """1 where the figure is that of a place within the one that is asked about, else 0."""
        named = {*_places_in(figure.metric), *_places_in(clause[:_OPENING])}
        if not named:
            return 0.0
        about = self._reports[passage.report].metadata
        own = f"{self._question.normal} {about.place} {about.parent}"
        return float(any(name not in own for name in named))

    def _status_fit(self, status: Status) -> float:
        """Agreement with what is asked for; a figure is a result unless a target is asked for."""
        wanted, figure = self._question.status, self._question.wants_figure
        if wanted is Status.UNKNOWN:
            return -1.0 if figure and status is Status.PLANNED else 0.0
        if status is Status.UNKNOWN:
            return 0.0
        fit = 1.0 if wanted is status else -1.0
        return 2 * fit if figure else fit

    def _period_fit(self, passage: StoredPassage, clause: Clause) -> float:
        current = self._question.current
        if current is not None and passage.report not in current:
            return -1.0
        if not self._question.periods:
            return 0.0
        about = self._reports[passage.report].metadata
        by_report = self._question.by_report
        named = speaking_year(about) if by_report else named_period(clause, passage, about)
        if named:
            return 1.0 if self._asks_of(named) else -1.0
        told = () if by_report else told_periods(clause, about)
        fits = [self._asks_of(period) for period in told]
        return (1.0 if fits[0] else 0.0) if any(fits) else (-1.0 if fits else 0.0)

    def _asks_of(self, period: Period) -> bool:
        return any(wanted.overlaps(period) for wanted in self._question.periods)

    def _place_fit(self, passage: StoredPassage, outline: Outline) -> float:
        scope = self._question.scope
        if not scope.within and not scope.mentions:
            return 0.0
        if any(name not in outline.headed for name in scope.within):
            return -1.0
        if not scope.mentions:
            return 0.0
        if passage.report in scope.reports:
            return 1.0
        return 0.0 if any(mention.name in outline.headed for mention in scope.mentions) else -1.0


def _order(hit: Hit) -> tuple[bool, bool, bool, float, int]:
    said = hit.evidence
    return said.place < 0, said.period < 0, said.status < -1, -hit.score, hit.passage.id


def _outdated(question: Question, reports: Mapping[str, StoredReport]) -> frozenset[str]:
    """The reports that newer ones of their place have replaced, unless a time is asked for."""
    if question.periods or question.recent or question.by_report:
        return frozenset()
    return frozenset(reports) - current_reports(reports.values())
