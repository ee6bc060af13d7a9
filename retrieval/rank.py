"""Candidates to hits: which clause of which passage answers, and the evidence for it.

The score is a weighted sum of transparent features, each of the order of one. Coverage is
measured in four widening circles around a clause (clause, sentence, passage, headings),
so that a clause is not punished for what its heading already says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from index.catalog import StoredPassage
from index.library import ClauseId
from index.report import Figure
from retrieval.agree import Agreement
from retrieval.best_of import best_of
from retrieval.clauses import OF_CLAUSE, OF_FIGURE, OF_SENTENCE, Clauses, Scored
from retrieval.evidence import AROUND, ROUNDING, Evidence, Told, sum_of, weights_of
from retrieval.match import Matcher
from retrieval.outline import Outline
from retrieval.question import Question
from retrieval.signs import Said
from retrieval.tellers import Tellers

SHORT, SHORT_OF_ROWS, SHORT_OF_ROW = 12, 32, 6
"""How many passages are looked at clause by clause, of rows, and at least for each row."""
HOLDS = 1.5
"""How much nearer a passage is to a closer look by holding figures, where a number answers."""
TIMELY = 2.0
"""And by being of a report that tells of the time asked for: all others may only name it."""

_OF_PASSAGE = ("passage", "headings", "title", "engines", "place", "outdated", "brief")
"""Which pieces of evidence what a passage says holds, in this order."""
_WITHOUT = (*_OF_PASSAGE, *OF_SENTENCE, *OF_CLAUSE)
_WITH_FIGURE = (*_OF_PASSAGE, *OF_SENTENCE, *OF_FIGURE)
"""And those of a hit without a figure, and with one."""

Cosines = Callable[[Iterable[ClauseId]], Mapping[ClauseId, float]]
"""Tells how near clauses are to the question, as far as they have vectors."""

_around = sum_of(_OF_PASSAGE, AROUND)


class Candidate(NamedTuple):
    """A passage found by the engines, with its fused score."""

    passage: StoredPassage
    fused: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that may answer, with the figure asked for if one stands there."""

    passage: StoredPassage
    clause: int
    figure: Figure | None
    score: float
    evidence: Evidence


class _Look(NamedTuple):
    """A passage to look at, what it says with its headings, what its clauses share."""

    outline: Outline
    said: Said
    around: Told


class _About(NamedTuple):
    """What is known of all passages of a report before they are read.

    How much of the question its title says, whether it is outdated, and how brief it is; what
    is added for telling of the time asked for, and what a look at a passage is worth at most
    beside what the engines say.
    """

    title: float
    outdated: float
    brief: float
    timely: float
    most: float


class Ranker:
    """Ranks the candidates of one question."""

    def __init__(
        self,
        question: Question,
        matcher: Matcher,
        tellers: Tellers,
        cosines: Cosines,
    ) -> None:
        """`tellers` are the reports of all candidates."""
        self._matcher, self._tellers, self._cosines = matcher, tellers, cosines
        self._agreement, self._wants_figure = Agreement(question, tellers), question.wants_figure
        self._clauses = Clauses(question, matcher, self._agreement)
        self._about = cache(self._tell_about)
        self._of_passage = sum_of(_OF_PASSAGE, weights_of(self._wants_figure))

    def rank(self, candidates: Iterable[Candidate], rows: int = 0) -> list[Hit]:
        """The best hit of each passage, best first, ties in the order of the library.

        More passages are looked at where several rows are to be answered.

        What is said of the place and the time that the question names comes before all else.
        """
        looks = self._short(candidates, rows)
        best_of = self._clauses.best_of
        return in_order(self._hits((look, best_of(*self._shared(look))) for look in looks))

    def hits(self, candidates: Iterable[Candidate], rows: int = 0) -> list[Hit]:
        """All that could come first: every clause of the same passages with every figure."""
        looks = self._short(candidates, rows)
        all_of = self._clauses.all_of
        return self._hits((look, one) for look in looks for one in all_of(*self._shared(look)))

    def _short(self, candidates: Iterable[Candidate], rows: int) -> list[_Look]:
        """The candidates whose clauses are worth a look."""
        most = max(SHORT_OF_ROWS, SHORT_OF_ROW * rows) if rows else SHORT
        return best_of([(self._bound(each), each) for each in candidates], self._look_at, most)

    def _bound(self, candidate: Candidate) -> float:
        """What a look at a candidate is worth at most, told without reading it."""
        most = self._about(candidate.passage.report).most
        return most + AROUND.engines * candidate.fused + self._holds(candidate.passage)

    def _holds(self, passage: StoredPassage) -> float:
        return HOLDS if self._wants_figure and passage.figure_rows else 0.0

    def _shared(self, look: _Look) -> tuple[Outline, Said, float]:
        """A passage, what it says, and the score that its clauses share."""
        return look.outline, look.said, self._of_passage(look.around)

    def _hits(self, found: Iterable[tuple[_Look, Scored]]) -> list[Hit]:
        """The hits of clauses."""
        chosen = [(look, each, (look.outline.passage.id, each.number)) for look, each in found]
        cosines = self._cosines(clause for _, _, clause in chosen)
        return [self._hit(look, each, cosines.get(clause, 0.0)) for look, each, clause in chosen]

    def _hit(self, look: _Look, best: Scored, vector: float) -> Hit:
        """The hit of a clause, with the evidence that counts for the confidence alone."""
        names = _WITH_FIGURE if best.figure else _WITHOUT
        told = zip(names, (*look.around, *best.shared, *best.own), strict=True)
        formal = self._matcher.formal(*best.saying, look.said)
        words = self._matcher.words(look.said) or [1.0]
        rest = {"formal": formal, "vector": vector, "head": words[-1], "least": min(words)}
        passage = look.outline.passage
        page = float(passage.report in self._tellers.pages)
        evidence = Evidence(**dict(told), **rest, page=page)
        return Hit(passage, best.number, best.figure, -best.loss, evidence)

    def _look_at(self, candidate: Candidate) -> tuple[float, _Look] | None:
        """What a look is worth, with the evidence that its clauses share; None for a heading."""
        passage, matcher = candidate.passage, self._matcher
        outline, title = Outline.of(passage), self._tellers.about(passage.report).title
        if outline.is_heading or outline.is_title(title):
            return None
        said = matcher.said_in(outline.text)
        headed = said | matcher.said(outline.headings)
        about, place = self._about(passage.report), self._agreement.place(passage, outline)
        known = about.title, candidate.fused, place, about.outdated, about.brief
        around = (matcher.coverage(said), matcher.coverage(headed), *known)
        worth = _around(around) + self._holds(passage) + about.timely
        return worth, _Look(outline, headed, around)

    def _tell_about(self, report: str) -> _About:
        agreement = self._agreement
        title = self._matcher.coverage(self._matcher.said(self._tellers.about(report).title))
        outdated, brief = agreement.outdated(report), agreement.brief(report)
        timely = TIMELY if agreement.may_tell(report) else 0.0
        most = _around((1.0, 1.0, title, 0.0, agreement.place_at_most(report), outdated, brief))
        return _About(title, outdated, brief, timely, most + timely + ROUNDING)


def in_order(hits: Iterable[Hit]) -> list[Hit]:
    """Best first; what contradicts the question comes last, ties in the order of the library."""
    return sorted(hits, key=_order)


def _order(hit: Hit) -> tuple[bool, bool, bool, float, int]:
    said = hit.evidence
    return said.place < 0, said.period < 0, said.status < -1, -hit.score, hit.passage.id
