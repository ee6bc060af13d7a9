"""Reports that say the same, found by sketches of their wording.

Broder, On the Resemblance and Containment of Documents, 1997: the resemblance of two
texts is the share of their shingles (runs of `SHINGLE` characters) that both have, and it
is estimated from the smallest hashes of each. The estimate only picks the candidates;
what counts as a copy is settled on the texts themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict

import numpy as np
from numpy.typing import NDArray

SHINGLE = 5

COPY = 0.9
"""The resemblance from which on a text is a copy. Annual reports of one office reach 0.12,
a page saved twice or printed to PDF 0.97 and more; a draft with other figures is no copy."""

_SKETCH = 256  # hashes kept of a text: the estimate errs by 0.02 at a resemblance of 0.9
_MARGIN = 0.1
_PROBES = 16  # of the smallest hashes; copies share half of them as good as certainly
_FACTOR = np.uint64(6364136223846793005)  # Knuth's, of MMIX

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")

Hashes = NDArray[np.uint64]


def sketch(text: str) -> bytes:
    """The smallest hashes of the shingles of a text, ascending, as bytes."""
    return _shingles(_letters(text))[:_SKETCH].tobytes()


def resemblance(one: str, other: str) -> float:
    """The share of the wording, or of the numbers if that is less, that two texts have both.

    Numbers are counted apart since two reports of one form may differ in little else.
    """
    wordings = _shingles(_letters(one)), _shingles(_letters(other))
    wording = _shared(len(np.intersect1d(*wordings, assume_unique=True)), *map(len, wordings))
    numbers = _numbers(one), _numbers(other)
    return min(wording, _shared(len(set.intersection(*numbers)), *map(len, numbers)))


class Sketches:
    """The sketches of many texts by key, to be asked for those that resemble another."""

    def __init__(self) -> None:
        self._sketches: dict[str, Hashes] = {}
        self._having: defaultdict[int, set[str]] = defaultdict(set)

    def add(self, key: str, sketch: bytes) -> None:
        """Keep the sketch of a text."""
        self._sketches[key] = hashes = np.frombuffer(sketch, dtype=np.uint64)
        for probe in hashes[:_PROBES].tolist():
            self._having[probe].add(key)

    def remove(self, key: str) -> None:
        """Forget a text."""
        for probe in self._sketches.pop(key)[:_PROBES].tolist():
            self._having[probe].discard(key)

    def like(self, sketch: bytes) -> list[str]:
        """The keys of texts that may be copies of the one with this sketch.

        Only what shares half of its probes is looked at: letters of one office all share a few.
        """
        hashes = np.frombuffer(sketch, dtype=np.uint64)
        shared = Counter(key for one in hashes.tolist() for key in self._having.get(one, ()))
        near = ((key, count, self._sketches[key]) for key, count in shared.items())
        return [
            key
            for key, count, other in near
            if 2 * count >= len(other[:_PROBES]) and _estimate(hashes, other) >= COPY - _MARGIN
        ]


def _letters(text: str) -> str:
    """What is compared: letters and digits, in their plain form."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _shingles(letters: str) -> Hashes:
    """The hashes of all runs of `SHINGLE` characters, ascending, each once."""
    codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    codes = codes.astype(np.uint64)
    count = max(0, len(codes) - SHINGLE + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for at in range(SHINGLE):
        hashes = hashes * _FACTOR + codes[at : at + count]
    return np.unique(_mixed(hashes))


def _mixed(hashes: Hashes) -> Hashes:
    """Spread the hashes evenly: the finalizer of MurmurHash3 (Appleby, 2011)."""
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        hashes = (hashes ^ (hashes >> np.uint64(33))) * np.uint64(factor)
    return hashes ^ (hashes >> np.uint64(33))


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(unicodedata.normalize("NFKC", text)))


def _shared(both: int, one: int, other: int) -> float:
    """The share of what both have in what either has, by their counts."""
    return both / (one + other - both) if one or other else 1.0


def _estimate(one: Hashes, other: Hashes) -> float:
    """The resemblance by the smallest hashes of both texts together."""
    smallest = np.union1d(one, other)[:_SKETCH]
    both = np.intersect1d(one, other, assume_unique=True)
    return float(np.isin(smallest, both, assume_unique=True).mean())
