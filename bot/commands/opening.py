"""The way from the settings to something that answers."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from bot.settings import Settings
from index.embed import Reranker, load_reranker
from index.library import Library
from index.library import is_stale as behind
from index.sources import find_sources

if TYPE_CHECKING:
    from retrieval.answer import Answerer

YOUNG_BEFORE_ALL = 100
"""How many times Python looks for dead cycles among newer objects before it looks among all.

That look takes up to a fifth of a second, in which nobody is answered, and finds nothing:
answering leaves no cycles behind. Python's own number is 10.
"""


def open_library(settings: Settings) -> Library:
    """The library that the settings name; raises LibraryError if it cannot be used."""
    return Library.open(settings.library_dir, embedder_name=settings.embedding_model)


def open_answerer(settings: Settings, *, lasting: bool = False) -> Answerer:
    """What answers from that library; the embedding model loads in the background.

    `lasting` is for who answers many questions: see `Library.warm`.
    """
    if lasting:
        gc.set_threshold(*gc.get_threshold()[:2], YOUNG_BEFORE_ALL)
    library = open_library(settings)
    library.warm(lasting=lasting)
    from retrieval.answer import Answerer  # noqa: PLC0415  (while the model loads)

    return Answerer(library, open_reranker(settings))


def open_reranker(settings: Settings) -> Reranker | None:
    """The cross-encoder that the settings name, if any; raises ModelError."""
    return load_reranker(settings.rerank_model) if settings.rerank_model else None


def open_cold(settings: Settings) -> Answerer:
    """The same without the embedding model, which is loaded if it is asked for."""
    from retrieval.answer import Answerer  # noqa: PLC0415  (slow to import)

    return Answerer(open_library(settings), open_reranker(settings))


def is_stale(settings: Settings) -> bool:
    """Whether indexing the folder of reports would change the library, or make one.

    A library whose folder of reports is gone is as good as ever.
    """
    if not settings.reports_dir.exists() and settings.library_dir.exists():
        return False
    sources = find_sources([settings.reports_dir])
    return behind(settings.library_dir, sources, settings.embedding_model)
