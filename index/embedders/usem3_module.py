"""The builtin encoder as a module of sentence-transformers.

    SentenceTransformer(modules=[UniversalSentenceEncoder()])

gives the vectors of `index.embedders.builtin`, to be used wherever a sentence-transformers
model is, saved with others, or compared with them. Yinwen itself calls the numpy core
directly and never imports this file, which imports torch. A saved model holds no weights,
they come with the package; loading it takes `trust_remote_code=True`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from sentence_transformers.base.modules import InputModule

from index.embedders.builtin import DIMENSION, EncoderCore

_PADDING = 0


class UniversalSentenceEncoder(InputModule):
    """Texts to sentence embeddings of length one; for inference only."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._core = EncoderCore()

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_options: object
    ) -> dict[str, torch.Tensor]:
        """Token ids of texts, padded to the longest text, and the mask of what is no padding."""
        ids = [torch.tensor(self._core.tokenize((prompt or "") + text)) for text in inputs]
        mask = [torch.ones_like(row) for row in ids]
        return {"input_ids": _padded(ids), "attention_mask": _padded(mask)}

    def forward(
        self, features: dict[str, torch.Tensor], **_options: object
    ) -> dict[str, torch.Tensor]:
        """Add the sentence embeddings, shape (texts, 512)."""
        masks = features["attention_mask"].bool()
        ids = [row[mask].tolist() for row, mask in zip(features["input_ids"], masks, strict=True)]
        vectors = torch.from_numpy(self._core.encode(ids))
        features["sentence_embedding"] = vectors.to(features["input_ids"].device)
        return features

    def get_embedding_dimension(self) -> int:
        """The number of components of a sentence embedding."""
        return DIMENSION

    def save(self, output_path: str, *_args: Any, **_options: Any) -> None:
        """Write the (empty) configuration; the weights come with the installed package."""
        self.save_config(output_path)


def _padded(rows: list[torch.Tensor]) -> torch.Tensor:
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=_PADDING)
