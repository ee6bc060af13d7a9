"""Where the real reports are: the seeds of the project, and the material beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]


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
