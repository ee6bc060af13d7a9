"""What the ranker learns from: questions with every hit that it could put first.

Of a gold question the hits that hold its evidence are right; of a comparison each row is a
question of its own. Synthetic questions (`synthetic_questions.py`) tell the figure itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path, PurePath

import numpy as np
from numpy.typing import NDArray
from synthetic_questions import Synthetic, synthetic_questions

from index.library import Library
from retrieval.answer import Answerer
from retrieval.evaluation.gold import Evidence, GoldQuestion, read_gold, squeeze
from retrieval.evaluation.judge import plain_value
from retrieval.match import Matcher
from retrieval.question import Question
from retrieval.rank import Hit, Ranker
from retrieval.rows import rows_of
from retrieval.search import find_candidates
from retrieval.tellers import Tellers

_LEAST = 6
_ROWS = frozenset({"compare", "trend"})
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Lesson:
    """A question with its hits: a row of `evidence` each, `right` and `passage` in step.

    `barred` tells which hits contradict the question worse than others do: these come last
    whatever their score. `report` is what cross-validation keeps together.
    """

    report: str
    wants_figure: bool
    evidence: Floats
    right: NDArray[np.bool_]
    barred: NDArray[np.int64]
    passage: NDArray[np.int64]
    weight: float = 1.0


def lessons(library: Library, gold: Path) -> Iterator[Lesson]:
    """The lessons of a gold set that a library can teach."""
    answerer = Answerer(library)
    names = {one.key: PurePath(one.source).stem for one in library.reports}
    for one in read_gold(gold.read_text(encoding="utf-8").splitlines()):
        question = answerer.understand(one.question, one.history)
        hits = _hits(question, library)
        for told in _rows(one):
            among = [
                h
                for h in hits
                if len(told) > 1
                or one.type not in _ROWS
                or names[h.passage.report] == told[0].report
            ]
            right = [_is_right(hit, names[hit.passage.report], told, one) for hit in among]
            if any(right) and not all(right):
                yield _lesson(told[0].report, question, among, right, weight=1.0)


def synthetic_lessons(library: Library, count: int, weight: float) -> Iterator[Lesson]:
    """The lessons of questions made from a library's own figures."""
    answerer = Answerer(library)
    for one in synthetic_questions(library, count):
        question = answerer.understand(one.question)
        hits = _hits(question, library)
        right = [_gives(hit, one) for hit in hits]
        if question.wants_figure and any(right) and not all(right):
            report = PurePath(one.report.source).stem
            yield _lesson(report, question, hits, right, weight)


def _gives(hit: Hit, one: Synthetic) -> bool:
    wanted = one.figure
    return bool(
        wanted
        and hit.figure
        and hit.passage.report == one.report.key
        and (hit.figure.metric, hit.figure.value) == (wanted.metric, wanted.value)
    )


def _hits(question: Question, library: Library) -> list[Hit]:
    """All that could come first."""
    if not question.concepts:
        return []
    matcher, rows = Matcher(question, library.lexical), rows_of(question, library.reports)
    vector = library.embedder.encode_query(question.normal)
    candidates = find_candidates(question, matcher, vector, library, rows)
    cosines = partial(library.cosines, vector)
    return Ranker(question, matcher, Tellers(library.reports), cosines).hits(candidates, len(rows))


def _lesson(
    report: str, question: Question, hits: list[Hit], right: list[bool], weight: float
) -> Lesson:
    """The lesson that some hits give, those told to be right among them."""
    return Lesson(
        report,
        question.wants_figure,
        np.array([astuple(hit.evidence) for hit in hits]),
        np.array(right),
        np.array([_bars(hit) for hit in hits]),
        np.array([hit.passage.id for hit in hits]),
        weight,
    )


def _rows(one: GoldQuestion) -> Iterable[tuple[Evidence, ...]]:
    if not one.evidence:
        return ()
    return [(each,) for each in one.evidence] if one.type in _ROWS else [one.evidence]


def _bars(hit: Hit) -> int:
    said = hit.evidence
    return 4 * (said.place < 0) + 2 * (said.period < 0) + (said.status < -1)


def _is_right(hit: Hit, name: str, told: Iterable[Evidence], one: GoldQuestion) -> bool:
    if not any(name == each.report and _overlaps(hit, each.text) for each in told):
        return False
    if hit.figure is None or one.type not in ("figure", "target"):
        return True
    mine = {plain_value(hit.figure.value + hit.figure.unit), plain_value(hit.figure.value)}
    return any(plain_value(value) in mine for value in one.answers)


def _overlaps(hit: Hit, evidence: str) -> bool:
    """Whether the clause, which the quote will mark, says some of the evidence."""
    clause, start = hit.passage.clauses[hit.clause], hit.passage.start
    text = squeeze(hit.passage.text[clause.start - start : clause.end - start])
    if evidence not in squeeze(hit.passage.text) or len(text) < 2:
        return False
    pieces = (evidence[at : at + _LEAST] for at in range(max(1, len(evidence) - _LEAST + 1)))
    return text.strip("，。；、,;") in evidence or any(piece in text for piece in pieces)
