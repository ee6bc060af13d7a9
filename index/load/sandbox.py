"""Runs loaders in a child process, where a hostile file can take neither memory nor time.

The child (`worker.py`) is started when it is first needed and serves one file after
another. It is ended when a file takes too long, after some hundred files (libraries leak),
and with this process: it sees its standard input end.

Only a crash of a fresh child is blamed on the file: one that has read others may suffer
from what they left behind, so the file is tried once more in a new one.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import IO

from index.document import Document
from index.errors import BrokenDocumentError, LoadError, TooLargeError
from index.load import wire
from index.load.limits import MAX_CHARACTERS, Limits, limits_of
from index.load.worker import read_frame, write_frame

_log = logging.getLogger(__name__)

_MAX_ANSWER = 8 * MAX_CHARACTERS
_MAX_FILES = 200
_ROOT = Path(__file__).parents[2]
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONHOME")
"""What the child is told of the environment; tokens and passwords are not."""
_THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""Each thread and each arena of it would take address space, which is limited."""


def read(format_: str, data: bytes, source: str) -> Document:
    """What the loader of the format makes of `data`; raises `LoadError`s only.

    `TooLargeError` if memory or time run out, `BrokenDocumentError` if the loader crashes.
    Safe to call from several threads, which wait for each other.
    """
    return _SANDBOX.read(f"index.load.{format_}", data, source, limits_of(format_))


def close() -> None:
    """End the child process; the next file starts another."""
    _SANDBOX.kill()


class _CrashError(Exception):
    """The child is gone, or not itself any more; if the file is to blame, `error` tells."""

    def __init__(self, reason: str, error: type[LoadError] = BrokenDocumentError) -> None:
        super().__init__(reason)
        self.error = error


class Sandbox:
    """Holds the child process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def read(self, module: str, data: bytes, source: str, limits: Limits) -> Document:
        """What ``module.read(data, source)`` returns or raises, as `read` above."""
        with self._lock:
            while True:
                fresh = self._child is None
                try:
                    answer = self._ask(module, data, source, limits)
                except _CrashError as crash:
                    if fresh:
                        raise crash.error(source, str(crash)) from crash
                else:
                    return _document(answer, source)

    def kill(self) -> None:
        """End the child, even while it works; the next file starts another."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()

    def _ask(
        self, module: str, data: bytes, source: str, limits: Limits
    ) -> Document | wire.Failure:
        child = self._child = self._child or _Child()
        try:
            answer = child.ask(module, data, source, limits)
        except BaseException:
            self.kill()
            raise
        if child.served >= _MAX_FILES:
            self.kill()
        return answer


class _Child:
    """One child process and the files that it has read."""

    def __init__(self) -> None:
        self.served = 0
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-B", "-m", "index.load.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd="/",
            start_new_session=True,  # no Ctrl-C from the terminal; a group to end as a whole
        )

    def ask(self, module: str, data: bytes, source: str, limits: Limits) -> Document | wire.Failure:
        """The answer of the child; raises `_CrashError`, and `TooLargeError` for time or memory."""
        request = {"module": module, "source": source, **asdict(limits)}
        clock = _Clock(self, limits)
        try:
            answer = self._exchange(json.dumps(request).encode(), data, clock)
            self.served += 1
            return wire.read(answer)
        except (EOFError, OSError) as error:
            if clock.ended:
                raise TooLargeError(source, f"time: more than {clock.ended:g} s") from error
            raise self._death() from error
        except ValueError as error:
            raise _CrashError(f"its loader gave a wrong answer: {error}") from error
        finally:
            clock.stop()

    def kill(self) -> None:
        """End the child and whatever it has started."""
        self.signal()
        self._process.wait()
        for pipe in self._pipes:
            with suppress(OSError):
                pipe.close()

    def _exchange(self, request: bytes, data: bytes, clock: _Clock) -> bytes:
        requests, answers = self._pipes
        write_frame(requests, request)
        write_frame(requests, data)
        while not (answer := read_frame(answers, _MAX_ANSWER)):
            clock.renew()
        return answer

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        requests, answers = self._process.stdin, self._process.stdout
        assert requests
        assert answers
        return requests, answers

    def signal(self) -> None:
        """Have the system end the child and whatever it has started, without waiting."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _death(self) -> _CrashError:
        """How the child, whose pipes have ended, came to its end."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        code = self._process.returncode
        if code == -signal.SIGKILL:
            return _CrashError("memory: ended by the system", TooLargeError)
        if code is not None and code < 0:
            return _CrashError(f"its loader crashed: {signal.Signals(-code).name}")
        return _CrashError(f"its loader ended: {code}")


class _Clock:
    """Ends a child whose time is up; who waits for it sees its pipes end.

    `ended` is the limit in seconds that was passed, 0 while there is time.
    """

    def __init__(self, child: _Child, limits: Limits) -> None:
        self.ended: float = 0
        self._child, self._limits = child, limits
        self._last = monotonic() + limits.total
        self._start(limits.seconds)

    def renew(self) -> None:
        """Count the seconds of a step from now."""
        self.stop()
        if (left := self._last - monotonic()) > 0:
            self._start(min(self._limits.seconds, left))
        else:
            self._end(self._limits.total)

    def stop(self) -> None:
        """The child has answered."""
        self._timer.cancel()

    def _start(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._end, [seconds])
        self._timer.daemon = True
        self._timer.start()

    def _end(self, limit: float) -> None:
        self.ended = limit
        self._child.signal()


def _document(answer: Document | wire.Failure, source: str) -> Document:
    if isinstance(answer, Document):
        return answer
    if answer.trace:
        _log.info("%s: %s\n%s", source, answer.reason, answer.trace)
    raise answer.error(source, answer.reason)


def _environment() -> dict[str, str]:
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return kept | _THREADS | {"PYTHONPATH": os.pathsep.join(paths)}


_SANDBOX = Sandbox()
atexit.register(close)
