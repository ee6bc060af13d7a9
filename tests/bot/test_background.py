"""Processes that are ended with their caller."""

from __future__ import annotations

import sys

import pytest

from bot import background as module
from bot.background import background

STUBBORN = (
    "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN);"
    "print('ready', flush=True); time.sleep(60)"
)


async def test_a_process_that_will_not_end_is_killed_and_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.1)
    async with background(sys.executable, "-c", STUBBORN, told=module.PIPE) as process:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"
    assert process.returncode == -9
