"""A number that stands for a wording, by which it is found again wherever it stands.

A polynomial in the code points, modulo 2**64, whose value over every window of a text
follows from its prefix sums. After Karp and Rabin, *Efficient randomized pattern-matching
algorithms*, IBM Journal of Research and Development 31(2), 1987.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BASE = 0x9E3779B97F4A7C15  # odd, so that no power of it vanishes modulo 2**64
_MASK = (1 << 64) - 1


def fingerprint(text: str) -> int:
    """The number of a text, below 2**64."""
    value = 0
    for character in reversed(text):
        value = (value * _BASE + ord(character)) & _MASK
    return value


def occurrences(text: str, length: int, number: int) -> list[int]:
    """Where in `text` the wordings of that length and fingerprint begin, in characters."""
    if not 0 < length <= len(text):
        return []
    powers = _powers(len(text))
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    sums = np.concatenate(([np.uint64(0)], np.cumsum(points * powers, dtype=np.uint64)))
    windows = sums[length:] - sums[:-length]
    matching = windows == powers[: len(windows)] * np.uint64(number)
    return [int(start) for start in np.flatnonzero(matching)]


def _powers(count: int) -> NDArray[np.uint64]:
    factors = np.full(count, _BASE, dtype=np.uint64)
    factors[:1] = 1
    return np.multiply.accumulate(factors)
