"""jieba's dictionary as a file that is mapped into memory instead of loaded.

jieba reads its dictionary into a dict of half a million entries: more than a second
and 70 MB before the first word is cut. It asks that dict for nothing but the
frequency of single fragments, so a sorted table of hashes, searched by bisection,
serves as well: it opens at once, and words are cut exactly as jieba cuts them.

Layout (little-endian, as every machine that this runs on): a header (magic, entries,
sum of all frequencies), the sorted 64-bit hashes of all words and of their prefixes,
their 32-bit frequencies (0: only a prefix).
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path

import numpy as np

from index.errors import LibraryDamagedError

_MAGIC = b"YWDICT1\n"
_HEADER = struct.Struct("<8sQQ")
_ENTRY_BYTES = 8 + 4


def write_dictionary(path: Path) -> None:
    """Write the dictionary of the installed jieba to `path`."""
    with resources.files("jieba").joinpath("dict.txt").open("r", encoding="utf-8") as lines:
        frequencies, total = _with_prefixes(lines)
    keys = np.fromiter(map(_hash, frequencies), dtype="<u8", count=len(frequencies))
    counts = np.fromiter(frequencies.values(), dtype="<u4", count=len(frequencies))
    order = np.argsort(keys)
    header = _HEADER.pack(_MAGIC, len(frequencies), total)
    path.write_bytes(header + keys[order].tobytes() + counts[order].tobytes())


class PrefixDictionary:
    """The part of `dict[str, int]` that jieba uses, over a file of `write_dictionary`.

    Raises:
        LibraryDamagedError: the file is missing, cut off, or no such dictionary.
    """

    def __init__(self, path: Path) -> None:
        self._data = _map(path)
        if len(self._data) < _HEADER.size:
            raise LibraryDamagedError(path, "dictionary cut off")
        magic, count, self.total = _HEADER.unpack_from(self._data)
        if magic != _MAGIC or len(self._data) != _HEADER.size + count * _ENTRY_BYTES:
            raise LibraryDamagedError(path, "not a dictionary")
        split = _HEADER.size + 8 * count
        view = memoryview(self._data)
        self._keys = view[_HEADER.size : split].cast("Q")
        self._counts = view[split:].cast("I")
        self._find = lru_cache(maxsize=1 << 16)(self._search)

    def __contains__(self, fragment: str) -> bool:
        return self._find(fragment) is not None

    def __getitem__(self, fragment: str) -> int:
        count = self._find(fragment)
        if count is None:
            raise KeyError(fragment)
        return count

    def get(self, fragment: str, default: int | None = None) -> int | None:
        """The frequency of `fragment`, `default` if it begins no word."""
        count = self._find(fragment)
        return default if count is None else count

    def _search(self, fragment: str) -> int | None:
        key = _hash(fragment)
        at = bisect_left(self._keys, key)
        if at < len(self._keys) and self._keys[at] == key:
            return self._counts[at]
        return None


def _with_prefixes(lines: Iterable[str]) -> tuple[dict[str, int], int]:
    """As `jieba.Tokenizer.gen_pfdict`: words with their frequency, mere prefixes with 0.

    The total counts a word twice that stands twice in the dictionary, as jieba's does.
    """
    frequencies: dict[str, int] = {}
    total = 0
    for line in lines:
        word, count = line.split(" ")[:2]
        frequencies[word] = int(count)
        total += int(count)
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    return frequencies, total


def _hash(fragment: str) -> int:
    digest = blake2b(fragment.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def _map(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:  # ValueError: an empty file
        raise LibraryDamagedError(path, str(error)) from error
