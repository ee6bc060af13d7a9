"""Errors of retrieval, a branch of the tree in `index.errors`.

YinwenError
├── GoldError   a gold set that cannot be read
└── RunError    an earlier run to compare with that cannot be read
"""

from __future__ import annotations

from index.errors import YinwenError


class GoldError(YinwenError):
    """A line of a gold set that is no gold question; lines count from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


class RunError(YinwenError):
    """Not the JSON of an evaluation."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
