"""The scores as they are printed."""

from __future__ import annotations

import io
import json

from rich.console import Console
from support.small_library import INCOME, SmallLibrary

from bot.commands.evaluate import show_contrast, show_evaluation, show_misses
from retrieval.evaluation.contrast import contrast
from retrieval.evaluation.gold import read_gold
from retrieval.evaluation.score import Evaluation, evaluate

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


def evaluated(gold: list[dict[str, object]]) -> Evaluation:
    return evaluate(read_gold(map(json.dumps, gold)), SmallLibrary().answer)


def printed() -> tuple[list[list[str]], list[list[str]]]:
    evaluation = evaluated(GOLD)
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


def test_a_change_is_told_with_its_interval_and_the_questions_that_turned() -> None:
    wrong = {**GOLD[0], "evidence": ["没有这句"]}
    before, after = evaluated([wrong, *GOLD[1:]]), evaluated(GOLD[:3])
    out = io.StringIO()
    show_contrast(contrast(before.judged, after.judged), Console(file=out))
    rows = {row[0]: row[1:] for row in _cells(out)}
    assert rows["hit@1"][:3] == ["0.000", "0.500", "+0.500"]
    assert rows["right"] == ["去年收入多少", "hit@1 hit@3 hit@5 focus@1", ""]
    assert "另有 1 个问题" in out.getvalue()
