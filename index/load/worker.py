"""The child process that parses risky files, one after another, within limits.

`sandbox.py` starts it as ``python -m index.load.worker`` and talks to it over its standard
input and output. A request is two frames, a JSON object and a file's bytes; the answer is
one frame (`wire.py`), before which empty frames may come: each asks for the time to be
counted anew. A frame is its length in eight bytes and its content.

Memory is limited by the address space, time by an alarm that ends the process wherever it
is: the parent keeps time too, but may itself be gone. Nothing can be written to files.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import traceback
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import IO, Any, BinaryIO

from index.errors import LoadError, TooLargeError
from index.load import allowance, wire

_LENGTH = 8
_GRACE = 2
"""Seconds that the parent is given to end a loader that takes too long."""


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """Send `content`."""
    stream.write(len(content).to_bytes(_LENGTH, "big"))
    stream.write(content)
    stream.flush()


def read_frame(stream: IO[bytes], limit: int) -> bytes:
    """The next frame's content; raises `EOFError`, or `ValueError` if it passes `limit` bytes."""
    size = int.from_bytes(_exactly(stream, _LENGTH), "big")
    if size > limit:
        raise ValueError(f"a frame of {size} bytes")
    return _exactly(stream, size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content


def main() -> None:
    """Serve until the parent hangs up."""
    requests, answers = _streams()
    _confine()
    while True:
        try:
            request = json.loads(read_frame(requests, sys.maxsize))
            data = read_frame(requests, sys.maxsize)
        except EOFError:
            return
        allowance.granted_by(partial(_renew, answers, request["seconds"]))
        write_frame(answers, _answer(request, data))


def _renew(answers: IO[bytes], seconds: float, memory: int) -> None:
    if memory:
        _limit_memory(memory)
    _limit_time(seconds)
    write_frame(answers, b"")


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, out of the reach of a library that prints."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return requests, answers


def _confine() -> None:
    """The limits that hold for every file: no dumps of memory, no files written, few opened."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for limit, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 256),
    ):
        resource.setrlimit(limit, (most, most))


def _answer(request: dict[str, Any], data: bytes) -> bytes:
    source = request["source"]
    try:
        loader = import_module(request["module"])
        _limit_memory(request["memory"])
        _limit_time(request["seconds"])
        return wire.of_document(loader.read(data, source))
    except LoadError as error:
        return wire.of_error(error)
    except MemoryError:
        return wire.of_error(TooLargeError(source, "memory"))
    except Exception as error:  # whatever a library does, the parent is told
        return wire.of_accident(error, traceback.format_exc(limit=-8))
    finally:
        signal.alarm(0)
        _limit_memory(None)


def _limit_time(seconds: float) -> None:
    signal.alarm(int(seconds) + _GRACE)


def _limit_memory(more: int | None) -> None:
    """Allow `more` bytes of address space beyond those in use, or as much as there is."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = hard if more is None else _address_space() + more
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    """Bytes of address space in use; nothing is known of it where there is no /proc."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


if __name__ == "__main__":
    main()
