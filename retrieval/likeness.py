"""How like texts are to another: BM25 over pairs of characters, in memory.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, with its
term for long queries. The many common words of a long text outweigh the few that tell what
it is about, so a pair counts by the square of its rarity, and a number or a Latin word, which
names a place, a law or a person, twice; the length of a text counts in full. In a line each word
counts, so there the usual parameters will do.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from retrieval.wording import Text

_K3, _RARITY = 2.0, 2.0
_LINE = 60
"""A line has so many different terms at most."""

_HAN = 0x3400, 0x9FFF
_LATIN = re.compile(r"[0-9a-z][0-9a-z.+%-]*")
_LATIN_BIT = np.uint64(1 << 63)
"""Tells the codes of numbers and Latin words from those of pairs."""


@dataclass(frozen=True, slots=True)
class _Parameters:
    """Those of BM25, with what a number or a Latin word counts beside a pair of characters."""

    k1: float
    b: float
    whole: float

    def norm(self, lengths: NDArray[np.float64]) -> NDArray[np.float64]:
        """What the length of each text makes of how often a term stands in it."""
        usual = max(1.0, float(lengths.mean()))
        return np.asarray(self.k1 * (1 - self.b + self.b * lengths / usual), dtype=np.float64)


_OF_LETTER, _OF_LINE = _Parameters(3.0, 1.0, 2.5), _Parameters(2.0, 0.75, 1.0)

_Codes = NDArray[np.uint64]
_Times = NDArray[np.uint16]
Key = TypeVar("Key", bound=Hashable)


class Like(NamedTuple):
    """How like a text is to another: `score` beside the one most like it, which has 1; `said` is
    the share (0 to 1) of what is rare in the other that stands in it."""

    score: float
    said: float


class Likeness(Generic[Key]):
    """Texts by key, to be compared with others: an inverted index of 6 to 8 bytes a character."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        self._keys = tuple(texts)
        counted = [_terms(text) for text in texts.values()] or [_terms("")]
        codes = np.concatenate([codes for codes, _ in counted])
        order = np.argsort(codes, kind="stable")
        self._codes, starts = np.unique(codes[order], return_index=True)
        self._bounds = np.append(starts, len(codes))
        self._times = np.concatenate([times for _, times in counted])[order]
        sizes = [len(codes) for codes, _ in counted]
        self._texts = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[order]
        lengths = np.array([times.sum() for _, times in counted], dtype=float)
        self._norms = {each: each.norm(lengths) for each in (_OF_LETTER, _OF_LINE)}

    def of(self, text: str) -> dict[Key, Like]:
        """How like each text is to this one."""
        codes, asked_times = _terms(text)
        by = _OF_LINE if len(codes) <= _LINE else _OF_LETTER
        norm = self._norms[by]
        scores, said, asked = np.zeros(len(norm)), np.zeros(len(norm)), 0.0
        for held, times, weight in self._weighed(codes, asked_times, by.whole):
            scores[held] += weight * times * (by.k1 + 1) / (times + norm[held])
            said[held] += weight
            asked += weight
        told = zip(_share(scores, scores.max()), _share(said, asked), strict=True)
        return dict(zip(self._keys, map(Like._make, told), strict=False))

    def _weighed(
        self, codes: _Codes, asked: _Times, whole: float
    ) -> Iterator[tuple[NDArray[np.int32], _Times, float]]:
        """For each term of a text: which texts hold it, how often each, and its weight."""
        places = np.searchsorted(self._codes, codes)
        for code, times, at in zip(codes, asked.tolist(), places.tolist(), strict=True):
            is_held = at < len(self._codes) and self._codes[at] == code
            span = slice(self._bounds[at], self._bounds[at + 1]) if is_held else slice(0, 0)
            held = self._texts[span]
            often = times * (_K3 + 1) / (times + _K3) * (whole if code >= _LATIN_BIT else 1.0)
            yield held, self._times[span], often * self._rarity(len(held)) ** _RARITY

    def _rarity(self, holding: int) -> float:
        rest = len(self._keys) - holding
        return float(np.log(1 + (rest + 0.5) / (holding + 0.5)))


def _share(parts: NDArray[np.float64], whole: float) -> list[float]:
    shares: list[float] = (parts / whole if whole else parts).tolist()
    return shares


def _terms(text: str) -> tuple[_Codes, _Times]:
    """The codes of the terms of a text, ascending, and how often each stands there."""
    plain = Text.of(text).plain
    points = np.frombuffer(plain.encode("utf-32-le"), dtype="<u4")
    is_han = (points >= _HAN[0]) & (points <= _HAN[1])
    pairs = points[:-1].astype(np.uint64) << np.uint64(32) | points[1:].astype(np.uint64)
    latin = np.array([crc32(word.encode()) for word in _LATIN.findall(plain)], dtype=np.uint64)
    both = is_han[:-1] & is_han[1:]
    codes = np.concatenate([points[is_han].astype(np.uint64), pairs[both], latin | _LATIN_BIT])
    found, times = np.unique(codes, return_counts=True)
    return found, np.minimum(times, np.iinfo(np.uint16).max).astype(np.uint16)
