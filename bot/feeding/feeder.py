"""Gives jobs to the process that does them, one at a time, while questions go on."""

from __future__ import annotations

import asyncio
import logging
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from pathlib import Path

from bot import texts
from bot.answering import Worker
from bot.background import background
from bot.feeding.job import Job, Result, Stage, Task, load_event
from bot.texts.errors import explain
from index.errors import YinwenError

CHILD = (sys.executable, "-m", "bot.feeding.child")

Told = Callable[[Stage], Awaitable[None]]

logger = logging.getLogger(__name__)


class Feeder:
    """Changes the library at `library`, and has `worker` answer from the new one at once."""

    def __init__(self, library: Path, worker: Worker) -> None:
        self._library, self._worker = library, worker

    async def add(self, path: Path, told: Told) -> Result:
        """Index a file; `told` hears of every stage."""
        return await self._do(Task.ADD, str(path), {}, told)

    async def correct(self, source: str, fields: dict[str, str]) -> Result:
        """Correct a report's metadata."""
        return await self._do(Task.CORRECT, source, fields, _unheard)

    async def remove(self, source: str) -> Result:
        """Take a report out of the library."""
        return await self._do(Task.REMOVE, source, {}, _unheard)

    async def _do(self, task: Task, subject: str, fields: dict[str, str], told: Told) -> Result:
        if self._worker.writing.locked():
            await told(Stage.WAITING)
        async with self._worker.writing:
            job = Job(str(self._library), task, subject, fields)
            result = Result(failed=(texts.FEEDING_DIED,))
            async with aclosing(_events(job)) as events:
                async for event in events:
                    if isinstance(event, Result):
                        result = event
                    else:
                        await told(event)
            await self._renew()
        return result

    async def _renew(self) -> None:
        try:
            await self._worker.renew()
        except (YinwenError, OSError) as error:
            logger.warning("%s", explain(error))


async def _events(job: Job) -> AsyncGenerator[Stage | Result, None]:
    """What the process tells while it does the job; what else it says goes into the log."""
    async with background(*CHILD, told=PIPE) as process:
        if process.stdin is None or process.stdout is None:
            raise ValueError("a process without pipes")
        logged = asyncio.create_task(_log(process))
        process.stdin.write(job.dump().encode() + b"\n")
        process.stdin.close()
        async for line in process.stdout:
            yield load_event(line)
        await process.wait()
        await logged


async def _log(process: Process) -> None:
    if process.stderr is not None:
        async for line in process.stderr:
            logger.info("%s", line.decode("utf-8", "replace").rstrip())


async def _unheard(_stage: Stage) -> None:
    """Nobody watches."""
