"""A library that changes while the bot runs, by this program's hand or another's.

Whatever replaces the index, the bot answers from the new one within seconds. With a
folder to watch, a change in it starts `yinwen index` as a process of its own, with low
priority: questions go on being answered, and a file that breaks it breaks only that.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import DefaultFilter, awatch

from bot import texts
from bot.answering import Worker
from bot.background import background
from bot.settings import Settings
from bot.texts.errors import explain
from index.errors import YinwenError

LOOK_SECONDS = 2.0
"""How often the bot looks for another generation of the index, or for a missing folder."""

SETTLE_SECONDS = 0.5
"""How long the watching takes to begin; what changes before is seen by the first indexing."""

ENDED_WELL = frozenset({0, 1})
"""Exit codes of an indexing that came to its end, whether every file could be read or not."""

INDEX = (sys.executable, "-m", "bot", "index")

logger = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def kept_current(worker: Worker, settings: Settings, *, watch: bool) -> AsyncIterator[None]:
    """Keep `worker` in step with the library, and that with the folder of reports if `watch`."""
    tasks = [asyncio.create_task(_follow(worker))]
    if watch:
        tasks.append(asyncio.create_task(_watch(worker, settings)))
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _follow(worker: Worker) -> None:
    """Open every new generation of the index; one that cannot be opened is told once."""
    told = ""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            if await worker.renew():
                logger.info(texts.LOG_RENEWED, len(await worker.reports()))
            told = ""
        except (YinwenError, OSError) as error:
            if told != (told := str(error)):
                logger.warning("%s", explain(error))


async def _watch(worker: Worker, settings: Settings) -> None:
    """Index the folder, and again after whatever changes in it, while indexing too."""
    changed = asyncio.Event()
    listening = asyncio.create_task(_listen(settings.reports_dir, changed))
    try:
        while True:
            await changed.wait()
            changed.clear()
            async with worker.writing:
                await _index(settings.library_dir, settings.reports_dir)
    finally:
        listening.cancel()


async def _listen(reports: Path, changed: asyncio.Event) -> None:
    """Set `changed` now and after every change; a folder that is gone is waited for."""
    hidden = DefaultFilter(ignore_entity_patterns=[r"^\.", r"^~\$"])
    while True:
        if await asyncio.to_thread(reports.is_dir):
            asyncio.get_running_loop().call_later(SETTLE_SECONDS, changed.set)
            try:
                async for _ in awatch(reports, watch_filter=hidden):
                    changed.set()
                    if not await asyncio.to_thread(reports.is_dir):
                        break
            except (OSError, RuntimeError) as error:  # no folder, no more watches, watchfiles' own
                logger.warning(texts.LOG_NOT_WATCHING, reports, _reason(error))
        await asyncio.sleep(LOOK_SECONDS)


def _reason(error: OSError | RuntimeError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)


async def _index(library: Path, reports: Path) -> None:
    """Run `yinwen index` to its end; what it says goes into the log."""
    async with background(*INDEX, str(reports), "--library", str(library)) as process:
        _, told = await process.communicate()
        for line in told.decode("utf-8", "replace").splitlines():
            logger.info("%s", line)
        if process.returncode not in ENDED_WELL:
            logger.warning(texts.LOG_INDEXING_FAILED, process.returncode)
