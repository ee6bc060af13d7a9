"""Any sentence-transformers model, with its own prompts for questions and documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import huggingface_hub
import huggingface_hub.constants
import numpy as np
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar

from index.embed import Vectors
from index.errors import ModelError

_BATCH = 32
_HUB_SECONDS = 10


class SentenceTransformerEmbedder:
    """A model by hub name or directory; raises `ModelError` if it cannot be loaded."""

    def __init__(self, model: str, name: str) -> None:
        self.name = name
        self._model = _load(model)
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


def _load(model: str) -> Any:
    """The model of a directory or of the local cache, else of the hub.

    The cache goes first, for a hub that cannot be reached is given up only after minutes.
    """
    if Path(model).is_dir() or _is_cached(model):
        return _open(model, local_files_only=True)
    if _looks_like_path(model):
        raise ModelError(model, "no such directory")
    _ask_hub(model)
    return _open(model, local_files_only=False)


def _open(model: str, *, local_files_only: bool) -> Any:
    disable_progress_bar()  # type: ignore[no-untyped-call]  # of files read, not of downloads
    try:
        return SentenceTransformer(model, local_files_only=local_files_only)
    # The library lets through whatever the hub, the file system or torch raises.
    except Exception as error:
        raise ModelError(model, _first_line(error)) from error


def _is_cached(model: str) -> bool:
    try:
        return any(
            huggingface_hub.try_to_load_from_cache(name, file) is not None
            for name in _hub_names(model)
            for file in ("modules.json", "config.json")
        )
    except ValueError:  # not a name that the hub could know
        return False


def _hub_names(model: str) -> tuple[str, ...]:
    """A name without an owner may be one of the models of sentence-transformers itself."""
    return (model,) if "/" in model else (model, f"sentence-transformers/{model}")


def _looks_like_path(model: str) -> bool:
    return model.startswith((".", "/", "~")) or model.count("/") > 1 or "\\" in model


def _ask_hub(model: str) -> None:
    hub = huggingface_hub.constants.ENDPOINT
    try:
        huggingface_hub.get_session().head(hub, timeout=_HUB_SECONDS)
    except Exception as error:  # whatever the HTTP client of the day raises
        raise ModelError(model, f"neither cached here nor to be had: no way to {hub}") from error


def _dimension(name: str, model: Any) -> int:
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise ModelError(name, "it does not tell its dimension")
    return int(dimension)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
