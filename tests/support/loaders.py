"""A loader that misbehaves as its file tells it to, for tests of the sandbox."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path

from index.document import Document, Heading
from index.errors import ProtectedError
from index.load import allowance

_KEPT: list[bytearray] = []


def read(data: bytes, source: str) -> Document:  # noqa: PLR0912 - a case an order
    """Does what `data` says."""
    match data.decode().split():
        case ["crash"]:
            ctypes.string_at(0)
        case ["hang"]:
            while True:
                time.sleep(1)
        case ["memory"]:
            return Document(str(len(bytearray(1 << 31))))
        case ["exit"]:
            os._exit(3)
        case ["print"]:
            os.write(1, b"noise")
            print("noise")
            print("noise", file=sys.stderr)
        case ["write", path]:
            Path(path).write_text("written", encoding="utf-8")
        case ["bug"]:
            raise KeyError(source)
        case ["refuse"]:
            raise ProtectedError(source, "a password")
        case ["keep"]:
            _KEPT.append(bytearray(150 << 20))
        case ["huge"]:
            return Document("字" * 20_000_000)
        case ["environment"]:
            return Document("\n".join(os.environ))
        case ["pid"]:
            return Document(str(os.getpid()))
        case ["grandchild", path]:
            process = subprocess.Popen(["sleep", "60"])
            os.write(os.open(path, os.O_WRONLY), str(process.pid).encode())
            time.sleep(60)
        case ["steps", number]:
            for _ in range(int(number)):
                time.sleep(0.4)
                allowance.renew()
        case ["surrogates"]:
            return Document("a\ud83d\ude00b")
    return Document("文本", title=source, headings=(Heading(0, 1, 1),), pages=(0, 1))
