"""Where every question is asked: within the limits, and on record."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bot.answering import Worker
from bot.limits import Limits
from bot.state import State
from bot.state.audit import Asker
from retrieval.model import Answer


class Desk:
    """Takes questions to the worker. Handlers ask here, so that none forgets the record."""

    def __init__(self, worker: Worker, state: State, limits: Limits) -> None:
        self._worker, self._state, self._limits = worker, state, limits

    async def answer(
        self, asker: Asker, question: str, history: Sequence[str] = (), *, cost: float = 1.0
    ) -> Answer:
        """See `Answering.answer`; `cost` is how many questions it counts as.

        Raises LimitError before anything is done.
        """
        self._limits.take(asker, cost)
        started = time.perf_counter()
        answer = await self._worker.answer(question, history)
        self._state.audit.note(asker, question, answer, time.perf_counter() - started)
        self._state.prune()
        return answer
