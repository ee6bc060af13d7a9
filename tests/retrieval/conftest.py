"""An answerer over the seeds, made once for all tests of retrieval."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from retrieval.answer import Answerer


@pytest.fixture(scope="session")
def library(seeds_library: Path) -> Iterator[Library]:
    """The library of the seeds."""
    library = Library.open(seeds_library)
    yield library
    library.close()


@pytest.fixture(scope="session")
def answerer(library: Library) -> Answerer:
    """What answers from it."""
    return Answerer(library)
