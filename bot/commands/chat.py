"""`yinwen chat`: questions and answers in the terminal, or line by line from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain

from rich.console import Console

from bot import texts
from bot.answering import Answering
from bot.commands.opening import open_answerer
from bot.console import NOTE, show, stdout_console
from bot.settings import Settings
from bot.texts import terminal as wording
from retrieval.model import Answer

REMEMBERED = 10
"""How many earlier questions a follow-up may lean on."""

EXAMPLES = 3


def run(settings: Settings) -> int:
    """Talk until the input ends; without any input show examples."""
    answering, console = open_answerer(settings), stdout_console()
    if sys.stdin is not None and sys.stdin.isatty():
        _greet(answering, console)
        converse(_typed(console), answering, console)
        return 0
    lines = _piped()
    first = next(lines, None)
    if first is None:
        demonstrate(answering, console)
    else:
        converse(_echoed(chain([first], lines), console), answering, console)
    return 0


def converse(lines: Iterable[str], answering: Answering, console: Console) -> None:
    """Answer every line that is not blank; `+` shows the last answer in full."""
    history: list[str] = []
    last: Answer | None = None
    for question in filter(None, map(str.strip, lines)):
        if question in wording.CHAT_LEAVE:
            return
        if question == wording.CHAT_MORE and last is not None:
            show(last, console, every=True)
            continue
        last = answering.answer(question, history[-REMEMBERED:])
        show(last, console, more=wording.MORE_IN_CHAT)
        history.append(question)


def demonstrate(answering: Answering, console: Console) -> None:
    """Show a few answered examples and how to go on."""
    examples = answering.examples(EXAMPLES)
    console.print(texts.GREETING if examples else texts.GREETING_EMPTY, soft_wrap=True)
    console.print()
    for question in _echoed(examples, console):
        show(answering.answer(question), console, more=wording.MORE_IN_ASK)
    console.print(wording.HOW_TO_CONNECT, soft_wrap=True)


def _greet(answering: Answering, console: Console) -> None:
    examples = answering.examples(EXAMPLES)
    console.print(texts.GREETING if examples else texts.GREETING_EMPTY)
    for question in examples:
        console.print(f"· {question}", style=NOTE)
    console.print(wording.CHAT_HINT, style="dim")


def _typed(console: Console) -> Iterator[str]:
    """Lines typed at the prompt, until end of input or Ctrl-C."""
    import readline  # noqa: F401, PLC0415  (gives input() its line editing)

    try:
        while True:
            yield console.input(wording.CHAT_PROMPT)
    except (EOFError, KeyboardInterrupt):
        console.print()


def _piped() -> Iterator[str]:
    """Lines of the pipe that are not blank; bytes that are no text show as �."""
    if sys.stdin is None:
        return
    for line in sys.stdin.buffer:
        text = line.decode("utf-8-sig", "replace").strip()
        if text:
            yield text


def _echoed(questions: Iterable[str], console: Console) -> Iterator[str]:
    for question in questions:
        console.print(f"{wording.CHAT_PROMPT}{question}", style="bold", soft_wrap=True)
        yield question
