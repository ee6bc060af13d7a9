"""May we answer? Decided by what is covered, apart from the score that ranks.

Similarity alone cannot tell an unanswerable question, since it names real things. First
come the constraints: the place, the time, the metric and the kind of value asked for must be
there. What is left is a question of confidence, a logistic regression over some signs,
fitted by `benchmarks/fit_support.py` (see docs/ranking.md for data and curve).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from index.report import Figure, Status
from retrieval import on_a_page, same_matter
from retrieval.cues import Kind
from retrieval.direction import asks_a_fall, rises
from retrieval.fit import same_kind
from retrieval.measured import HALF, measures_another
from retrieval.model import Gap
from retrieval.placed import place
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.sought import Sought, role_of
from retrieval.wanted import names_holder

INTERCEPT = -4.45
WEIGHTS = 0.54, 2.38, 2.71, 0.96, 1.68, 1.19, 0.75, 0.84, 1.69, 0.63
"""Of the signs: the share of the question that the hit says with its headings, the cosine of
its clause, its lead over the next hit; how much of the question's last word is said, unless a
number is asked for; the score of the engines; that a place is named; of the word of which least
is said, how much that is, if a number is asked for; that the clause has the form of what is asked
for, or lacks it; that its figure's name says nothing else; that it is of the time asked for."""

LEAST = 0.35
"""The least confidence to answer with."""
SAID = 0.15
"""What says less of a question that names neither place nor time is no answer to it, however
far it leads the others."""
WHOLLY = 0.5
"""Who asks the way to an office (怎么申领) is not told it by what leaves a word of his unsaid."""
UNSAID = 0.05
"""A figure that is not of the unit asked for must have more of the question beside it than this."""
_ASKS_THE_WAY = re.compile(
    r"(?:怎么|如何|咋|怎样)[^，。?？]{0,4}?"
    r"(?:报名|申请|申领|补办|补领|办理|领取|投诉|预约|缴费|交费|查询|报销|落户|注销|登记|挂号|理赔)|"
    r"(?:[去在上]?哪儿?|哪里)(?:去|能|可以)?(?:报名|申请|申领|补办|办|领|投诉|缴|交|查|报销|登记|挂号)|"
    r"(?:要|需要|需|带)(?:什么|啥|哪些)(?:材料|手续|证件)"
)
_FULFILLED = re.compile(r"完成[^，。；]{0,8}(?:计划|目标|任务)[^，。；]{0,8}$")
_ASKS_A_NAME = re.compile(r"名字|姓名|叫什么|叫啥")
_STRICT = frozenset({Kind.DATE, Kind.RANK})
"""Kinds whose answer has a known form; a state or a name may be put in other words."""
_CELL = re.compile(r"^[^\S\n]*\d[\d,.]*[^\S\n]*$", re.MULTILINE)
TABLE = 4
"""So many numbers, each on a line of its own, are the cells of a table, which has no units."""
_NUMERAL = re.compile(r"[\d〇零一二两三四五六七八九十百千万]")
_REDACTED = re.compile(r"……|\*|×{2}")
NEAR = 0.33
"""What says less of the question than this is not even near."""


def find_gap(
    question: Question, hits: Sequence[Hit], rows: Sequence[Sequence[Hit]] = ()
) -> tuple[Gap, str] | None:
    """What is missing for an answer and the word of the question it concerns, if anything.

    One row that can be answered makes a question answerable.
    """
    if question.scope.unknown:
        return Gap.PLACE, question.scope.unknown
    if not hits:
        return Gap.NOTHING, ""
    if question.computes and (len(rows) > 1 or question.league.asked):
        return _named(question, Gap.COMPUTED)
    groups = [row for row in rows if row]
    if rows and not groups and question.wants_figure:
        return _named(question, Gap.METRIC)
    gaps = [_gap_of(question, group) for group in groups or _by_place(question, hits)]
    if None in gaps:
        return None
    return _named(question, next(gap for gap in gaps if gap))


