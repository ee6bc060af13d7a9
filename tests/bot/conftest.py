from pathlib import Path

import pytest
from support.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a state file is to be made."""
    return tmp_path / "library" / "chats.sqlite3"
