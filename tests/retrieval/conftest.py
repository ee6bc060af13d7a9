"""An answerer over the seeds, made once for all tests of retrieval."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library, update
from retrieval.answer import Answerer

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library of the seeds."""
    path = tmp_path_factory.mktemp("retrieval") / "library"
    update(path, [(file.name, file) for file in sorted(SEEDS.glob("*.txt"))])
    library = Library.open(path)
    yield library
    library.close()


@pytest.fixture(scope="session")
def answerer(library: Library) -> Answerer:
    """What answers from it."""
    return Answerer(library)
