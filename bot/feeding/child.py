"""The process that changes the library: `python -m bot.feeding.child`.

It reads a `Job` from standard input and tells on standard output what becomes of it.
Whatever else is printed goes to standard error.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from bot import texts
from bot.commands import edit
from bot.feeding.job import Job, Result, Stage, Task, Twin
from bot.settings import Settings, load_settings
from bot.texts.errors import explain
from index.errors import LibraryBusyError, YinwenError
from index.library import Outcome, Progress, update
from index.sources import find_sources
from index.update import Stage as UpdateStage

BUSY_SECONDS = 1.0
"""How long to wait before trying again when another process is writing."""

PATIENCE_SECONDS = 1800.0
"""How long to try in all."""

_STAGES = {
    UpdateStage.READ: Stage.READING,
    UpdateStage.INDEX: Stage.INDEXING,
    UpdateStage.WRITE: Stage.WRITING,
}

Tell = Callable[[Stage], None]


def main() -> int:
    """Do one job; 0 when its outcome was told."""
    out = _own_output()
    job = Job.load(sys.stdin.readline())

    def tell(stage: Stage) -> None:
        print(json.dumps(stage), file=out, flush=True)

    try:
        result = _patiently(job, tell)
    except YinwenError as error:
        result = Result(failed=(explain(error),))
    print(result.dump(), file=out, flush=True)
    return 0


def do(job: Job, tell: Tell) -> Result:
    """Do the job; raises a YinwenError if it cannot be done."""
    settings = load_settings(Path(job.library))
    match job.task:
        case Task.ADD:
            return _add(settings, Path(job.subject), tell)
        case Task.CORRECT:
            code = edit.edit(settings, job.subject, job.fields, reset=False)
        case Task.REMOVE:
            code = edit.remove(settings, [job.subject])
    return Result(failed=(texts.NOT_CHANGED,) if code else ())


def _patiently(job: Job, tell: Tell) -> Result:
    """Do the job, as soon as no other process is writing."""
    deadline, waiting = time.monotonic() + PATIENCE_SECONDS, False
    while True:
        try:
            return do(job, tell)
        except LibraryBusyError:
            if time.monotonic() > deadline:
                raise
        if not waiting:
            tell(Stage.WAITING)
        waiting = True
        time.sleep(BUSY_SECONDS)


def _add(settings: Settings, path: Path, tell: Tell) -> Result:
    told: set[Stage] = set()

    def watch(progress: Progress) -> None:
        stage = _STAGES[progress.stage]
        if stage not in told:  # each once, however many reports the file holds
            told.add(stage)
            tell(stage)

    return _result(
        update(
            settings.library_dir,
            find_sources([path]),
            embedder_name=settings.embedding_model,
            progress=watch,
        )
    )


def _result(outcome: Outcome) -> Result:
    return Result(
        added=outcome.added + outcome.updated,
        unchanged=outcome.unchanged,
        copies=tuple(Twin(one.source, one.of, one.resemblance) for one in outcome.copies),
        failed=tuple(explain(error) for _, error in outcome.failed),
    )


def _own_output() -> TextIO:
    """Standard output for what is told alone; what others print goes to standard error."""
    own = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return own


if __name__ == "__main__":
    sys.exit(main())
