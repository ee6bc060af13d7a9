"""What the bot needs of the answering pipeline, and how it is run beside the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Protocol, TypeVar

from index.report import Metadata
from retrieval.compared import Comparison
from retrieval.key_figures import FigureSheet
from retrieval.mark import Mark
from retrieval.model import Answer, Found, Quote, Standing, Surroundings
from retrieval.verify.model import Verification

T = TypeVar("T")

Within = Collection[str] | None
"""The keys of the reports that may be answered from; None for all of them."""


class ListedReport(Protocol):
    """A report of the library, as a list shows it."""

    @property
    def key(self) -> str:
        """The name of its content: twelve hexadecimal digits."""

    @property
    def metadata(self) -> Metadata:
        """Title, issuer, place, period and date."""

    @property
    def source(self) -> str:
        """The file's name."""

    @property
    def characters(self) -> int:
        """The length of the text."""

    @property
    def passages(self) -> int:
        """The number of quotable units."""


class Answering(Protocol):
    """The pipeline, safe to use from several threads; `retrieval.answer.Answerer` is one."""

    @property
    def reports(self) -> Sequence[ListedReport]:
        """What the library holds."""

    def answer(self, question: str, history: Sequence[str] = (), most: int = ...) -> Answer:
        """Answer a question, given the earlier questions of the conversation.

        `most` is how many quotes there are, unless a comparison asks for more.
        """

    def examples(self, n: int = 3) -> tuple[str, ...]:
        """Questions that the library can answer."""

    def surroundings(self, quote: Quote) -> Surroundings | None:
        """The text around a quote, None when its report is no longer there."""

    def standing(self, quote: Quote) -> Standing:
        """What became of the report of a quote since it was quoted."""

    def find(self, mark: Mark) -> Found:
        """The quote that a mark names, whatever became of its report since."""

    def reports_named(self, words: str) -> Sequence[ListedReport]:
        """The reports that a few words name, newest first."""

    def key_figures(self, key: str) -> FigureSheet | None:
        """The key figures of the report of that key; None if it is not held."""

    def compare(self, words: str) -> Comparison:
        """One metric for several places or years."""

    def verify(self, text: str) -> Verification:
        """Check what a text claims to quote."""

    def original(self, report: str) -> bytes | None:
        """The file that the report of that key was read from; None if it is not held."""

    def within(self, reports: Collection[str]) -> Answering:
        """One that answers from the reports of these keys alone."""

    def renewed(self) -> Answering | None:
        """One for what the library holds now; None if that is still the same."""


class Crew(Protocol):
    """Processes that think; `bot.crew.Crew` is one."""

    async def run(self, work: Callable[[Answering], T], renewals: int) -> T:
        """Do a piece of work, from the library as it is after so many renewals."""

    def close(self) -> None:
        """Let go of the processes."""


class Worker:
    """Runs the pipeline beside the event loop, which never waits for it.

    Questions are thought about by the crew if there is one, all else is done by threads:
    two of them, because answering is bound by the processor: more would only take turns,
    but one alone would let a slow question hold up all others. `writing` is held by
    whatever changes the library, so that one change waits for the other. What is asked
    `within` some reports is answered from the reports of these keys alone.
    """

    def __init__(self, answering: Answering, crew: Crew | None = None) -> None:
        self._answering, self._crew, self._renewals = answering, crew, 0
        self.writing, self._renewing = asyncio.Lock(), asyncio.Lock()
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="answer")

    async def answer(self, question: str, history: Sequence[str], within: Within = None) -> Answer:
        """See `Answering.answer`."""
        return await self._think(partial(_answer, question, tuple(history)), within)

    async def browse(self, query: str, most: int, within: Within = None) -> Answer:
        """The answer with up to `most` quotes."""
        return await self._think(partial(_browse, query, most), within)

    async def examples(self, within: Within = None) -> tuple[str, ...]:
        """See `Answering.examples`."""
        return await self._think(_examples, within)

    async def reports(self) -> Sequence[ListedReport]:
        """See `Answering.reports`."""
        return await self._run(lambda: self._answering.reports)

    async def surroundings(self, quote: Quote) -> Surroundings | None:
        """See `Answering.surroundings`."""
        return await self._run(lambda: self._answering.surroundings(quote))

    async def standing(self, quote: Quote) -> Standing:
        """See `Answering.standing`."""
        return await self._run(lambda: self._answering.standing(quote))

    async def find(self, mark: Mark) -> Found:
        """See `Answering.find`."""
        return await self._run(lambda: self._answering.find(mark))

    async def reports_named(self, words: str, within: Within = None) -> Sequence[ListedReport]:
        """See `Answering.reports_named`."""
        return await self._run(lambda: self._of(within).reports_named(words))

    async def key_figures(self, key: str) -> FigureSheet | None:
        """See `Answering.key_figures`."""
        return await self._run(lambda: self._answering.key_figures(key))

    async def compare(self, words: str, within: Within = None) -> Comparison:
        """See `Answering.compare`."""
        return await self._think(partial(_compare, words), within)

    async def verify(self, text: str, within: Within = None) -> Verification:
        """See `Answering.verify`."""
        return await self._think(partial(_verify, text), within)

    async def original(self, report: str) -> bytes | None:
        """See `Answering.original`."""
        return await self._run(lambda: self._answering.original(report))

    async def renew(self) -> bool:
        """Answer from what the library holds now; False if nothing has changed.

        Questions under way end as they began. Raises `LibraryError` and goes on as before.
        """
        async with self._renewing:  # or an older one that took longer to open would win
            fresh = await asyncio.to_thread(self._answering.renewed)
            if fresh is not None:
                self._answering = fresh
                self._renewals += 1
        return fresh is not None

    def close(self) -> None:
        """Let go of threads and processes; what has not begun is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        if self._crew is not None:
            self._crew.close()

    async def _think(self, work: Callable[[Answering], T], within: Within = None) -> T:
        bounded = partial(_bounded, work, within)
        if self._crew is not None:
            return await self._crew.run(bounded, self._renewals)
        return await self._run(lambda: bounded(self._answering))

    def _of(self, within: Within) -> Answering:
        return self._answering if within is None else self._answering.within(within)

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)


# What the processes of a crew are given to do, as functions that can be pickled.


def _bounded(work: Callable[[Answering], T], within: Within, answering: Answering) -> T:
    return work(answering if within is None else answering.within(within))


def _answer(question: str, history: Sequence[str], answering: Answering) -> Answer:
    return answering.answer(question, history)


def _browse(query: str, most: int, answering: Answering) -> Answer:
    return answering.answer(query, (), most)


def _examples(answering: Answering) -> tuple[str, ...]:
    return answering.examples()


def _compare(words: str, answering: Answering) -> Comparison:
    return answering.compare(words)


def _verify(text: str, answering: Answering) -> Verification:
    return answering.verify(text)
