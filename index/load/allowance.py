"""How a loader that works long, page by page, asks for more time and memory.

In a child process the time of `limits.py` counts from the last `renew`, up to a total that
nothing renews. Elsewhere there is nothing to renew, and asking does nothing.
"""

from __future__ import annotations

from collections.abc import Callable


def _unlimited(memory: int) -> None:
    """Where no limits hold."""


_grant: Callable[[int], None] = _unlimited


def renew(memory: int = 0) -> None:
    """A step is done: count the time from here. Allow `memory` bytes from here, 0: as before."""
    _grant(memory)


def granted_by(grant: Callable[[int], None]) -> None:
    """Let `grant` answer from now on."""
    global _grant  # noqa: PLW0603 - a process has one set of limits
    _grant = grant
