"""Errors of the index. A library's exceptions are translated into these at the edge.

    YinwenError
    ├── LoadError                 a file that cannot be read
    │   ├── UnsupportedFormatError
    │   ├── UndecodableError
    │   ├── EmptyDocumentError
    │   ├── BrokenDocumentError   truncated, or not of the format that its name says
    │   ├── ProtectedError        opens with a password only
    │   ├── TooLargeError         a limit on size, memory or time would be passed
    │   ├── ScannedError          pictures of text, and nothing installed that reads them
    │   ├── ConverterMissingError a format that only LibreOffice reads
    │   ├── UnsafeNameError       a name that leads out of its archive or folder
    │   ├── PathMissingError      a path that a person named and that is not there
    │   └── CorrectionError       a sidecar or an edit that says something impossible
    ├── LibraryError              an index directory that cannot be used
    │   ├── LibraryMissingError
    │   ├── LibraryDamagedError
    │   ├── LibraryForeignError   made by another version or another model
    │   └── LibraryBusyError
    ├── ModelError                an embedding model that cannot be loaded
    └── OptionalDependencyError   an engine whose package is not installed

Errors are data (which file, what was found); `bot/texts/` words them for people.
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


class BrokenDocumentError(LoadError):
    """A file that is truncated, damaged, or not of the format that its name says."""


class ProtectedError(LoadError):
    """A file that opens with a password only."""


class TooLargeError(LoadError):
    """A file that would pass a limit; `reason` names the limit: size, memory, time, …"""


class ScannedError(LoadError):
    """Pictures of text, which nothing that is installed can read; `extra` would."""

    extra = "ocr"


class ConverterMissingError(LoadError):
    """A file that only LibreOffice reads, which is not installed."""


class UnsafeNameError(LoadError):
    """A name that leads out of its archive or its folder."""


class PathMissingError(LoadError):
    """A file or folder that a person named and that is not there."""


class CorrectionError(LoadError):
    """A correction of a report's metadata that cannot be understood; `reason` names the field."""


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
