"""A floor under the quality of answers: 190 questions about the seeds, none of them easy.

They were written by people who saw the reports, not the code. The floors stand a little
below what was measured when they were set; `yinwen eval tests/data/questions.jsonl` tells.
"""

from pathlib import Path

from retrieval.answer import Answerer
from retrieval.evaluation.gold import read_gold
from retrieval.evaluation.score import evaluate

QUESTIONS = Path(__file__).parents[1] / "data/questions.jsonl"
FLOORS = {"hit@1": 0.94, "hit@3": 0.94, "focus@1": 0.92, "figure@1": 0.9, "refused": 0.9}
MOST_REFUSED_WRONGLY = 0.05


def test_answers_do_not_get_worse(answerer: Answerer) -> None:
    gold = read_gold(QUESTIONS.read_text(encoding="utf-8").splitlines())
    result = evaluate(gold, answerer.answer)
    misses = "\n".join(f"{miss.question}  (rank {miss.rank})" for miss in result.misses)
    for name, floor in FLOORS.items():
        assert result.metrics[name].value >= floor, f"{name}\n{misses}"
    assert result.metrics["false_ref"].value <= MOST_REFUSED_WRONGLY, misses
