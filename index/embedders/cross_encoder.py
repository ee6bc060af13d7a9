"""Any sentence-transformers cross-encoder, which reads a question and a passage together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sentence_transformers import CrossEncoder
from torch.nn import Sigmoid

from index.embedders.hub import load


class CrossEncoderReranker:
    """A model by hub name or directory; raises `ModelError` if it cannot be loaded."""

    def __init__(self, model: str) -> None:
        self._model = load(model, lambda local: _open(model, local_files_only=local))

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each of `texts` answers the question, from 0 to 1."""
        if not texts:
            return []
        pairs = [(question, text) for text in texts]
        told = self._model.predict(pairs, activation_fn=Sigmoid(), show_progress_bar=False)
        return [float(score) for score in told]


def _open(model: str, *, local_files_only: bool) -> Any:
    """The model; one that tells classes instead of a score is refused with `ValueError`."""
    opened = CrossEncoder(model, local_files_only=local_files_only)
    if opened.num_labels != 1:
        raise ValueError(f"it tells {opened.num_labels} classes, not one score")
    return opened
