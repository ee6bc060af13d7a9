"""The scores as they are printed."""

from __future__ import annotations

import io
import json

from rich.console import Console
from support.small_library import INCOME, SmallLibrary

from bot.commands.evaluate import show_evaluation, show_misses
from retrieval.evaluate import evaluate, read_gold

GOLD = [
    {
        "id": "right",
        "question": "去年收入多少",
        "type": "figure",
        "report": ["town.txt"],
        "evidence": [INCOME.text[:20]],
        "answer": ["1.43亿元"],
    },
    {"id": "none", "question": "收入谁管", "type": "no", "report": [], "evidence": []},
    {
        "id": "third",
        "question": "收入项目",
        "type": "fact",
        "report": ["street.txt"],
        "evidence": ["三箭和平广场"],
    },
    {
        "id": "refused",
        "question": "火星",
        "type": "fact",
        "report": ["town.txt"],
        "evidence": ["1.43"],
    },
]


def printed() -> tuple[list[list[str]], list[list[str]]]:
    gold = read_gold(json.dumps(question) for question in GOLD)
    evaluation = evaluate(gold, SmallLibrary().answer)
    scores, misses = io.StringIO(), io.StringIO()
    show_evaluation(evaluation, Console(file=scores))
    show_misses(evaluation.misses, Console(file=misses))
    return _cells(scores), _cells(misses)


def _cells(out: io.StringIO) -> list[list[str]]:
    return [line.split("\t") for line in out.getvalue().splitlines()]


def test_scores_are_told_with_interval_and_count() -> None:
    rows = {row[0]: row[1:] for row in printed()[0]}
    assert rows["hit@1"][0] == "0.333"
    assert rows["figure@1"] == ["1.000", "1.000–1.000", "1"]
    assert rows["类型 figure"][0] == "1.000"
    assert rows["p50 ms"][2] == "4"


def test_misses_are_told_with_what_came_instead() -> None:
    went = {row[1]: row[3] for row in printed()[1][1:]}
    assert went == {"none": "该拒未拒", "refused": "误拒", "third": "排在第 3"}
