"""A loader's answer as bytes: how the child process of `sandbox.py` tells what it made.

It is JSON, and every value is checked when it is read: the child may have been taken over
by the file that it parsed.

    {"document": {field: value}}
    {"error": name of a `LoadError`, "reason": text, "trace": text}

`trace` is there when the loader failed in a way that it should not.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from index import errors
from index.document import Document, Heading
from index.errors import BrokenDocumentError, LoadError

_WORDS = ("text", "title", "issuer", "place", "url")


class WireError(ValueError):
    """Bytes that are no loader's answer."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no document; `trace` is the traceback of an accident, empty otherwise."""

    error: type[LoadError]
    reason: str
    trace: str = ""


def of_document(document: Document) -> bytes:
    """The answer that holds a document."""
    fields = asdict(document)
    fields["date"] = document.date.isoformat() if document.date else None
    return _bytes({"document": fields})


def of_error(error: LoadError) -> bytes:
    """The answer of a loader that refuses."""
    return _bytes({"error": type(error).__name__, "reason": error.reason, "trace": ""})


def of_accident(error: Exception, trace: str) -> bytes:
    """The answer of a loader that failed with an error that is none of ours."""
    reason = f"its loader failed: {type(error).__name__}"
    return _bytes({"error": BrokenDocumentError.__name__, "reason": reason, "trace": trace})


def read(answer: bytes) -> Document | Failure:
    """What an answer says; raises `WireError` for anything that is no answer."""
    try:
        told = json.loads(answer.decode("utf-8", "surrogatepass"))
        if "error" in told:
            return Failure(_error(told["error"]), _str(told["reason"]), _str(told["trace"]))
        return _document(told["document"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WireError(str(error)) from error


def _bytes(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _error(name: object) -> type[LoadError]:
    found = getattr(errors, _str(name), None)
    if isinstance(found, type) and issubclass(found, LoadError):
        return found
    raise WireError(f"no error of a loader: {name}")


def _document(fields: dict[str, Any]) -> Document:
    words = {name: _str(fields[name]) for name in _WORDS}
    size = len(words["text"])
    return Document(
        **words,
        date=None if fields["date"] is None else date.fromisoformat(fields["date"]),
        headings=tuple(_heading(one, size) for one in fields["headings"]),
        pages=_pages(fields["pages"], size),
        recognised=fields["recognised"] is True,
        unread=_int(fields["unread"]),
    )


def _heading(fields: dict[str, Any], size: int) -> Heading:
    start, end, level = (_int(fields[name]) for name in ("start", "end", "level"))
    if not 0 <= start <= end <= size:
        raise WireError("a heading outside of the text")
    return Heading(start, end, level)


def _pages(offsets: list[Any], size: int) -> tuple[int, ...]:
    pages = tuple(_int(one) for one in offsets)
    if any(not 0 <= one <= size for one in pages) or any(a > b for a, b in pairwise(pages)):
        raise WireError("pages outside of the text")
    return pages


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise WireError(f"no text: {type(value).__name__}")
    return value


def _int(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise WireError(f"no number: {type(value).__name__}")
    return value
