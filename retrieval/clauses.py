"""Which clause of a passage answers best, with which figure, and the evidence for it.

Sentences are read in the order of the most that their clauses can score, and clauses are
weighed only if they may be better than the best so far: the same bounds as in `best_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from math import inf
from operator import attrgetter, itemgetter
from typing import NamedTuple

from index.catalog import StoredPassage
from index.report import Clause, Figure
from retrieval.agree import Agreement
from retrieval.evidence import ROUNDING, Told, sum_of, weights_of
from retrieval.fit import Fit, Weighed
from retrieval.match import Matcher
from retrieval.outline import Outline, Sentence
from retrieval.question import Question
from retrieval.signs import Said, Seen

OF_SENTENCE = ("sentence", "phrase")
OF_CLAUSE = ("period", "status", "clause", "asked", "kind")
OF_FIGURE = (*OF_CLAUSE, "metric", "here", "pure", "added", "elsewhere")
"""Which pieces of evidence the tuples below hold."""


class Scored(NamedTuple):
    """A numbered clause with a figure: what bars it, its score, and its evidence.

    What contradicts the question (`barred`) comes after all else in a passage too. `loss` is
    the score the other way round, `shared` the evidence of the sentence, `own` that of the
    clause. `saying` is what the sentence says, and what is said where the figure stands.
    """

    barred: tuple[bool, bool]
    loss: float
    number: int
    figure: Figure | None
    shared: Told
    own: Told
    saying: tuple[Said, Said]


class _Read(NamedTuple):
    """A sentence that is being read, with what its clauses share.

    What its passage says where, and what tells of each clause whether it agrees with the
    time; what the sentence says, the figures that may answer, its evidence, the score so far,
    and the most that one of its clauses can score.
    """

    passage: StoredPassage
    seen: Seen
    time: Callable[[Clause], float]
    sentence: Sentence
    said: Said
    figures: list[Weighed]
    shared: Told
    score: float
    most: float


class _Offer(NamedTuple):
    """A numbered clause with a figure that is not weighed yet, and what it loses at least.

    `agrees` tells how it does so with time and status.
    """

    barred: tuple[bool, bool]
    loss: float
    number: int
    clause: Clause
    choice: Weighed | None
    agrees: tuple[float, float]


_FIRST, _MOST = itemgetter(0, 1, 2), attrgetter("most")
_FREE = (False, False)
_NOTHING = Scored((True, True), inf, 0, None, (), (), (0, 0))


class Clauses:
    """Weighs the clauses of passages for one question."""

    def __init__(self, question: Question, matcher: Matcher, agreement: Agreement) -> None:
        self._matcher, self._agreement = matcher, agreement
        self._fit = Fit(question, matcher)
        self._weights = weights = weights_of(question.wants_figure)
        self._sum_of_sentence, self._of_clause, self._of_figure = (
            sum_of(names, weights) for names in (OF_SENTENCE, OF_CLAUSE, OF_FIGURE)
        )
        self._shared, self._of_shares = cache(self._of_sentence), cache(self._shares_count)
        time, status = agreement.at_most
        self._agreed = weights.period * time + weights.status * status + ROUNDING

    def best_of(self, outline: Outline, said: Said, score: float) -> Scored:
        """The best clause of a passage, of equals the first.

        `said` is what the passage says, perhaps with its headings, `score` what that counts.
        """
        best = _NOTHING
        for read in sorted(self._read(outline, said, score), key=_MOST, reverse=True):
            for offer in self._offers(read, best):
                if offer[:2] <= best[:2]:
                    best = min(best, self._weigh(read, offer), key=_FIRST)
        return best

    def all_of(self, outline: Outline, said: Said, score: float) -> Iterator[Scored]:
        """Every clause of a passage with every figure that it may answer with."""
        for read in self._read(outline, said, score):
            for offer in self._offers(read, _NOTHING):
                yield self._weigh(read, offer)

    def _read(self, outline: Outline, saying: Said, around: float) -> Iterator[_Read]:
        """The sentences of a passage in their order."""
        passage = outline.passage
        seen = self._matcher.find(outline.text, saying, passage.start)
        time = self._agreement.time(passage)
        for sentence, said in zip(outline.sentences, seen.by_span(outline.ends), strict=True):
            figures = self._fit.weigh(sentence.figures) if sentence.figures else []
            shared, counts = self._shared(said)
            score = around + counts
            most = score + self._most(said, figures)
            yield _Read(passage, seen, time, sentence, said, figures, shared, score, most)

    def _of_sentence(self, said: Said) -> tuple[Told, float]:
        """The evidence of a sentence and what it counts, the same for all that say the same."""
        shares = self._matcher.shares(said)
        told = shares.coverage, shares.phrase
        return told, self._sum_of_sentence(told)

    def _most(self, said: Said, figures: list[Weighed]) -> float:
        """The most that a clause of a sentence, which says that, adds to its score."""
        counts = self._fit.quiet
        for each in figures:
            said |= each.name.said
            counts = max(counts, each.counts + self._weights.here)
        return self._agreed + counts + self._of_shares(said)

    def _shares_count(self, said: Said) -> float:
        shares = self._matcher.shares(said)
        return self._weights.clause * shares.coverage + self._weights.asked * shares.asked

    def _offers(self, read: _Read, best: Scored) -> Iterator[_Offer]:
        """The clauses of a sentence with the figures that they may answer with.

        If none of them can score as much as the best so far, those alone that are barred less.
        """
        weights, beaten = self._weights, read.most < -best.loss
        if beaten and best.barred == _FREE:
            return
        for number, clause, choice in self._fit.choices(read.figures, read.sentence.clauses):
            time, said, counts = read.time(clause), read.said, self._fit.quiet
            status = self._agreement.status(choice.figure.status if choice else clause.status)
            barred = time < 0, status < -1
            if barred > best.barred or (beaten and barred == best.barred):
                continue
            if choice:
                said |= choice.name.said
                counts = choice.counts + weights.here * choice.stands_in(clause)
            most = read.score + weights.period * time + weights.status * status + counts
            loss = -most - self._of_shares(said) - ROUNDING
            yield _Offer(barred, loss, number, clause, choice, (time, status))

    def _weigh(self, read: _Read, offer: _Offer) -> Scored:
        """What a clause says together with a figure and what that is called, and its evidence."""
        clause, choice = offer.clause, offer.choice
        start, end = choice.placed.reach(clause) if choice else (clause.start, clause.end)
        said, text = read.seen.within(start, end), read.seen.plain(start, end)
        figure, elsewhere = None, 0.0
        if choice:
            figure, said = choice.figure, said | choice.name.said
            elsewhere = self._agreement.elsewhere(read.passage, figure, text)
        shares = self._matcher.shares(said)
        own: Told = (*offer.agrees, shares.coverage, shares.asked)
        own = (*own, self._fit.of_kind(choice, shares, text))
        if choice:
            name, here = choice.name, float(choice.stands_in(clause))
            own = (*own, name.shares.metric, here, name.purity, name.added, elsewhere)
        loss = -read.score - (self._of_figure if choice else self._of_clause)(own)
        saying = read.said, said
        return Scored(offer.barred, loss, offer.number, figure, read.shared, own, saying)
