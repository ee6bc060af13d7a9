"""Broken and hostile files: each ends as a document or as one error that names what is wrong."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import docx
import pytest

from index.document import Document
from index.errors import (
    BrokenDocumentError,
    EmptyDocumentError,
    LoadError,
    ProtectedError,
    TooLargeError,
    UndecodableError,
    UnsupportedFormatError,
)
from index.load import CONTAINERS, LOADERS, load, read
from index.load.limits import MAX_CHARACTERS, Limits
from index.load.sandbox import Sandbox

BINARY = bytes(range(256)) * 40
REPORT = "甲镇2023年工作总结\n一、成绩\n全年实现税收4574万元，增长5.6%。\n"
BOMB = Path(__file__).parents[2] / "data/hostile/flate_bomb.pdf"
Outcome = type[LoadError] | tuple[type[LoadError], ...]


def outcome(data: bytes, source: str) -> Document | LoadError:
    """What becomes of a file, well within the time that any format has."""
    start = monotonic()
    try:
        return read(data, source)
    except LoadError as error:
        assert error.path == Path(source)
        assert error.reason
        return error
    finally:
        assert monotonic() - start < 30


def word(replaced: dict[str, bytes] | None = None) -> bytes:
    """A small .docx, some of whose parts are replaced."""
    made, buffer = docx.Document(), io.BytesIO()
    made.add_paragraph(REPORT)
    made.save(buffer)
    parts = zipfile.ZipFile(buffer)
    bent = io.BytesIO()
    with zipfile.ZipFile(bent, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(name, (replaced or {}).get(name, parts.read(name)))
    return bent.getvalue()


def document_xml(body: str, head: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{space}"><w:body>{body}'
        "</w:body></w:document>"
    ).encode()


def spaces_bomb() -> bytes:
    """A tenth of a megabyte that unpacks to 120."""
    return word({"word/document.xml": document_xml("<w:p/>" + " " * (120 << 20))})


def entity_bomb() -> bytes:
    """Ten entities, each ten times the one before: a thousand million characters."""
    entities = "".join(
        f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10)
    )
    head = f'<!DOCTYPE d [<!ENTITY e0 "lol">{entities}]>'
    return word({"word/document.xml": document_xml("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", head)})


def external_entity() -> bytes:
    head = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = "<w:p><w:r><w:t>甲&e;</w:t></w:r></w:p>"
    return word({"word/document.xml": document_xml(body, head)})


def deep_docx() -> bytes:
    depth = 20_000
    return word({"word/document.xml": document_xml("<w:tbl>" * depth + "</w:tbl>" * depth)})


def huge_png() -> bytes:
    """A picture of 60,000 × 60,000 pixels in some kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">L", zlib.crc32(kind + data))
        return struct.pack(">L", len(data)) + kind + data + checksum

    head = struct.pack(">LLBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(1 << 20))
    body = chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("suffix", sorted(LOADERS))
def test_an_empty_file_is_told(suffix: str) -> None:
    assert isinstance(outcome(b"", f"a{suffix}"), (EmptyDocumentError, BrokenDocumentError))


@pytest.mark.parametrize("suffix", sorted(LOADERS))
def test_binary_data_under_any_name_is_told(suffix: str) -> None:
    expected = (UndecodableError, BrokenDocumentError, UnsupportedFormatError)
    assert isinstance(outcome(BINARY, f"a{suffix}"), expected)


@pytest.mark.parametrize(
    ("name", "make", "expected"),
    [
        ("cut.docx", lambda: word()[:-2000], BrokenDocumentError),
        ("half.docx", lambda: word()[:9000], BrokenDocumentError),
        ("no document in it.docx", lambda: word({"word/document.xml": b"x"}), BrokenDocumentError),
        ("bomb.docx", spaces_bomb, TooLargeError),
        ("entities.docx", entity_bomb, (BrokenDocumentError, TooLargeError)),
        ("deep.docx", deep_docx, (BrokenDocumentError, TooLargeError, EmptyDocumentError)),
        ("cut.pdf", lambda: BOMB.read_bytes()[:120], BrokenDocumentError),
        ("header only.pdf", lambda: b"%PDF-1.7\n", BrokenDocumentError),
        ("huge.png", huge_png, TooLargeError),
        ("cut.png", lambda: huge_png()[:200], (BrokenDocumentError, TooLargeError)),
        ("long.txt", lambda: b"a" * (50 << 20), TooLargeError),
        ("long line.txt", lambda: b"a" * (MAX_CHARACTERS + 1), TooLargeError),
        ("long.md", lambda: b"a" * (MAX_CHARACTERS + 1), TooLargeError),
        ("long.html", lambda: b"<p>" + b"a" * (50 << 20), TooLargeError),
    ],
)
def test_what_is_wrong_with_a_file_is_told(
    name: str, make: Callable[[], bytes], expected: Outcome
) -> None:
    assert isinstance(outcome(make(), name), expected)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.html", b"<div>" * 100_000 + b"a"),
        ("open.html", b"<" * 1_000_000),
        ("entities.html", b"&lt;" * 300_000),
        ("tables.html", b"<table><tr><td>" * 3_000 + b"a"),
        ("wide.html", b"<table><tr><td colspan=999999999 rowspan=99999999>a</table>"),
        ("brackets.md", b"[" * 50_000 + b"a"),
        ("quotes.md", b"> " * 20_000 + b"a"),
        ("stars.md", b"**a " * 20_000),
        ("ticks.md", b"".join(b"`" * n + b" a " for n in range(300))),
        ("lists.md", b"".join(b" " * (2 * n) + b"- a\n" for n in range(800))),
        ("yaml.md", b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n---\n" + b"text"),
        ("external.docx", external_entity()),
    ],
)
def test_a_hostile_file_ends_within_its_limits(name: str, data: bytes) -> None:
    told = outcome(data, name)
    assert isinstance(told, LoadError) or "root:" not in told.text


def test_a_bomb_of_700_bytes_is_told() -> None:
    sandbox = Sandbox()
    with pytest.raises((BrokenDocumentError, TooLargeError)):
        sandbox.read("index.load.pdf", BOMB.read_bytes(), "a.pdf", Limits(memory=128 << 20))
    sandbox.kill()


@pytest.mark.parametrize("name", ["报告📊.txt", "两\n行.txt", " 空格 .txt", "a" * 250 + ".txt"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(REPORT, encoding="utf-8")
    assert load(path).text == REPORT


def test_a_pipe_a_folder_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for name in ("pipe.txt", "folder.txt", "zero.txt"):
        with pytest.raises(LoadError, match="not a regular file"):
            load(tmp_path / name)


@pytest.mark.parametrize("name", ["film.mp4", "list.zip", "rows.csv"])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(3 << 30)
    known = path.suffix in CONTAINERS
    with pytest.raises(TooLargeError if known else UnsupportedFormatError):
        load(path)


@pytest.mark.shared
def test_every_file_of_the_robustness_set_is_read_or_told(shared: Path) -> None:
    told = {}
    for path in sorted((shared / "eval/robustness").rglob("*.*")):
        if path.name != "encrypted_doc_no_id.pdf":  # pictures of text, half a minute's work
            told[path.name] = outcome(path.read_bytes(), str(path))
    assert len(told) == 50
    protected = {name for name, one in told.items() if isinstance(one, ProtectedError)}
    assert {"aes-256.pdf", "r6-user-password.pdf", "rc4-40.pdf"} <= protected
    assert not protected & {"base.pdf", "unencrypted.pdf", "r6-empty-password.pdf"}
    assert sum(isinstance(one, Document) for one in told.values()) >= 26
