"""Sources that say the same: one of them is indexed, the others are listed as its copies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """A source that is not indexed, since `of`, the source of report `report`, says the same.

    `resemblance` is the share of the wording that both have; 1 for `exact` copies, whose
    bytes are the same.
    """

    source: str
    of: str
    report: str
    resemblance: float = 1.0
    exact: bool = True
