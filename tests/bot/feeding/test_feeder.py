"""Jobs and their process, with a small program in place of the real one."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest
from support.small_library import SmallLibrary
from support.waiting import until

from bot import texts
from bot.answering import Worker
from bot.feeding import feeder
from bot.feeding.feeder import Feeder
from bot.feeding.job import Job, Result, Stage, Task, Twin, load_event

RESULT = Result(("a.txt",), ("b.txt",), (Twin("a.txt", "c.txt", 0.9),), ("坏了",))
TELLING = f"print('\"reading\"'); print({RESULT.dump()!r})"
DYING = "print('\"reading\"', flush=True); raise SystemExit(9)"
SLOW = (
    "import os, time; open('begun', 'w').write(str(os.getpid())); time.sleep(30); open('done', 'w')"
)


class Counting(SmallLibrary):
    """Counts how often it was asked for what is new."""

    renewals = 0

    def renewed(self) -> None:
        self.renewals += 1


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Sets the program that is run for a job."""
    monkeypatch.chdir(tmp_path)
    return lambda code: monkeypatch.setattr(feeder, "CHILD", (sys.executable, "-c", code))


def test_messages_arrive_as_they_were_sent():
    job = Job("资料库", Task.CORRECT, "a.txt", {"place": "齐都镇"})
    assert Job.load(job.dump()) == job
    assert load_event(RESULT.dump()) == RESULT
    assert load_event('"waiting"') is Stage.WAITING


async def test_stages_are_told_and_the_library_is_opened_anew(child):
    child(TELLING)
    library, stages = Counting(), []

    async def told(stage: Stage) -> None:
        stages.append(stage)

    assert await Feeder(Path("library"), Worker(library)).add(Path("a.txt"), told) == RESULT
    assert stages == [Stage.READING]
    assert library.renewals == 1


async def test_a_process_that_dies_is_told(child):
    child(DYING)
    result = await Feeder(Path("library"), Worker(SmallLibrary())).remove("a.txt")
    assert result.failed == (texts.FEEDING_DIED,)


async def test_jobs_wait_for_each_other(child):
    child(f"import time; time.sleep(0.3); {TELLING}")
    jobs, stages = Feeder(Path("library"), Worker(SmallLibrary())), []

    async def told(stage: Stage) -> None:
        stages.append(stage)

    first = asyncio.create_task(jobs.remove("a.txt"))
    await asyncio.sleep(0)
    await jobs.add(Path("b.txt"), told)
    assert first.done()
    assert stages == [Stage.WAITING, Stage.READING]


async def test_the_process_ends_with_the_bot(child):
    child(SLOW)
    job = asyncio.create_task(Feeder(Path("library"), Worker(SmallLibrary())).remove("a.txt"))
    await until(lambda: Path("begun").exists() and Path("begun").read_text() != "")
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    with pytest.raises(ProcessLookupError):
        os.kill(int(Path("begun").read_text()), 0)
    assert not Path("done").exists()
