"""Where the real reports are: the seeds of the project, and the material beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import update
from index.sources import find_sources

_ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests, and what they start, leave the user's cache alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five reports that come with the project."""
    return _ROOT / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation material beside the project; tests that need it are skipped without."""
    path = _ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("no evaluation material beside the project")
    return path


@pytest.fixture(scope="session")
def seeds_library(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the seeds, made once for all tests; to be read only."""
    path = tmp_path_factory.mktemp("seeds") / "library"
    update(path, find_sources([seeds]))
    return path
