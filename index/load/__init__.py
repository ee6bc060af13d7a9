"""Loaders, one file a format: from a file to its raw text.

`load` looks at the suffix and hands the file to its format's loader. A loader
takes bytes and returns text with newlines as ``\\n``; it raises `LoadError`s only.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index.errors import LoadError, UnsupportedFormatError
from index.load import txt

LOADERS: dict[str, Callable[[bytes, str], str]] = {".txt": txt.read}
"""The loader of each suffix: (bytes, name of the source) to raw text."""


def load(path: Path) -> str:
    """The raw text of the file at `path`; raises a `LoadError` if there is none to be had."""
    return read(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`; raises `LoadError` if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise LoadError(path, error.strerror or type(error).__name__) from error


def read(data: bytes, source: str) -> str:
    """The raw text of `data`, whose format the suffix of `source` tells."""
    suffix = Path(source).suffix.lower()
    if suffix not in LOADERS:
        raise UnsupportedFormatError(source, suffix or "no suffix")
    return LOADERS[suffix](data, source)
