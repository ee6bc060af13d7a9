"""What people may do."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """What somebody may do; each role may do what those before it may. Stored: never renumber."""

    UNDECIDED = 0
    REFUSED = 1
    WAITING = 2
    READER = 3
    EDITOR = 4
    ADMIN = 5