def is_near(gap: Gap, hit: Hit) -> bool:
    """Whether a hit is worth showing as the nearest that there is."""
    return gap is not Gap.PLACE and hit.evidence.headings >= NEAR


def signs(question: Question, hits: Sequence[Hit]) -> tuple[float, ...]:
    """What the confidence in the first of `hits` rests on, in the order of the weights."""
    best, said = hits[0], hits[0].evidence
    rival = hits[1].score if len(hits) > 1 else best.score
    number = float(question.wants_figure)
    lead = min(1.0, max(0.0, best.score - rival) / max(best.score, 0.1))
    return (
        said.headings,
        max(said.vector, 0.0),
        lead,
        said.head * (1 - number),
        said.engines,
        float(bool(question.scope.mentions)),
        said.least * number,
        _form(question, best),
        said.pure,
        max(said.period, 0.0),
    )


def confidence(question: Question, hits: Sequence[Hit]) -> float:
    """How likely the first of `hits` answers, from 0 to 1."""
    if hits[0].evidence.whole:
        return same_matter.confidence(hits)
    if hits[0].evidence.page:
        return on_a_page.confidence(hits[0].evidence, bool(question.scope.mentions))
    total = sum(w * sign for w, sign in zip(WEIGHTS, signs(question, hits), strict=True))
    return 1 / (1 + math.exp(-(INTERCEPT + total)))


def least_confidence(hits: Sequence[Hit]) -> float:
    """The confidence that it takes to answer with the first of `hits`."""
    if hits[0].evidence.whole:
        return same_matter.LEAST
    return on_a_page.LEAST if hits[0].evidence.page else LEAST


def contradicts(question: Question, hit: Hit) -> Gap | None:
    """The gap if a hit speaks of another place or time, or gives no value as asked for."""
    said = hit.evidence
    if said.place < 0:
        return Gap.NOTHING
    if said.period < 0:
        return Gap.COMPUTED if question.in_all else Gap.PERIOD
    if question.wants_figure and measures_another(question, hit.figure, _in_clause(hit), said):
        return Gap.METRIC
    if lacks_holder(question, hit):
        return Gap.METRIC
    if _opposes(question, hit) or not _has_value(question, hit):
        return Gap.VALUE
    is_reversed = hit.figure and asks_a_fall(question.normal) and rises(hit.passage, hit.figure)
    return Gap.REVERSED if is_reversed else None


def _by_place(question: Question, hits: Sequence[Hit]) -> list[list[Hit]]:
    """The hits of each place named; one answerable place makes a question answerable.

    Where its own reports are all of other times, one of that time may tell of it. A page that
    names the place may be anyone's.
    """
    groups = [
        [hit for hit in hits if hit.passage.report in mention.reports]
        for mention in question.scope.mentions
    ]
    held = [group for group in groups if group]
    untold = all(group[0].evidence.period < 0 for group in held)
    return [*held, list(hits)] if untold or hits[0].evidence.page else held


def _gap_of(question: Question, hits: Sequence[Hit]) -> Gap | None:
    if confidence(question, hits) < least_confidence(hits):
        return Gap.NOTHING
    if hits[0].evidence.whole:
        return None
    if _is_beside(question, hits[0]):
        return Gap.NOTHING
    return contradicts(question, hits[0])


def _is_beside(question: Question, hit: Hit) -> bool:
    """Whether a hit has next to nothing to do with a question."""
    bound = question.scope.mentions or question.periods or question.current is not None
    if _ASKS_THE_WAY.search(question.normal) and hit.evidence.least < WHOLLY:
        return True
    return not bound and hit.evidence.headings < SAID


def _named(question: Question, gap: Gap) -> tuple[Gap, str]:
    """The gap with the word of the question that it concerns."""
    places = [place.name for place in question.scope.mentions[:1]]
    if gap is Gap.METRIC or (gap is Gap.NOTHING and places):
        return Gap.METRIC, " ".join((*places, *question.times[:1], *question.runs))
    if gap is Gap.PERIOD:
        return gap, " ".join((*places, *question.times[:1]))
    if gap is Gap.COMPUTED:
        return gap, " ".join(question.runs)
    return gap, ""


