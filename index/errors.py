"""Errors of the index. A library's exceptions are translated into these at the edge.

    YinwenError
    ├── LoadError                 a file that cannot be read
    │   ├── UnsupportedFormatError
    │   ├── UndecodableError
    │   └── EmptyDocumentError
    ├── LibraryError              an index directory that cannot be used
    │   ├── LibraryMissingError
    │   ├── LibraryDamagedError
    │   ├── LibraryForeignError   made by another version or another model
    │   └── LibraryBusyError
    ├── ModelError                an embedding model that cannot be loaded
    └── OptionalDependencyError   an engine whose package is not installed

Errors are data (which file, what was found); `bot/texts.py` words them for people.
"""

from __future__ import annotations

from pathlib import Path


class YinwenError(Exception):
    """Base of every error that Yinwen raises on purpose."""


class LoadError(YinwenError):
    """A file that cannot be read; `reason` says why, in a few words."""

    def __init__(self, path: Path | str, reason: str = "") -> None:
        super().__init__(f"{path}: {reason}" if reason else str(path))
        self.path = Path(path)
        self.reason = reason


class UnsupportedFormatError(LoadError):
    """A file of a format that no loader reads."""


class UndecodableError(LoadError):
    """A file whose bytes are no text in any known encoding."""


class EmptyDocumentError(LoadError):
    """A file without a single readable character."""


class LibraryError(YinwenError):
    """An index directory that cannot be used."""

    def __init__(self, path: Path | str, reason: str = "") -> None:
        super().__init__(f"{path}: {reason}" if reason else str(path))
        self.path = Path(path)
        self.reason = reason


class LibraryMissingError(LibraryError):
    """There is no index there."""


class LibraryDamagedError(LibraryError):
    """An index is there, but a part of it is missing or unreadable."""


class LibraryForeignError(LibraryError):
    """An index of another format version, tokenizer or embedding model."""

    def __init__(self, path: Path | str, what: str, found: str, wanted: str) -> None:
        super().__init__(path, f"{what}: found {found}, wanted {wanted}")
        self.what, self.found, self.wanted = what, found, wanted


class LibraryBusyError(LibraryError):
    """Another process is writing to the index."""


class ModelError(YinwenError):
    """An embedding model that cannot be loaded."""

    def __init__(self, name: str, reason: str = "") -> None:
        super().__init__(f"{name}: {reason}" if reason else name)
        self.name, self.reason = name, reason


class OptionalDependencyError(YinwenError):
    """A feature whose package is not installed; `extra` names what to install."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs: pip install 'yinwen[{extra}]'")
        self.feature, self.extra = feature, extra
