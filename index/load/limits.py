"""What one document may take before it is refused: a hostile file must not stop the others."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1 << 20

MAX_CHARACTERS = 3_000_000
"""Characters of a document's text. The longest report known has 60,000."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may have, and an isolated loader may take for it.

    `size` is that of the file in bytes. `memory` in bytes is address space on top of what
    the loader itself takes. `seconds` is the time for a step of the work (`allowance.py`;
    most loaders do it all in one), `total` that for all steps.
    """

    size: int = 16 * _MB
    memory: int = 1024 * _MB
    seconds: float = 60
    total: float = 3600


_DEFAULT = Limits()
_OF_FORMAT = {
    "docx": Limits(size=100 * _MB),
    "office": Limits(size=100 * _MB),
    "pdf": Limits(size=200 * _MB, seconds=120),
    "image": Limits(size=50 * _MB, seconds=120),
    "zip": Limits(size=500 * _MB),
    "csv": Limits(size=50 * _MB),
    "jsonl": Limits(size=50 * _MB),
}


def limits_of(format_: str) -> Limits:
    """The limits of a loader's or a container's format."""
    return _OF_FORMAT.get(format_, _DEFAULT)
