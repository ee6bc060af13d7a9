"""Updates that are killed: run as a program, since it kills its own children.

    python killed_updates.py LIBRARY FILES OUT

copies LIBRARY to OUT/<n>, starts the update from FILES in a child process, and kills it
with SIGKILL: the first children at every third step that touches the disk, until one
has lived to the end of its update; then at each of the last steps; then some more,
each after another while.
"""

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import index.build
import index.parse
from index.embed import load_embedder
from index.library import update
from index.sources import Found, find_sources

STEPS = ("fsync", "link", "rename", "replace", "mkdir")
STRIDE = 3
LAST = 8
MOMENTS = 6


def main(library: Path, files: Path, out: Path) -> None:
    sources = find_sources([files])
    embedder = load_embedder()
    index.build.load_embedder = lambda _name: embedder
    for step in count(1, STRIDE):
        started = time.perf_counter()
        if _lived(shutil.copytree(library, out / f"step-{step}"), sources, step):
            break
    whole = time.perf_counter() - started
    for last in range(step - LAST, step):
        _lived(shutil.copytree(library, out / f"last-{last}"), sources, last)
    for moment in range(MOMENTS):
        target = shutil.copytree(library, out / f"moment-{moment}")
        child = _child(lambda at=target: _update(at, sources, sys.maxsize))
        time.sleep(whole * moment / MOMENTS)
        os.kill(child, signal.SIGKILL)
        _ended(child)


def _lived(library: Path, sources: Found, last: int) -> bool:
    return _ended(_child(lambda: _update(library, sources, last)))


def _child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    finally:
        os._exit(1)


def _ended(child: int) -> bool:
    """Whether the child came to its end; a child that fails by itself is an error here."""
    status = os.waitpid(child, 0)[1]
    if status not in (0, signal.SIGKILL):
        raise RuntimeError(f"an update failed: {status}")
    return status == 0


def _update(library: Path, sources: Found, last: int) -> None:
    """Update the library, but die just before the disk is touched for the `last` time."""
    steps = count(1)

    def dying(call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            if next(steps) == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return step

    for name in STEPS:
        setattr(os, name, dying(getattr(os, name)))
    update(library, sources, remove=["street.txt"])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
