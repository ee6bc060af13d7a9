"""Candidates to hits: which clause of which passage answers, and the evidence for it.

The score is a weighted sum of transparent features, each of the order of one. Coverage is
measured in four widening circles around a clause (clause, sentence, passage, headings),
so that a clause is not punished for what its heading already says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import NamedTuple

from index.catalog import StoredPassage
from index.library import ClauseId
from index.report import Clause, Figure
from retrieval.agree import Agreement
from retrieval.best_of import best_of
from retrieval.evidence import AROUND, Evidence, sum_of, weights_of
from retrieval.fit import MISSING, Fit, Weighed
from retrieval.match import Matcher
from retrieval.outline import Outline, Sentence
from retrieval.question import Question
from retrieval.signs import Said, Seen
from retrieval.tellers import Tellers

SHORT, SHORT_OF_ROWS, SHORT_OF_ROW = 20, 32, 6
"""How many passages are looked at clause by clause, of rows, and at least for each row."""
HOLDS = 1.5
"""How much nearer a passage is to a closer look by holding figures, where a number answers."""
TIMELY = 2.0
"""And by being of a report that tells of the time asked for: all others may only name it."""

_OF_PASSAGE = ("passage", "headings", "title", "engines", "place", "outdated", "brief")
_OF_SENTENCE = ("sentence", "phrase")
_OF_CLAUSE = ("period", "status", "clause", "asked", "kind")
_OF_FIGURE = (*_OF_CLAUSE, "metric", "here", "pure", "added", "elsewhere")
"""Which pieces of evidence the tuples below hold."""

_Told = tuple[float, ...]

Cosines = Callable[[Iterable[ClauseId]], Mapping[ClauseId, float]]
"""Tells how near clauses are to the question, as far as they have vectors."""

_around = sum_of(_OF_PASSAGE, AROUND)


@dataclass(frozen=True, slots=True)
class Candidate:
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


@dataclass(frozen=True, slots=True)
class _Look:
    """A candidate to look at, what it says with its headings, what its clauses share."""

    candidate: Candidate
    outline: Outline
    said: Said
    around: _Told


class _Read(NamedTuple):
    """A sentence that is being read, with what its clauses share.

    Where its passage says something, what tells of each clause whether it agrees with the
    time; what the sentence says, the figures that may answer, whether there is neither, its
    evidence, and the score so far.
    """

    passage: StoredPassage
    seen: Seen
    time: Callable[[Clause], float]
    sentence: Sentence
    said: Said
    figures: Sequence[Weighed]
    is_silent: bool
    shared: _Told
    score: float


class _Scored(NamedTuple):
    """A numbered clause with a figure: what bars it, its score, and its evidence.

    What contradicts the question (`barred`) comes after all else in a passage too. `saying`
    is what the sentence says, and what is said where the figure stands.
    """

    barred: tuple[bool, bool]
    loss: float
    number: int
    figure: Figure | None
    shared: _Told
    own: _Told
    saying: tuple[Said, Said]


_FIRST, _SILENT = itemgetter(0, 1, 2), attrgetter("is_silent")


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
        self._fit, self._agreement = Fit(question, matcher), Agreement(question, tellers)
        self._wants_figure = question.wants_figure
        weights = weights_of(self._wants_figure)
        self._of_passage, self._of_sentence, self._of_clause, self._of_figure = (
            sum_of(names, weights) for names in (_OF_PASSAGE, _OF_SENTENCE, _OF_CLAUSE, _OF_FIGURE)
        )
        # the most that a clause adds which says nothing and gives no figure
        self._quiet = self._of_clause((1.0, 2.0, 0.0, 0.0, MISSING if self._wants_figure else 1.0))

    def rank(self, candidates: Iterable[Candidate], rows: int = 0) -> list[Hit]:
        """The best hit of each passage, best first, ties in the order of the library.

        More passages are looked at where several rows are to be answered.

        What is said of the place and the time that the question names comes before all else.
        """
        looks = self._short(candidates, rows)
        return in_order(self._hits((look, self._best_of(look)) for look in looks))

    def hits(self, candidates: Iterable[Candidate], rows: int = 0) -> list[Hit]:
        """All that could come first: every clause of the same passages with every figure."""
        looks = self._short(candidates, rows)
        read = ((look, one) for look in looks for one in self._read(look))
        return self._hits((look, each) for look, one in read for each in self._clauses(one))

    def _short(self, candidates: Iterable[Candidate], rows: int) -> list[_Look]:
        """The candidates whose clauses are worth a look."""
        most = max(SHORT_OF_ROWS, SHORT_OF_ROW * rows) if rows else SHORT
        return best_of([(self._bound(each), each) for each in candidates], self._look_at, most)

    def _bound(self, candidate: Candidate) -> float:
        """What a look at a candidate is worth at most, told without reading it."""
        place = self._agreement.place_at_most(candidate.passage)
        return self._worth(candidate, (1.0, 1.0, *self._known(candidate, place)))

    def _worth(self, candidate: Candidate, around: _Told) -> float:
        passage = candidate.passage
        holds = HOLDS if self._wants_figure and passage.figure_rows else 0.0
        timely = TIMELY if self._agreement.may_tell(passage) else 0.0
        return _around(around) + holds + timely

    def _best_of(self, look: _Look) -> _Scored:
        """The best clause of a passage, the first of equals.

        Silent sentences, most of them, are read last, and only if one could still be better.
        """
        first, *others = sorted(self._read(look), key=_SILENT)
        best = min(self._clauses(first), key=_FIRST)
        for read in others:
            if not read.is_silent or any(best.barred) or read.score + self._quiet >= -best.loss:
                best = min(best, *self._clauses(read), key=_FIRST)
        return best

    def _read(self, look: _Look) -> Iterator[_Read]:
        """The sentences of a passage in their order."""
        passage, matcher = look.candidate.passage, self._matcher
        seen = matcher.find(look.outline.text, passage.start)
        time, around = self._agreement.time(passage), self._of_passage(look.around)
        for sentence in look.outline.sentences:
            said = seen.within(sentence.start, sentence.end)
            shares, figures = matcher.shares(said), self._fit.weigh(sentence.figures)
            silent = not (said or figures)
            shared = shares.coverage, shares.phrase
            score = around + self._of_sentence(shared)
            yield _Read(passage, seen, time, sentence, said, figures, silent, shared, score)

    def _clauses(self, read: _Read) -> Iterator[_Scored]:
        """All clauses of a sentence with their evidence."""
        for number, clause, choice in self._fit.choices(read.figures, read.sentence.clauses):
            said, own = self._told_by(read, clause, choice)
            lost = -read.score - (self._of_figure if choice else self._of_clause)(own)
            barred, saying = (own[0] < 0, own[1] < -1), (read.said, said)
            figure = choice.figure if choice else None
            yield _Scored(barred, lost, number, figure, read.shared, own, saying)

    def _told_by(self, read: _Read, clause: Clause, choice: Weighed | None) -> tuple[Said, _Told]:
        """What a clause says together with a figure and what that is called, and its evidence."""
        start, end = choice.placed.reach(clause) if choice else (clause.start, clause.end)
        said, text = read.seen.within(start, end), read.seen.plain(start, end)
        if choice:
            said |= choice.name.said
        shares = self._matcher.shares(said)
        own = (
            read.time(clause),
            self._agreement.status(choice.figure.status if choice else clause.status),
            shares.coverage,
            shares.asked,
            self._fit.of_kind(choice, shares, text),
        )
        if choice is None:
            return said, own
        elsewhere = self._agreement.elsewhere(read.passage, choice.figure, text)
        name, here = choice.name, float(choice.stands_in(clause))
        return said, (*own, name.shares.metric, here, name.purity, name.added, elsewhere)

    def _hits(self, found: Iterable[tuple[_Look, _Scored]]) -> list[Hit]:
        """The hits of clauses."""
        chosen = [(look, each, (look.candidate.passage.id, each.number)) for look, each in found]
        cosines = self._cosines(clause for _, _, clause in chosen)
        return [self._hit(look, each, cosines.get(clause, 0.0)) for look, each, clause in chosen]

    def _hit(self, look: _Look, best: _Scored, vector: float) -> Hit:
        """The hit of a clause, with the evidence that counts for the confidence alone."""
        names = (*_OF_PASSAGE, *_OF_SENTENCE, *(_OF_FIGURE if best.figure else _OF_CLAUSE))
        told = zip(names, (*look.around, *best.shared, *best.own), strict=True)
        formal = self._matcher.formal(*best.saying, look.said)
        words = self._matcher.words(look.said) or [1.0]
        rest = {"formal": formal, "vector": vector, "head": words[-1], "least": min(words)}
        page = float(look.candidate.passage.report in self._tellers.pages)
        evidence = Evidence(**dict(told), **rest, page=page)
        return Hit(look.candidate.passage, best.number, best.figure, -best.loss, evidence)

    def _look_at(self, candidate: Candidate) -> tuple[float, _Look] | None:
        """What a look is worth, with the evidence that its clauses share; None for a heading."""
        outline, matcher = Outline.of(candidate.passage), self._matcher
        title = self._tellers.about(candidate.passage.report).title
        if outline.is_heading or outline.is_title(title):
            return None
        said = matcher.said_in(outline.text)
        headed = said | matcher.said(outline.headings)
        known = self._known(candidate, self._agreement.place(candidate.passage, outline))
        around = (matcher.coverage(said), matcher.coverage(headed), *known)
        return self._worth(candidate, around), _Look(candidate, outline, headed, around)

    def _known(self, candidate: Candidate, place: float) -> _Told:
        """The evidence of a passage that is known without reading it, and how the place agrees."""
        passage, matcher, agreement = candidate.passage, self._matcher, self._agreement
        title = matcher.coverage(matcher.said(self._tellers.about(passage.report).title))
        outdated, brief = agreement.outdated(passage), agreement.brief(passage)
        return title, candidate.fused, place, outdated, brief


def in_order(hits: Iterable[Hit]) -> list[Hit]:
    """Best first; what contradicts the question comes last, ties in the order of the library."""
    return sorted(hits, key=_order)


def _order(hit: Hit) -> tuple[bool, bool, bool, float, int]:
    said = hit.evidence
    return said.place < 0, said.period < 0, said.status < -1, -hit.score, hit.passage.id
