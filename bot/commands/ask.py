"""`yinwen ask`: one question from the command line, or many as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from bot import jsonl
from bot.commands.opening import open_answerer
from bot.console import show, stdout_console
from bot.explained import explained, explanation_object
from bot.settings import Settings
from bot.texts import terminal as wording


def run(settings: Settings, question: str, *, every: bool, as_json: bool = False) -> int:
    """Answer one question."""
    answer = open_answerer(settings).answer(question)
    if as_json:
        print(json.dumps(jsonl.answer_object("", answer), ensure_ascii=False, indent=2))
        return 0
    show(answer, stdout_console(), every=every, more=wording.MORE_IN_ASK)
    return 0


def run_explain(settings: Settings, question: str, *, as_json: bool) -> int:
    """Tell how a question was understood and why its answer is what it is."""
    explanation = open_answerer(settings).explain(question)
    if as_json:
        print(json.dumps(explanation_object(explanation), ensure_ascii=False, indent=2))
        return 0
    for line in explained(explanation):
        print(line)
    return 0


def run_jsonl(settings: Settings, questions: Iterable[bytes], answers: BinaryIO) -> int:
    """Answer line by line; each answer is out before the next question is read."""
    for line in jsonl.respond(questions, open_answerer(settings).answer):
        answers.write(f"{line}\n".encode())
        answers.flush()
    return 0
