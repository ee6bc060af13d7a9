import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.jsonl import answer_object
from retrieval.answer import Answerer
from retrieval.errors import GoldError
from retrieval.evaluate import evaluate, plain_value, read_gold
from retrieval.model import Answer

GOLD = [
    {"id": "a", "question": "齐都镇固定资产投资多少", "type": "figure",
     "report": ["001_d5d4754f7e6a86b8.txt"], "evidence": ["固定资产投资5.3亿元"],
     "answer": ["5.3亿元"]},
    {"id": "b", "question": "红烧肉怎么炖", "type": "unanswerable", "report": [], "evidence": []},
    {"id": "c", "question": "齐都镇固定资产投资多少", "type": "figure",
     "report": ["002_2a800fc91cead4fc.txt"], "evidence": ["固定资产投资5.3亿元"],
     "answer": ["6亿元"]},
]  # fmt: skip
LINES = [json.dumps(gold, ensure_ascii=False) for gold in GOLD]


def test_right_wrong_and_refused_are_told_apart(answerer: Answerer) -> None:
    result = evaluate(read_gold(LINES), answerer.answer)
    values = {name: metric.value for name, metric in result.metrics.items()}
    assert values["hit@1"] == values["focus@1"] == values["figure@1"] == 0.5
    assert values["refused"] == 1
    assert values["false_ref"] == 0
    assert [miss.gold.id for miss in result.misses] == ["c"]
    assert result.by_type["unanswerable"].value == 1


def test_an_interval_holds_the_value_and_narrows_with_more_questions(answerer: Answerer) -> None:
    few = evaluate(read_gold([LINES[0], LINES[2]]), answerer.answer).metrics["hit@1"]
    many = evaluate(read_gold([LINES[0], LINES[2]] * 20), answerer.answer).metrics["hit@1"]
    assert few.low <= many.low <= 0.5 <= many.high <= few.high
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(
    ("line", "reason"),
    [("{", "JSON"), ('{"id": "x"}', "question"), ("[]", ""), ('{"id":1,"question":"q"}', "report")],
)
def test_a_bad_line_is_named(line: str, reason: str) -> None:
    with pytest.raises(GoldError) as error:
        read_gold([LINES[0], "", line])
    assert error.value.line == 3
    assert reason in error.value.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [("约80亩", "80亩"), ("10%左右", "10 %"), ("2100余根", "2100根"), ("1,430万元", "1430万元")],
)
def test_values_are_compared_without_their_hedges(one: str, other: str) -> None:
    assert plain_value(one) == plain_value(other)


@pytest.mark.shared
def test_metrics_equal_those_of_the_public_scorer(
    answerer: Answerer, shared: Path, tmp_path: Path
) -> None:
    gold_file = shared / "eval/gold/seeds_dev.jsonl"
    given: dict[str, Answer] = {}
    for gold in (questions := read_gold(gold_file.read_text(encoding="utf-8").splitlines())):
        given[gold.id] = answerer.answer(gold.question, gold.history)
    lines = [json.dumps(answer_object(id_, answer)) for id_, answer in given.items()]
    (tmp_path / "answers.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, shared / "eval/score.py", gold_file, tmp_path / "answers.jsonl"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    theirs = {
        parts[0]: parts[1] for line in printed.splitlines() if len(parts := line.split()) == 4
    }
    by_text = {
        gold.question: answer for gold, answer in zip(questions, given.values(), strict=True)
    }
    ours = evaluate(questions, lambda question, _: by_text[question]).metrics
    for name, metric in ours.items():
        assert f"{metric.value:.3f}" == theirs[name]
