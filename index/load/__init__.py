"""Loaders, one file a format: from a file's bytes to a `Document`.

`read` looks at the suffix and hands the bytes to its format's loader, which is imported
then. A loader is a module with a function ``read(data: bytes, source: str) -> Document``;
it raises `LoadError`s only.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path, PurePosixPath

from index.document import Document
from index.errors import LoadError, UnsupportedFormatError

LOADERS: dict[str, str] = {".txt": "txt"}
"""The module, in this package, that reads each suffix."""


def load(path: Path) -> Document:
    """The document in the file at `path`; raises a `LoadError` if there is none to be had."""
    return read(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`; raises `LoadError` if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise LoadError(path, error.strerror or type(error).__name__) from error


def read(data: bytes, source: str) -> Document:
    """The document in `data`, whose format the suffix of `source` tells."""
    suffix = PurePosixPath(source).suffix.lower()
    if suffix not in LOADERS:
        raise UnsupportedFormatError(source, suffix or "no suffix")
    module = import_module(f"{__name__}.{LOADERS[suffix]}")
    document: Document = module.read(data, source)
    return document
