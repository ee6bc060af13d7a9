"""Candidates to hits: which clause of which passage answers, and the evidence for it.

The score is a weighted sum of transparent features, each of the order of one. Coverage is
measured in four widening circles around a clause (clause, sentence, passage, headings),
so that a clause is not punished for what its heading already says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.catalog import StoredPassage, StoredReport
from index.report import Clause, Figure
from retrieval.agree import Agreement
from retrieval.evidence import AROUND, Evidence, Weighing, weights_of
from retrieval.fit import Fit, Weighed
from retrieval.match import Matcher
from retrieval.outline import Outline
from retrieval.question import Question
from retrieval.signs import Said, Seen

SHORT, SHORT_OF_ROW = 32, 6
"""How many passages are looked at clause by clause, and at least for each row."""

_AROUND = Weighing(AROUND)


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
        self._weighing = Weighing(weights_of(question.wants_figure))

    def rank(self, candidates: Iterable[Candidate], rows: int = 1) -> list[Hit]:
        """The best hit of each passage, best first, ties in the order of the library.

        More passages are looked at where several rows are to be answered.

        What is said of the place and the time that the question names comes before all else.
        """
        return in_order(map(self._best_of, self._short(candidates, rows)))

    def hits(self, candidates: Iterable[Candidate], rows: int = 1) -> list[Hit]:
        """All that could come first: every clause of the same passages with every figure."""
        looks = self._short(candidates, rows)
        return [_hit(look, each) for look in looks for each in self._clauses(look)]

    def _short(self, candidates: Iterable[Candidate], rows: int) -> list[_Look]:
        """The candidates whose clauses are worth a look."""
        outlined = [(each, Outline.of(each.passage)) for each in candidates]
        looks = [
            _Look(each, outline, self._around(each, outline))
            for each, outline in outlined
            if not outline.is_heading
        ]
        looks.sort(key=lambda look: -_AROUND.sum(look.around))
        return looks[: max(SHORT, SHORT_OF_ROW * rows)]

    def _best_of(self, look: _Look) -> Hit:
        """The best clause of a passage, the first of equals.

        Only what differs is summed for each clause, and only the best becomes a hit.
        """
        return _hit(look, min(self._clauses(look), key=_bars))

    def _clauses(self, look: _Look) -> Iterator[_Scored]:
        """All clauses of a passage with their evidence."""
        passage, cosines = look.candidate.passage, look.candidate.cosines
        seen = self._matcher.find(look.outline.text, passage.start)
        time = self._agreement.time(passage)
        for sentence in look.outline.sentences:
            read = _Read(passage, seen, seen.within(sentence.start, sentence.end))
            around = {**look.around, **self._of_sentence(read.said)}
            shared = self._weighing.sum(around)
            figures = self._fit.weigh(passage, sentence.figures)
            for number, clause in sentence.clauses:
                beside = {"vector": cosines.get(number, 0.0), "period": time(clause)}
                for choice in self._fit.choices(figures, clause):
                    own = self._of_clause(read, clause, choice) | beside
                    figure = choice.figure if choice else None
                    yield shared + self._weighing.sum(own), number, figure, {**around, **own}

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

    def _of_clause(self, read: _Read, clause: Clause, choice: Weighed | None) -> dict[str, float]:
        """The evidence of a clause, read together with a figure and what that is called."""
        start, end = choice.reach(clause) if choice else (clause.start, clause.end)
        said, text = read.seen.within(start, end), read.seen.plain(start, end)
        named = self._matcher.said(choice.figure.metric) if choice else 0
        shares = self._matcher.shares(said | named)
        own = {
            "clause": shares.coverage,
            "asked": shares.asked,
            "formal": self._matcher.formal(read.said, said | named),
            "kind": self._fit.of_kind(choice, shares, text),
            "status": self._agreement.status(choice.figure.status if choice else clause.status),
        }
        if choice:
            own["metric"] = self._matcher.shares(named).metric
            own["here"] = float(choice.stands_in(clause))
            own["pure"] = self._matcher.purity(choice.figure.metric)
            own["added"] = self._fit.only_added(choice.figure)
            own["elsewhere"] = self._agreement.elsewhere(read.passage, choice.figure, text)
        return own


def _hit(look: _Look, scored: _Scored) -> Hit:
    score, number, figure, said = scored
    return Hit(look.candidate.passage, number, figure, score, Evidence(**said))


def _bars(scored: _Scored) -> tuple[bool, bool, float]:
    """What contradicts the question comes after all else in a passage too."""
    score, _, _, said = scored
    return said["period"] < 0, said["status"] < -1, -score


def in_order(hits: Iterable[Hit]) -> list[Hit]:
    """Best first; what contradicts the question comes last, ties in the order of the library."""
    return sorted(hits, key=_order)


def _order(hit: Hit) -> tuple[bool, bool, bool, float, int]:
    said = hit.evidence
    return said.place < 0, said.period < 0, said.status < -1, -hit.score, hit.passage.id
