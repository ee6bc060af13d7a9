"""Candidates to hits: which clause of which passage answers, and the evidence for it.

The score is a weighted sum of transparent features, each of the order of one. Coverage is
measured in four widening circles around a clause (clause, sentence, passage, headings),
so that a clause is not punished for what its heading already says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from operator import attrgetter, itemgetter, mul

from index.catalog import StoredPassage, StoredReport
from index.report import Clause, Figure
from retrieval.agree import Agreement
from retrieval.fit import Fit, Weighed
from retrieval.match import Matcher
from retrieval.outline import Outline
from retrieval.question import Question
from retrieval.signs import Said, Seen


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

_values = attrgetter(*(field.name for field in fields(Evidence)))
_WEIGHT: dict[str, float] = asdict(WEIGHTS)


def score(evidence: Evidence) -> float:
    """The weighted sum."""
    return float(sum(map(mul, _values(WEIGHTS), _values(evidence))))


def _sum(said: Mapping[str, float]) -> float:
    """The weighted sum of a part of the evidence."""
    return sum(_WEIGHT[name] * value for name, value in said.items())


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
    """A candidate to look at, and the evidence that its clauses share."""

    candidate: Candidate
    outline: Outline
    around: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence that is being read: where its passage says something, and what it says itself."""

    passage: StoredPassage
    seen: Seen
    said: Said


_Scored = tuple[float, int, Figure | None, Mapping[str, float]]
"""A score, the number of the clause, its figure, and the evidence by name."""


class Ranker:
    """Ranks the candidates of one question."""

    def __init__(
        self, question: Question, matcher: Matcher, reports: Mapping[str, StoredReport]
    ) -> None:
        self._matcher, self._reports = matcher, reports
        self._fit, self._agreement = Fit(question, matcher), Agreement(question, reports)

    def rank(self, candidates: Iterable[Candidate], rows: int = 1) -> list[Hit]:
        """The best hit of each passage, best first, ties in the order of the library.

        More passages are looked at where several rows are to be answered.

        What is said of the place and the time that the question names comes before all else.
        """
        short = self._short(candidates, max(SHORT, SHORT_OF_ROW * rows))
        return sorted(map(self._best_of, short), key=_order)

    def _short(self, candidates: Iterable[Candidate], length: int) -> list[_Look]:
        """The candidates whose clauses are worth a look."""
        outlined = [(each, Outline.of(each.passage)) for each in candidates]
        looks = [
            _Look(each, outline, self._around(each, outline))
            for each, outline in outlined
            if not outline.is_heading
        ]
        looks.sort(key=lambda look: -_sum(look.around))
        return looks[:length]

    def _best_of(self, look: _Look) -> Hit:
        """The best clause of a passage, the first of equals.

        Only what differs is summed for each clause, and only the best becomes a hit.
        """
        _, number, figure, said = max(self._clauses(look), key=itemgetter(0))
        evidence = Evidence(**said)
        return Hit(look.candidate.passage, number, figure, score(evidence), evidence)

    def _clauses(self, look: _Look) -> Iterator[_Scored]:
        """All clauses of a passage with their evidence."""
        passage, cosines = look.candidate.passage, look.candidate.cosines
        seen = self._matcher.find(look.outline.text, passage.start)
        time = self._agreement.time(passage)
        for sentence in look.outline.sentences:
            read = _Read(passage, seen, seen.within(sentence.start, sentence.end))
            around = {**look.around, **self._of_sentence(read.said)}
            shared = _sum(around)
            figures = self._fit.weigh(passage, sentence.figures)
            for number, clause in sentence.clauses:
                best, fit = self._fit.best(figures, clause)
                own = self._of_clause(read, clause, best, fit)
                own["vector"], own["period"] = cosines.get(number, 0.0), time(clause)
                figure = best.figure if best else None
                yield shared + _sum(own), number, figure, {**around, **own}

    def _around(self, candidate: Candidate, outline: Outline) -> dict[str, float]:
        """The evidence that the clauses of a passage share."""
        passage, matcher = candidate.passage, self._matcher
        said = matcher.said_in(outline.text)
        return {
            "passage": matcher.shares(said).coverage,
            "headings": matcher.shares(said | matcher.said(outline.headings)).coverage,
            "title": self._of_title(passage.report),
            "engines": candidate.fused,
            "place": self._agreement.place(passage, outline),
            "outdated": self._agreement.outdated(passage),
        }

    def _of_title(self, key: str) -> float:
        """The share of the question that the title of a report says."""
        said = self._matcher.said(self._reports[key].metadata.title)
        return self._matcher.shares(said).coverage

    def _of_sentence(self, said: Said) -> dict[str, float]:
        """The evidence that the clauses of a sentence share, which says so much."""
        shares = self._matcher.shares(said)
        return {"sentence": shares.coverage, "phrase": shares.phrase}

    def _of_clause(
        self, read: _Read, clause: Clause, best: Weighed | None, fit: float
    ) -> dict[str, float]:
        """The evidence of a clause, read together with the figure that fits best."""
        start, end = best.reach(clause) if best else (clause.start, clause.end)
        said, text = read.seen.within(start, end), read.seen.plain(start, end)
        named = self._matcher.said(best.figure.metric) if best else 0
        shares = self._matcher.shares(said)
        own = {
            "clause": shares.coverage,
            "asked": shares.asked,
            "formal": self._matcher.formal(read.said, said | named),
            "kind": self._fit.of_kind(fit, shares, text),
            "status": self._agreement.status(best.figure.status if best else clause.status),
        }
        if best:
            own["metric"] = self._matcher.shares(named).metric
            own["pure"] = self._matcher.purity(best.figure.metric)
            own["elsewhere"] = self._agreement.elsewhere(read.passage, best.figure, text)
        return own


def _order(hit: Hit) -> tuple[bool, bool, bool, float, int]:
    said = hit.evidence
    return said.place < 0, said.period < 0, said.status < -1, -hit.score, hit.passage.id
