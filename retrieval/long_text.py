"""A letter of hundreds of characters is no question, but a text: what is like it?

Nothing that it names by the way is a constraint, and no clause answers all of it. So it is
compared with stretches of its own size, which are whole letters or some passages of a report
(`likeness.py`), and the passages of those most like it are ranked as ever. A subject line,
which asks nothing and names neither place nor time, is read likewise.
`benchmarks/public_sets.py` measures it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from index.catalog import StoredPassage
from index.library import Library
from retrieval.evidence import weights_of
from retrieval.likeness import Likeness
from retrieval.match import Matcher
from retrieval.question import Question
from retrieval.rank import Candidate, Cosines, Hit, Ranker, in_order
from retrieval.tellers import Tellers

LONG, SUBJECT = 14, 6
"""So many content words make a text of a question, and a subject line of words that ask nothing;
what people ask has ten at most."""
SIZE = 1000
"""A stretch has about so many characters, unless the report has less."""
NEAREST = 8
"""In how many stretches, those most like the text, passages are ranked."""
MOST = 5_000_000
"""A library of more characters is not held in memory a second time."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A part of the text of a report."""

    report: str
    start: int
    end: int


def is_text(question: Question) -> bool:
    """Whether a question is read as a text; one that leans on another never is."""
    said = Question(question.text, question.normal, question.concepts, question.runs)
    asks = question != replace(said, status=question.status)
    return not question.leaning and len(question.concepts) >= (LONG if asks else SUBJECT)


def as_text(question: Question) -> Question:
    """The question without constraints, and without a kind of answer."""
    concepts = tuple(replace(concept, asked=False) for concept in question.concepts)
    return Question(question.text, question.normal, concepts, question.runs)


class Texts:
    """All that a library holds, to be compared with texts; made ready when the first is read."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.too_many = sum(report.characters for report in library.reports) > MOST

    def rank(self, question: Question, matcher: Matcher, cosines: Cosines) -> list[Hit]:
        """The best hits of the passages in the stretches most like a text, best first."""
        library, like = self._library, self._held.of(question.normal)
        nearest = sorted(like, key=lambda one: (-like[one], one))[:NEAREST]
        near = {passage.id: like[one] for one in reversed(nearest) for passage in _in(one, library)}
        passages = library.passages(sorted(near))
        candidates = [Candidate(passage, near[passage.id]) for passage in passages]
        tellers = Tellers(library.report(key) for key in {one.report for one in nearest})
        hits = Ranker(question, matcher, tellers, cosines).rank(candidates, len(nearest))
        weight = weights_of(question.wants_figure).whole
        return in_order(_with(hit, near[hit.passage.id], weight) for hit in hits)

    @cached_property
    def _held(self) -> Likeness[Stretch]:
        return Likeness(dict(stretches(self._library)))


def stretches(library: Library) -> Iterator[tuple[Stretch, str]]:
    """The stretches of all reports with their texts."""
    for report in library.reports:
        text = library.text(report.key)
        count = max(1, round(len(text) / SIZE))
        for start, end in pairwise(len(text) * at // count for at in range(count + 1)):
            yield Stretch(report.key, start, end), text[start:end]


def _in(stretch: Stretch, library: Library) -> list[StoredPassage]:
    """The passages that lie in a stretch, at least in part."""
    passages = library.passages_of(stretch.report)
    return [one for one in passages if one.start < stretch.end and stretch.start < one.end]


def _with(hit: Hit, like: float, weight: float) -> Hit:
    evidence = replace(hit.evidence, whole=like)
    return replace(hit, score=hit.score + weight * like, evidence=evidence)
