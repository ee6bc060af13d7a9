"""`yinwen ask`: one question from the command line, or many as JSON lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from bot import jsonl
from bot import terminal_texts as wording
from bot.commands.opening import open_answerer
from bot.console import show, stdout_console
from bot.settings import Settings


def run(settings: Settings, question: str, *, every: bool) -> int:
    """Answer one question."""
    answer = open_answerer(settings).answer(question)
    show(answer, stdout_console(), every=every, more=wording.MORE_IN_ASK)
    return 0


def run_jsonl(settings: Settings, questions: Iterable[bytes], answers: BinaryIO) -> int:
    """Answer line by line; each answer is out before the next question is read."""
    for line in jsonl.respond(questions, open_answerer(settings).answer):
        answers.write(f"{line}\n".encode())
        answers.flush()
    return 0
