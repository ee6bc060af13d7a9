"""A command run as a process of its own, with low priority, and ended with its caller."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator

NICENESS = 10
"""By how much it yields to answering."""

PATIENCE_SECONDS = 5.0
"""How long it may take to end when it is asked to."""


@contextlib.asynccontextmanager
async def background(*command: str, told: int = DEVNULL) -> AsyncIterator[Process]:
    """Run the command; `told` is what becomes of its standard output.

    It reads standard input from a pipe, and what it says on standard error is in another.
    If it still runs when the block is left, it is ended as by Ctrl-C.
    """
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=PIPE,
        stdout=told,
        stderr=PIPE,
        start_new_session=True,
    )
    try:
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, NICENESS)
        yield process
    finally:
        await _stop(process)


async def _stop(process: Process) -> None:
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.send_signal(signal.SIGINT)
    try:
        await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
