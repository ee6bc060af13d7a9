"""Asking for more: 还有呢, 下一条. It asks nothing itself, but goes on with the answer before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.model import Answer, Gap, Refusal, Verdict

_MORE = re.compile(
    r"(?:那|请)?(?:还有(?:没有|什么|哪些)?(?:更多|别的|其他的?|其它的?)?|(?:看|给我?)?下一?[条个页]|更多|"
    r"(?:请)?继续(?:说|看|列)?|接着(?:说|来)?|再来(?:一[条个点些]|点|些)?|别的|其[他它]的?)"
    r"(?:了?[呢吗嘛么没]|有吗|了没有|吧)?[\s?？。.!！~～…]*"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that is answered, those before it, and how often more of it was asked for."""

    text: str
    history: tuple[str, ...]
    times: int = 0


def asks_for_more(text: str) -> bool:
    """Whether a text only asks to go on with the answer before it."""
    return _MORE.fullmatch(text.strip()) is not None


def unrolled(text: str, history: Sequence[str]) -> Asked:
    """What is asked by a text after the questions of `history`."""
    questions = tuple(one for one in history if not asks_for_more(one))
    if not asks_for_more(text) or not questions:
        return Asked(text, questions)
    last = max(at for at, one in enumerate(history) if not asks_for_more(one))
    return Asked(questions[-1], questions[:-1], len(history) - last)


def beyond(first: Answer, wide: Answer, asked: Asked, most: int) -> Answer:
    """The next quotes of a `wide` answer that the `first` one lacks; refused if there are none.

    There are `most` of them, behind those that were shown when more was asked for before.
    """
    reading = first.reading or asked.text
    further = [at for at, one in enumerate(wide.quotes) if one not in first.quotes]
    shown = further[most * (asked.times - 1) : most * asked.times]
    if not first.quotes:
        return replace(first, reading=reading)
    if not shown:
        refusal = Refusal(Gap.EXHAUSTED, "", ())
        return Answer(first.question, Verdict.REFUSED, refusal=refusal, reading=reading)
    quotes = tuple(wide.quotes[at] for at in shown)
    told = (one for one in wide.figures if one.quote in shown)
    figures = tuple(replace(one, quote=shown.index(one.quote)) for one in told)
    return replace(wide, quotes=quotes, figures=figures, reading=reading, missing=(), ambiguous=())
