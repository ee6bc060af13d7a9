"""Processes that answer questions side by side, each with the library opened for itself.

Threads of one process take turns at the processor whatever the number of its cores; what
this gains and what it costs is in benchmarks/README.md. A process that dies is replaced,
and the question it was at is asked again.
"""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from bot.answering import Answering
from index.errors import YinwenError

T = TypeVar("T")
Opening = Callable[[], Answering]

PIPELINE = "retrieval.answer"
"""What all of them import; they are forked off a process that has it, and share its memory."""


class Crew:
    """So many processes, all started at once; `opening` makes in each what answers there.

    What is handed over, `opening` included, and what comes back must be fit for pickling.
    """

    def __init__(self, opening: Opening, processes: int) -> None:
        self._opening, self._processes = opening, processes
        self._pool = self._start()

    async def run(self, work: Callable[[Answering], T], renewals: int) -> T:
        """Do a piece of work in one of the processes.

        `renewals` is how often the library has changed since the start; a process that has
        seen fewer changes opens it again first.
        """
        pool = self._pool
        try:
            return await _in(pool, work, renewals)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = self._start()
            return await _in(self._pool, work, renewals)

    def close(self) -> None:
        """End the processes once they are done; what has not begun is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([PIPELINE])
        pool = ProcessPoolExecutor(self._processes, context, _Seat.take, (self._opening,))
        for _ in range(self._processes):
            pool.submit(os.getpid)  # or a process is started only when its first question comes
        return pool


class _Seat:
    """What one of the processes answers from."""

    answering: Answering
    renewals = 0

    @classmethod
    def take(cls, opening: Opening) -> None:
        """Begin: the bot alone hears Ctrl+C, and its end is the end of its processes."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_end_with_parent, daemon=True).start()
        cls.answering = opening()

    @classmethod
    def work(cls, work: Callable[[Answering], T], renewals: int) -> T:
        """Do a piece of work, from the library as it is after so many renewals."""
        if renewals > cls.renewals:
            with contextlib.suppress(YinwenError, OSError):  # the old one answers as well
                cls.answering = cls.answering.renewed() or cls.answering
                cls.renewals = renewals
        return work(cls.answering)


async def _in(pool: Executor, work: Callable[[Answering], T], renewals: int) -> T:
    return await asyncio.get_running_loop().run_in_executor(pool, _Seat.work, work, renewals)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
