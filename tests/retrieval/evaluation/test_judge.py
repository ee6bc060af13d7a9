import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.jsonl import respond
from index.library import Library
from retrieval.answer import Answerer
from retrieval.evaluation.gold import GoldQuestion, read_gold
from retrieval.evaluation.judge import judge, plain_value
from retrieval.evaluation.originals import originals_of
from retrieval.evaluation.score import evaluate
from retrieval.model import Answer

QUESTION = "齐都镇固定资产投资多少"


def gold(report: str, answer: str) -> GoldQuestion:
    line = {"id": "a", "question": QUESTION, "type": "figure", "report": [report]}
    line |= {"evidence": ["固定资产投资5.3亿元"], "answer": [answer]}
    return read_gold([json.dumps(line)])[0]


def test_a_right_answer_is_told_from_one_of_another_report(answerer: Answerer) -> None:
    answer = answerer.answer(QUESTION)
    right = judge(gold("001_d5d4754f7e6a86b8.txt", "5.3亿元"), answer)
    wrong = judge(gold("002_2a800fc91cead4fc.txt", "6亿元"), answer)
    for name in ("hit@1", "hit@3", "focus@1", "figure@1"):
        assert (right.measures[name], wrong.measures[name]) == (True, False)
    assert right.right
    assert not wrong.right
    assert (right.rank, wrong.rank) == (0, None)


def test_what_nobody_can_answer_is_to_be_refused(answerer: Answerer) -> None:
    nothing = replace(gold("", ""), evidence=())
    assert judge(nothing, answerer.answer("红烧肉怎么炖")).right
    assert not judge(nothing, answerer.answer(QUESTION)).right


def test_quotes_are_held_against_the_files(answerer: Answerer, library: Library) -> None:
    answer, original = answerer.answer(QUESTION), originals_of(library)
    forged = replace(answer.quotes[-1], text=answer.quotes[-1].text + "！")
    one = gold("001_d5d4754f7e6a86b8.txt", "5.3亿元")
    assert judge(one, answer, original).measures["verbatim"]
    more = replace(answer, quotes=(*answer.quotes, forged))
    assert not judge(one, more, original).measures["verbatim"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("约80亩", "80亩"), ("10%左右", "10 %"), ("2100余根", "2100根"), ("1,430万元", "1430万元")],
)
def test_values_are_compared_without_their_hedges(one: str, other: str) -> None:
    assert plain_value(one) == plain_value(other)


@pytest.mark.shared
def test_metrics_equal_those_of_the_public_scorer(
    answerer: Answerer, library: Library, seeds: Path, shared: Path, tmp_path: Path
) -> None:
    file, written = shared / "eval/gold/seeds_dev.jsonl", tmp_path / "answers.jsonl"
    given: dict[str, Answer] = {}

    def ask(question: str, history: object) -> Answer:
        return given.setdefault(question, answerer.answer(question, list(history)))

    written.write_text("\n".join(respond(file.read_bytes().splitlines(), ask)), encoding="utf-8")
    command = [sys.executable, shared / "eval/score.py", file, written, "--sources", seeds]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    theirs = {
        parts[0]: parts[1] for line in printed.splitlines() if len(parts := line.split()) == 4
    }
    questions = read_gold(file.read_text(encoding="utf-8").splitlines())
    ours = evaluate(questions, ask, originals_of(library))
    assert {name: f"{metric.value:.3f}" for name, metric in ours.metrics.items()} == theirs
    types = {name: f"{metric.value:.2f}" for name, metric in ours.by_type.items()}
    assert all(f"{name} {share}" in printed for name, share in types.items())
    assert f"p50 {ours.latency_ms(0.5):.1f} ms  p95 {ours.latency_ms(0.95):.1f} ms" in printed
