"""Which reports answer equally well where a question names no place: the choice is the asker's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.catalog import StoredReport
from retrieval.model import Choice
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.select import EQUAL
from retrieval.support import contradicts

MOST = 12
"""The most reports to choose from."""


def choices(
    question: Question,
    hits: Sequence[Hit],
    chosen: Sequence[Hit],
    reports: Mapping[str, StoredReport],
) -> tuple[Choice, ...]:
    """The reports whose best hit is about as good as the best of all; none if there is but one.

    Who names a place, sets places side by side, or looks for a letter has chosen already.
    """
    scope = question.scope
    settled = scope.mentions or scope.within or question.league.asked or question.compares
    if settled or hits[0].evidence.whole or hits[0].evidence.page:
        return ()
    equal = (hit for hit in hits if hit.score >= EQUAL * hits[0].score)
    best: dict[str, Hit] = {}
    for hit in equal:
        if not contradicts(question, hit):
            best.setdefault(hit.passage.report, hit)
    found = [_choice(hit, chosen, reports[key]) for key, hit in best.items()]
    return tuple(found[:MOST]) if len({(one.place, one.period) for one in found}) > 1 else ()


def _choice(hit: Hit, chosen: Sequence[Hit], report: StoredReport) -> Choice:
    quote = next((at for at, one in enumerate(chosen) if one == hit), None)
    about = report.metadata
    return Choice(report.source, about.title, about.place, about.period, quote)
