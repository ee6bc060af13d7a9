"""The best clause of a passage is found without weighing them all."""

from dataclasses import replace
from operator import itemgetter

import pytest

from index.library import Library
from index.report import Period, Status
from retrieval.agree import Agreement
from retrieval.answer import Answerer
from retrieval.clauses import Clauses
from retrieval.match import Matcher
from retrieval.outline import Outline
from retrieval.tellers import Tellers

QUESTIONS = (
    "2023年新增城镇就业多少人",
    "一般公共预算收入增长多少",
    "明年固定资产投资目标",
    "哪些道路什么时候完工",
    "垃圾分类怎么做",
)


@pytest.mark.parametrize("text", QUESTIONS)
@pytest.mark.parametrize("years", [(), (2023,), (1954,)])
def test_the_best_clause_is_the_best_of_all(
    library: Library, answerer: Answerer, text: str, years: tuple[int, ...]
) -> None:
    question = replace(answerer.understand(text), periods=tuple(map(Period.year, years)))
    matcher = Matcher(question, library.lexical)
    clauses = Clauses(question, matcher, Agreement(question, Tellers(library.reports)))
    for report in library.reports:
        for passage in library.passages_of(report.key):
            outline = Outline.of(passage)
            given = outline, matcher.said_in(outline.text), 1.0
            best = min(clauses.all_of(*given), key=itemgetter(0, 1, 2))
            assert clauses.best_of(*given) == best


def test_what_is_planned_is_no_less_when_it_is_asked_for(
    library: Library, answerer: Answerer
) -> None:
    question = replace(answerer.understand("税收多少"), status=Status.PLANNED)
    agreement = Agreement(question, Tellers(library.reports))
    assert agreement.at_most == (0.0, max(map(agreement.status, Status)))
