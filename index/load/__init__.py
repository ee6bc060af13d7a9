"""Loaders, one file a format: from a file's bytes to a `Document`.

`read` looks at the suffix and hands the bytes to its format's loader, which is imported
then. A loader is a module with a function ``read(data: bytes, source: str) -> Document``;
it raises `LoadError`s only. The loaders of the formats that are risky to parse run in a
child process (`sandbox.py`); they need not know.

Archives and lists of documents (`CONTAINERS`) are taken apart by `index.unpack`, and their
members read one by one.
"""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePosixPath

from index.document import Document
from index.errors import LoadError, TooLargeError, UnsupportedFormatError
from index.load.limits import MAX_CHARACTERS, limits_of

LOADERS: dict[str, str] = {
    ".txt": "txt",
    ".pdf": "pdf",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
    ".bmp": "image",
    ".webp": "image",
    ".docx": "office",
    ".doc": "office",
    ".wps": "office",
    ".rtf": "office",
    ".odt": "office",
    ".mht": "mht",
    ".mhtml": "mht",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
}
"""The module, in this package, that reads each suffix."""

CONTAINERS: dict[str, str] = {".zip": "zip", ".csv": "csv", ".jsonl": "jsonl"}
"""The module of `index.unpack` that takes apart each suffix."""

ISOLATED: frozenset[str] = frozenset({"html", "image", "markdown", "mht", "pdf"})
"""The loaders that run in a child process with limits on memory and time."""

_ROW = re.compile(r"\.(?:csv|jsonl)#[^/]*\Z", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def load(path: Path) -> Document:
    """The document in the file at `path`; raises a `LoadError` if there is none to be had."""
    return read(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`, of a format that is known and a size that is allowed.

    Anything but a regular file is refused, without waiting for what a pipe or a device
    may give. Raises `LoadError`s.
    """
    limit = limits_of(format_of(path.name)).size
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise LoadError(path, "not a regular file")
        if about.st_size > limit:
            raise TooLargeError(path, f"more than {limit >> 20} MB")
        with path.open("rb") as file:
            return file.read(limit + 1)  # it may grow meanwhile; `read` looks again
    except OSError as error:
        raise LoadError(path, error.strerror or type(error).__name__) from error


def format_of(source: str) -> str:
    """The format of a source by its name; raises `UnsupportedFormatError` for an unknown one.

    It is the name of a loader, or that of a container: "list.jsonl" is a "jsonl", and
    "list.jsonl#42" a "row" of it.
    """
    if _ROW.search(source):
        return "row"
    suffix = PurePosixPath(source).suffix.lower()
    format_ = LOADERS.get(suffix) or CONTAINERS.get(suffix)
    if format_ is None:
        raise UnsupportedFormatError(source, suffix or "no suffix")
    return format_


def read(data: bytes, source: str) -> Document:
    """The document in `data`, whose format the name `source` tells; raises `LoadError`s."""
    format_ = format_of(source)
    if format_ in CONTAINERS.values():
        raise UnsupportedFormatError(source, "a container of documents")
    limit = limits_of(format_).size
    if len(data) > limit:
        raise TooLargeError(source, f"more than {limit >> 20} MB")
    return _checked(_read(format_, data, source), source)


def _read(format_: str, data: bytes, source: str) -> Document:
    if format_ in ISOLATED:
        from index.load import sandbox  # noqa: PLC0415 - text alone needs no child process

        return sandbox.read(format_, data, source)
    document: Document = import_module(f"{__name__}.{format_}").read(data, source)
    return document


def _checked(document: Document, source: str) -> Document:
    """The document if it is within the limit; half a character pair cannot be stored."""
    if len(document.text) > MAX_CHARACTERS:
        raise TooLargeError(source, f"more than {MAX_CHARACTERS} characters")
    if not any(_SURROGATE.search(word) for word in (document.text, *_labels(document))):
        return document
    title, issuer, place, url = (_SURROGATE.sub("\ufffd", word) for word in _labels(document))
    text = _SURROGATE.sub("\ufffd", document.text)
    return replace(document, text=text, title=title, issuer=issuer, place=place, url=url)


def _labels(document: Document) -> tuple[str, str, str, str]:
    return document.title, document.issuer, document.place, document.url
