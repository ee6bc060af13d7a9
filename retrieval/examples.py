"""Example questions for newcomers, drawn from the figures that the library really holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.catalog import StoredReport
from index.gazetteer import bare
from index.library import Library
from index.report import Figure, Status
from retrieval.lexicon import load_lexicon, matchkey
from retrieval.model import Answer, Verdict

_METRIC = re.compile(r"[\u4e00-\u9fff]{4,10}")


def example_questions(
    library: Library, answer: Callable[[str], Answer], count: int
) -> tuple[str, ...]:
    """Up to `count` questions, one a report first, each of which the library answers."""
    found: list[str] = []
    for question, value in _proposals(library):
        if len(found) == count:
            break
        given = answer(question)
        if given.verdict is Verdict.ANSWERED and given.figures and given.figures[0].value == value:
            found.append(question)
    return tuple(found)


def _proposals(library: Library) -> Iterator[tuple[str, str]]:
    """Questions with the value expected, the best of each report before the second best."""
    ranked = [list(_of_report(report, library)) for report in library.reports]
    for place in range(max(map(len, ranked), default=0)):
        for questions in ranked:
            if place < len(questions):
                yield questions[place]


def _of_report(report: StoredReport, library: Library) -> Iterator[tuple[str, str]]:
    figures = [f for p in library.passages_of(report.key) for f in p.figures if _is_telling(f)]
    figures.sort(key=lambda figure: not _is_known(figure.metric))  # stable: known metrics first
    name = bare(report.metadata.place)
    for figure in figures:
        yield f"{name}{figure.metric}是多少？", figure.value


def _is_telling(figure: Figure) -> bool:
    return (
        figure.status is Status.DONE
        and not figure.is_change
        and bool(_METRIC.fullmatch(figure.metric))
    )


def _is_known(metric: str) -> bool:
    return matchkey(metric) in load_lexicon().synonyms
