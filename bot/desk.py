"""Where every question is asked: within the limits, and on record."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

from bot import texts
from bot.answering import Within, Worker
from bot.limits import Limits
from bot.state import State
from bot.state.audit import Asker
from retrieval.compared import Comparison
from retrieval.mark import Mark
from retrieval.model import Answer, Verdict
from retrieval.verify.model import Verification

MAX_QUESTION = 500
"""The longest question, in characters."""

BROWSING = 0.2
"""How many questions a query counts as that is answered while it is typed."""

_COURTESIES = tuple(
    (re.compile(rf"(?:{said})[\s，。！？~～,.!?]*", re.IGNORECASE), reply)
    for said, reply in (
        (f"{texts.THANKS_SAID}|{texts.NODS}", texts.YOU_ARE_WELCOME),
        (texts.HELLO_SAID, texts.HELLO),
    )
)

NO_QUESTIONS = frozenset({texts.NO_WORDS, texts.YOU_ARE_WELCOME})
"""Objections that nobody who replies to an answer in a group waits for."""

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def objection(question: str) -> str:
    """What to say to a text that is no question, a courtesy for one; empty if it is one."""
    if _LINK.fullmatch(question):
        return texts.NO_LINKS
    for courtesy, answer in _COURTESIES:
        if courtesy.fullmatch(question):
            return answer
    if not any(character.isalnum() for character in question):
        return texts.NO_WORDS
    return texts.too_long(MAX_QUESTION) if len(question) > MAX_QUESTION else ""


class Desk:
    """Takes questions to the worker. Handlers ask here, so that none forgets the record."""

    def __init__(self, worker: Worker, state: State, limits: Limits) -> None:
        self._worker, self._state, self._limits = worker, state, limits

    async def answer(
        self,
        asker: Asker,
        question: str,
        history: Sequence[str] = (),
        *,
        within: Within = None,
        cost: float = 1.0,
    ) -> Answer:
        """See `Worker.answer`; `cost` is how many questions it counts as.

        Raises LimitError before anything is done.
        """
        self._limits.take(asker, cost)
        started = time.perf_counter()
        answer = await self._worker.answer(question, history, within)
        self._state.audit.note(asker, question, answer, time.perf_counter() - started)
        self._state.prune()
        return answer

    async def browse(self, asker: Asker, query: str, most: int, within: Within = None) -> Answer:
        """The answer to what somebody is still typing: cheaper, and not on record.

        Raises LimitError before anything is done.
        """
        self._limits.take(asker, BROWSING)
        return await self._worker.browse(query, most, within)

    async def chosen(self, asker: Asker, query: str, mark: Mark) -> None:
        """Put on record that somebody has sent one of the quotes that `browse` gave."""
        started = time.perf_counter()
        found = await self._worker.find(mark)
        if found.now is not None:
            answer = Answer(query, Verdict.ANSWERED, (found.now,))
            self._state.audit.note(asker, query, answer, time.perf_counter() - started)

    async def compare(self, asker: Asker, words: str, within: Within = None) -> Comparison:
        """See `Worker.compare`. Raises LimitError before anything is done."""
        self._limits.take(asker)
        started = time.perf_counter()
        comparison = await self._worker.compare(words, within)
        self._state.audit.note(asker, words, comparison.answer, time.perf_counter() - started)
        return comparison

    async def verify(self, asker: Asker, text: str, within: Within = None) -> Verification:
        """See `Worker.verify`; the quotes that it found go on record. Raises LimitError."""
        self._limits.take(asker)
        started = time.perf_counter()
        verification = await self._worker.verify(text, within)
        answer = Answer(text, Verdict.ANSWERED, verification.quotes)
        self._state.audit.note(asker, text, answer, time.perf_counter() - started)
        return verification