def _is_redacted(hit: Hit) -> bool:
    """Whether something was left out of the clause before it was published."""
    clause, start = hit.passage.clauses[hit.clause], hit.passage.start
    return bool(_REDACTED.search(hit.passage.text[clause.start - start : clause.end - start]))


def _has_value(question: Question, hit: Hit) -> bool:
    """Whether what stands there is of the form of what is asked for: a number, a time, a name."""
    if question.kind in _STRICT:
        return not _lacks_form(question, hit)
    if question.wants_figure:
        return _has_figure(question, hit)
    return not (_ASKS_A_NAME.search(question.normal) and _is_redacted(hit))


def _form(question: Question, hit: Hit) -> float:
    """1 where a clause has the form of what is asked for, -1 where it lacks it, else 0."""
    kind = hit.evidence.kind
    lacks = kind < 0 and (question.wants_figure or _lacks_form(question, hit))
    return float(kind > 0) - float(lacks)


def _lacks_form(question: Question, hit: Hit) -> bool:
    """Whether nothing of the form of what is asked for stands in the sentence."""
    sought = Sought(question)
    return bool(sought) and hit.evidence.kind < 0 and not sought.found_in(_sentence_of(hit))


def _has_figure(question: Question, hit: Hit) -> bool:
    """Whether a value of the kind asked for stands there, achieved or planned as asked."""
    figure = hit.figure
    if figure is None:
        if question.unit or question.insists:
            said = hit.evidence.headings + hit.evidence.title
            return bool(hit.evidence.page) and said >= HALF and _is_table(hit)
        return not _measures(question) or _NUMERAL.search(_sentence_of(hit)) is not None
    of_kind = hit.evidence.kind > 0 and question.kind is not Kind.GROWTH  # all things grow
    if not of_kind and max(hit.evidence.clause, hit.evidence.metric) < UNSAID:
        return False
    if question.kind is Kind.GROWTH and _fulfils(hit, figure):
        return False
    return same_kind(figure, question)


def lacks_holder(question: Question, hit: Hit) -> bool:
    """Whether the holder of an office is asked for, and the sentence names nobody who holds it."""
    role = role_of(question)
    return bool(role) and not names_holder(role, _sentence_of(hit))


def _is_table(hit: Hit) -> bool:
    """Whether bare numbers stand there, whose rows and heads tell what they are."""
    return len(_CELL.findall(hit.passage.text)) >= TABLE


def _opposes(question: Question, hit: Hit) -> bool:
    """Whether a figure is planned where what was done is asked for, or the other way round."""
    told = hit.figure.status if hit.figure else None
    return {question.status, told} == {Status.PLANNED, Status.DONE}


def _in_clause(hit: Hit) -> list[Figure]:
    """The figures of the clause that a figure stands in, or of the clause of a hit without one."""
    passage = hit.passage
    clause = place(passage, hit.figure).holder if hit.figure else passage.clauses[hit.clause]
    return [one for one in passage.figures if clause.start <= one.start < clause.end]


def _fulfils(hit: Hit, figure: Figure) -> bool:
    """Whether a share is that of a plan that was carried out: no growth (完成年计划的113%)."""
    before = hit.passage.text[: figure.start - hit.passage.start]
    return not figure.is_change and bool(_FULFILLED.search(before))


def _measures(question: Question) -> bool:
    """Whether a value is asked for, and not a task or a trend that words tell (首要任务)."""
    return question.kind is not Kind.VALUE or any(one.metric for one in question.concepts)


def _sentence_of(hit: Hit) -> str:
    """The sentence of the clause."""
    passage = hit.passage
    number = passage.clauses[hit.clause].sentence
    clauses = [clause for clause in passage.clauses if clause.sentence == number]
    return passage.text[clauses[0].start - passage.start : clauses[-1].end - passage.start]
