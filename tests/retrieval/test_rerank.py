from collections.abc import Sequence
from pathlib import Path

from support.hits import hit

from index.library import Library
from retrieval.answer import Answerer
from retrieval.evidence import weights_of
from retrieval.explain import shares_of
from retrieval.question import Question
from retrieval.rerank import DEPTH, rerank

ASKED = Question("税收多少", "税收多少")


class Prefers:
    """A model that likes every wording which holds a word, and keeps what it was shown."""

    def __init__(self, word: str) -> None:
        self._word, self.shown = word, [""]

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        self.shown = [question, *texts]
        return [float(self._word in text) for text in texts]


def test_its_word_is_weighed_against_the_other_evidence() -> None:
    first, second, far = (
        hit(text, score=score, id_=number)
        for number, (text, score) in enumerate([("道路。", 9), ("税收。", 8), ("税收额。", 1)])
    )
    judged = rerank(ASKED, [first, second, far], Prefers("税收"))
    assert [one.passage.id for one in judged] == [1, 0, 2]
    assert judged[0].evidence.reranked == 1
    told = {
        share.evidence: share.points for share in shares_of(judged[0].evidence, weights_of(False))
    }
    assert judged[0].score == 8 + told["reranked"]


def test_what_contradicts_the_place_asked_for_stays_behind() -> None:
    here, elsewhere = hit("道路。", place=1), hit("税收。", place=-1, id_=2)
    assert [one.passage.id for one in rerank(ASKED, [here, elsewhere], Prefers("税收"))] == [1, 2]


def test_an_answerer_asks_the_model_that_it_is_given(seeds_library: Path) -> None:
    model = Prefers("面积")
    asked = Answerer(Library.open(seeds_library), model)
    asked.within([report.key for report in asked.reports]).answer("绿化面积多少")
    assert model.shown[0] == "绿化面积多少"


def test_only_the_best_are_read() -> None:
    hits = [hit("税收。", score=99 - number, id_=number) for number in range(DEPTH + 3)]
    model = Prefers("税收")
    assert [one.passage.id for one in rerank(ASKED, hits, model)] == list(range(DEPTH + 3))
    assert model.shown == ["税收多少", *["税收。"] * DEPTH]
