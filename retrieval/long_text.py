"""A letter of hundreds of characters is no question, but a text: what is like it?

Nothing that it names by the way is a constraint, and no clause answers all of it. So it is
compared with stretches of its own size, which are whole letters or some passages of a report
(`likeness.py`), and the passages of those most like it are ranked as ever. A subject line is
read likewise: words that ask nothing and name neither place nor time, and where letters and
pages are held, whatever else asks nothing (`subject_line.py`).
`benchmarks/public_sets.py` measures it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from index.catalog import StoredPassage, StoredReport
from index.library import Library
from retrieval.likeness import Like, Likeness
from retrieval.match import Matcher
from retrieval.question import Question
from retrieval.rank import Candidate, Cosines, Hit, Ranker
from retrieval.regions import are_apart, regions_of
from retrieval.subject_line import is_subject_line
from retrieval.tellers import Tellers, is_page
from retrieval.wording import Text

LONG, SUBJECT, FEW = 14, 6, 2
"""So many content words make a text of a question, and a subject line of words that ask nothing,
anywhere or among letters; what people ask has ten at most."""
SIZE = 1000
"""A stretch has about so many characters, unless the report has less."""
NEAREST = 8
"""In how many stretches, those most like the text, passages are ranked."""
LEAD = 100
"""So many characters of a document tell what it is about."""
COMPARED, ELSEWHERE = 100, 0.5
"""Of so many it is asked whether they are about another city, which costs them so much likeness."""
MOST = 5_000_000
"""A library of more characters is not held in memory a second time."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A part of the text of a report."""

    report: str
    start: int
    end: int


def is_text(question: Question, of_letters: bool = False) -> bool:
    """Whether a question is read as a text; one that leans on another never is.

    `of_letters`: among letters and pages, whoever asks nothing looks for one of them.
    """
    if question.leaning:
        return False
    if of_letters and is_subject_line(question.normal):
        return len(question.concepts) >= FEW
    said = Question(question.text, question.normal, question.concepts, question.runs)
    asks = question != replace(said, status=question.status)
    return len(question.concepts) >= (LONG if asks else SUBJECT)


def as_text(question: Question) -> Question:
    """The question without constraints, and without a kind of answer."""
    concepts = tuple(replace(concept, asked=False) for concept in question.concepts)
    return Question(question.text, question.normal, concepts, question.runs, is_text=True)


def holds_letters(reports: Collection[StoredReport]) -> bool:
    """Whether most documents of a library are letters, replies or pages."""
    return 2 * sum(map(is_page, reports)) > len(reports)


class Texts:
    """All that a library holds, to be compared with texts; made ready when the first is read."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._of_letters = holds_letters(library.reports)
        self._regions: dict[Stretch, frozenset[str]] = {}
        self.too_many = sum(report.characters for report in library.reports) > MOST

    def rank(self, question: Question, matcher: Matcher, cosines: Cosines) -> list[Hit]:
        """The best hits of the passages in the stretches most like a text, best first."""
        library, like = self._library, self._like(question.normal)
        nearest = _best(like, NEAREST)
        near = {passage.id: like[one] for one in reversed(nearest) for passage in _in(one, library)}
        passages = library.passages(sorted(near))
        candidates = [Candidate(passage, near[passage.id].score) for passage in passages]
        tellers = Tellers(library.report(key) for key in {one.report for one in nearest})
        hits = Ranker(question, matcher, tellers, cosines).rank(candidates, len(nearest))
        return [_of_letter(hit, near) for hit in hits] if self._of_letters else hits

    def _like(self, text: str) -> dict[Stretch, Like]:
        """The stretches most like a text, those about other places further down."""
        like, regions = self._held.of(text), regions_of(Text.of(text).plain)
        apart = {one: are_apart(regions, self._regions_of(one)) for one in _best(like, COMPARED)}
        return {one: _further(like[one], ELSEWHERE * far) for one, far in apart.items()}

    def _regions_of(self, stretch: Stretch) -> frozenset[str]:
        known = self._regions.get(stretch)
        if known is None:
            text = self._library.text(stretch.report)[stretch.start : stretch.end]
            known = self._regions[stretch] = regions_of(Text.of(text).plain)
        return known

    @cached_property
    def _held(self) -> Likeness[Stretch]:
        told = stretches(self._library)
        return Likeness({one: text if one.start else _led(text) for one, text in told})


def _best(like: Mapping[Stretch, Like], count: int) -> list[Stretch]:
    return sorted(like, key=lambda one: (-like[one].score, one))[:count]


def _further(like: Like, by: float) -> Like:
    return Like(like.score - by, like.said)


def _of_letter(hit: Hit, near: Mapping[int, Like]) -> Hit:
    """The hit with how much of the text its letter says."""
    return replace(hit, evidence=replace(hit.evidence, whole=near[hit.passage.id].said))


def _led(text: str) -> str:
    """A text whose opening counts twice: there a reply repeats what it replies to."""
    return f"{text}\n{text[:LEAD]}"


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
