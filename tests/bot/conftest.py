"""A library of the seeds, made once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import update

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of `seeds/`; not to be written to."""
    path = tmp_path_factory.mktemp("seeds") / "library"
    update(path, [(file.name, file) for file in sorted(SEEDS.glob("*.txt"))])
    return path
