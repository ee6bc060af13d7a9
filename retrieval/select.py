"""Which of the ranked hits are shown: the best, and what a person would want beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from retrieval.cues import Kind
from retrieval.fitting import compares_values, unlike_asked
from retrieval.order import comparable_of, in_order
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.support import lacks_holder

MOST = 5
"""The most quotes in an answer."""
WORTH, WORTH_COMPARED = 0.65, 0.5
"""A further quote is shown from this share of the best score on: most that say less are filler.
Where places or times are compared, what is told of another may be told in other words."""
WORTH_MORE = 0.5
"""And where more is asked for of what has no one answer."""
_OPEN = frozenset({Kind.LIST, Kind.HOW, Kind.WHY, Kind.ANY})
EQUAL = 0.85
"""Reports whose best hits reach this share of the best of all fit equally well."""


def select(
    question: Question,
    hits: Sequence[Hit],
    rows: Sequence[Sequence[Hit]] = (),
    most: int = MOST,
    *,
    further: bool = False,
) -> list[Hit]:
    """Up to `most` hits, best first, and more where the best hits of more `rows` are asked for.

    Where places are compared, or where reports fit equally well and none is named, the
    best hit of each comes before the second best of any; of letters, the best of each is all.
    `further` are hits that are shown only where more is asked for.
    """
    if any(rows):
        return _of_rows(question, rows, most)
    worth = _worth(question, hits, further=further)
    if any(hit.evidence.whole for hit in hits[:1]):
        worth = [group[0] for group in _by_report(hits)]
    elif any(hit.evidence.page for hit in worth[:1]) and not question.scope.mentions:
        worth = list(_in_turn(_by_report(worth)))
    elif len(question.scope.mentions) > 1:
        worth = list(_in_turn(_by_mention(question, worth)))
    elif question.compares and not question.scope.mentions:
        worth = list(_in_turn(_by_report(worth)))
    elif not question.scope.mentions:
        worth = _equals_first(worth)
    return worth[:most]


def _worth(question: Question, hits: Sequence[Hit], *, further: bool) -> list[Hit]:
    """The hits that are not too far behind the best, and agree with the question as it does."""
    compares = question.compares or len(question.scope.mentions) > 1
    share = WORTH_COMPARED if compares else WORTH
    if further and question.kind in _OPEN:
        share = WORTH_MORE
    near = (hit for hit in hits if hit.score >= share * hits[0].score and _agrees(hit, hits[0]))
    return [hit for hit in near if not lacks_holder(question, hit)]


def _of_rows(question: Question, rows: Sequence[Sequence[Hit]], most: int) -> list[Hit]:
    """The best hit of each row, in order, then what else is worth showing of these rows.

    What answers several rows is shown once.
    """
    worth = rows if compares_values(question) else _worth_of_rows(rows)
    weighs = question.league.sign or question.threshold
    told = [hit for row in worth for hit in row] if weighs else []
    alike = comparable_of(question, told)
    heads = in_order(question, [_head(row, alike) for row in worth if row])
    if question.threshold:
        return heads
    rest = _in_turn([list(row) for row in worth if any(hit in heads for hit in row)])
    return list(dict.fromkeys([*heads, *rest]))[: max(most, len(heads))]


def _worth_of_rows(rows: Sequence[Sequence[Hit]]) -> Sequence[Sequence[Hit]]:
    """The hits that are not too far behind the best of all, results or plans as asked for first."""
    best = max(hit.score for row in rows for hit in row[:1])
    worth = [[hit for hit in row if hit.score >= WORTH_COMPARED * best] for row in rows]
    return [sorted(row, key=unlike_asked) for row in worth]


def _head(row: Sequence[Hit], alike: Sequence[Hit]) -> Hit:
    """The best hit of a row whose figure can be compared with those of other rows, if any can."""
    return next((hit for hit in row if hit in alike), row[0])


def _agrees(hit: Hit, best: Hit) -> bool:
    """Whether a hit is of the place and time asked for, if the best one is.

    The figure of a result beside a plan asked for, or the reverse, is shown of the same report.
    """
    said, first = hit.evidence, best.evidence
    if said.status < min(-1.0, first.status) and hit.passage.report != best.passage.report:
        return False
    return said.place >= min(0.0, first.place) and said.period >= min(0.0, first.period)


def _by_mention(question: Question, hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    for mention in question.scope.mentions:
        yield [hit for hit in hits if hit.passage.report in mention.reports]
    named = question.scope.reports
    yield [hit for hit in hits if hit.passage.report not in named]


def _by_report(hits: Sequence[Hit]) -> list[list[Hit]]:
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.passage.report, []).append(hit)
    return list(groups.values())


def _equals_first(hits: Sequence[Hit]) -> list[Hit]:
    leading = [group[0] for group in _by_report(hits) if group[0].score >= EQUAL * hits[0].score]
    return leading + [hit for hit in hits if hit not in leading]


def _in_turn(groups: Iterable[list[Hit]]) -> Iterator[Hit]:
    rounds = zip_longest(*groups)
    return (hit for hit in chain.from_iterable(rounds) if hit is not None)
