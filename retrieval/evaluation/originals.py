"""What quotes are held against: the files of a library, read anew and not cleaned."""

from __future__ import annotations

from functools import cache

from index.library import Library
from index.load import read
from retrieval.evaluation.gold import squeeze
from retrieval.evaluation.judge import Original


def originals_of(library: Library) -> Original:
    """The squeezed text of the file of each report, read once; raises `LoadError`s."""

    @cache
    def original(key: str) -> str:
        return squeeze(read(library.original(key), library.report(key).source).text)

    return original
