"""Any sentence-transformers model, with its own prompts for questions and documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sentence_transformers import SentenceTransformer

from index.embed import Vectors
from index.embedders.hub import load
from index.errors import ModelError

_BATCH = 32


class SentenceTransformerEmbedder:
    """A model by hub name or directory; raises `ModelError` if it cannot be loaded."""

    def __init__(self, model: str, name: str) -> None:
        self.name = name
        self._model = load(model, lambda local: SentenceTransformer(model, local_files_only=local))
        self.dimension = _dimension(model, self._model)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts`, shape (len(texts), dimension)."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode_document(
            list(texts), batch_size=_BATCH, show_progress_bar=False, normalize_embeddings=True
        )
        return np.asarray(vectors, dtype=np.float32)

    def encode_query(self, text: str) -> Vectors:
        """The vector of `text`, shape (dimension,)."""
        vector = self._model.encode_query(text, show_progress_bar=False, normalize_embeddings=True)
        return np.asarray(vector, dtype=np.float32)


def _dimension(name: str, model: Any) -> int:
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise ModelError(name, "it does not tell its dimension")
    return int(dimension)
