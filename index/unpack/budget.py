"""How much may come out of one container, whatever it claims of itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.errors import TooLargeError

MAX_MEMBERS = 100_000
MAX_BYTES = 2 << 30


class BudgetError(TooLargeError):
    """The container passes a limit as a whole: no more of it is read."""


@dataclass
class Left:
    """Members and unpacked bytes that may still come."""

    members: int = MAX_MEMBERS
    size: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Budget:
    """What is left for the container `source` and all that it holds.

    It is shared by the containers within; `depth` counts them, from 1.
    """

    source: str
    depth: int = 1
    left: Left = field(default_factory=Left)

    def within(self, source: str) -> Budget:
        """The budget of a container within this one."""
        return Budget(source, self.depth + 1, self.left)

    def take_member(self) -> None:
        """Allow one more member; raises `BudgetError` if it is one too many."""
        self.left.members -= 1
        if self.left.members < 0:
            raise BudgetError(self.source, f"more than {MAX_MEMBERS} members")

    def take_bytes(self, size: int) -> None:
        """Allow `size` more bytes to be unpacked; raises `BudgetError` if they are too many."""
        self.left.size -= size
        if self.left.size < 0:
            raise BudgetError(self.source, f"more than {MAX_BYTES >> 20} MB when unpacked")
