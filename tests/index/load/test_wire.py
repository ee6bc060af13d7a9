"""What a child process says of a file: documents and errors pass, anything else is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Document, Heading
from index.errors import BrokenDocumentError, ProtectedError
from index.load import wire

WORDS = st.text(st.characters(codec=None), max_size=20)
DOCUMENT = Document(
    "一、成绩\n好",
    title="总结",
    issuer="甲镇",
    place="甲",
    date=date(2024, 1, 5),
    url="https://example.org",
    headings=(Heading(0, 4, 1),),
    pages=(0, 5),
    recognised=True,
    unread=2,
)


def told(**changes: Any) -> bytes:
    fields = json.loads(wire.of_document(DOCUMENT))["document"]
    return json.dumps({"document": fields | changes}).encode()


def test_a_document_passes() -> None:
    assert wire.read(wire.of_document(DOCUMENT)) == DOCUMENT


@given(st.builds(Document, WORDS, title=WORDS, place=WORDS))
@settings(max_examples=60)
def test_any_words_pass(document: Document) -> None:
    assert wire.read(wire.of_document(document)) == document


def test_a_refusal_passes() -> None:
    answer = wire.of_error(ProtectedError("a.pdf", "a password"))
    assert wire.read(answer) == wire.Failure(ProtectedError, "a password")


def test_an_accident_is_a_broken_document() -> None:
    answer = wire.of_accident(KeyError("x"), "the trace")
    failure = wire.Failure(BrokenDocumentError, "its loader failed: KeyError", "the trace")
    assert wire.read(answer) == failure


@pytest.mark.parametrize(
    "changes",
    [
        {"text": None},
        {"title": ["a"]},
        {"date": "tomorrow"},
        {"date": 5},
        {"headings": [{"start": 0, "end": 99, "level": 1}]},
        {"headings": [{"start": -1, "end": 1, "level": 1}]},
        {"headings": [{"start": 0, "end": True, "level": 1}]},
        {"headings": [{"start": 0}]},
        {"headings": 5},
        {"pages": [5, 0]},
        {"pages": [0, 100]},
        {"pages": ["0"]},
    ],
)
def test_a_document_that_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(wire.WireError):
        wire.read(told(**changes))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"5",
        b"null",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"document": []}',
        b'{"error": "OSError", "reason": "", "trace": ""}',
        b'{"error": "LibraryError", "reason": "", "trace": ""}',
        b'{"error": "annotations", "reason": "", "trace": ""}',
        b'{"error": "LoadError", "reason": 5, "trace": ""}',
        b'{"error": "LoadError"}',
    ],
)
def test_what_is_no_answer_is_refused(answer: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.read(answer)
