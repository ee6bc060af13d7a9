"""Packages: the parts are found in whatever shape, and hostile ones refused before they cost."""

from __future__ import annotations

import sys
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.word import archive, docx, files_of, paragraph

from index.errors import BrokenDocumentError, LoadError, ProtectedError, TooLargeError
from index.load.docx import read
from index.load.ooxml import package

REPORT = docx(paragraph("工作总结"), styles="", numbering="")


def test_a_document_made_by_a_library_reads() -> None:
    made = BytesIO()
    document = python_docx.Document()
    document.add_heading("工作总结", 1)
    document.add_paragraph("全年完成税收4574万元。")
    document.save(made)
    assert read(made.getvalue(), "a.docx").text == "工作总结\n全年完成税收4574万元。"


def test_strict_documents_read() -> None:
    files = files_of(REPORT)
    strict = {
        name: text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, text in files.items()
    }
    assert read(archive(strict), "a.docx").text == "工作总结"


def test_a_relation_that_leads_nowhere_does_no_harm() -> None:
    relations = files_of(REPORT)["word/_rels/document.xml.rels"]
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    dangling = f'<Relationship Id="x" Type="{image}" Target="../NULL"/></Relationships>'
    files = {"word/_rels/document.xml.rels": relations.replace("</Relationships>", dangling)}
    assert read(archive(files_of(REPORT) | files), "a.docx").text == "工作总结"


def test_parts_may_lie_elsewhere() -> None:
    files = files_of(REPORT)
    files["Word\\Document2.xml"] = files.pop("word/document.xml")
    files["_rels/.rels"] = files["_rels/.rels"].replace("word/document.xml", "/word/document2.xml")
    assert read(archive(files), "a.docx").text == "工作总结"


def test_relations_may_be_missing() -> None:
    bare = archive({"word/document.xml": files_of(REPORT)["word/document.xml"]})
    assert read(bare, "a.docx").text == "工作总结"


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_broken(share: float) -> None:
    with pytest.raises(BrokenDocumentError):
        read(REPORT[: int(share * len(REPORT))], "a.docx")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no archive at all",
        archive({"a.txt": "a"}),
        archive({"_rels/.rels": "<a/>"}),
        archive({"word/document.xml": "<w:document"}),
    ],
)
def test_what_is_no_word_document_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenDocumentError):
        read(data, "a.docx")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as bomb, bomb.open("word/document.xml", "w") as part:
        for _ in range(20):
            part.write(b"<w:p/>" * (1 << 18))
    with pytest.raises(TooLargeError, match="times its size"):
        read(made.getvalue(), "a.docx")


def test_a_large_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_XML", 2000)
    with pytest.raises(TooLargeError, match=r"word/document\.xml"):
        read(docx(paragraph("工作总结" * 500)), "a.docx")


def test_all_parts_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 100)
    with pytest.raises(TooLargeError, match="unpacked"):
        read(REPORT, "a.docx")


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY a "aaaa">', ""],
)
def test_a_document_type_is_refused(entity: str) -> None:
    xml = files_of(REPORT)["word/document.xml"]
    head, _, rest = xml.partition("?>")
    hostile = f"{head}?><!DOCTYPE d [{entity}]>{rest.replace('工作总结', '&a;' if entity else '')}"
    with pytest.raises(BrokenDocumentError, match="document type"):
        read(archive(files_of(REPORT) | {"word/document.xml": hostile}), "a.docx")


def test_an_encrypted_archive_is_protected() -> None:
    data = bytearray(REPORT)
    for magic, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = -1
        while (start := data.find(magic, start + 1)) >= 0:
            data[start + flags] |= 1
    with pytest.raises(ProtectedError):
        read(bytes(data), "a.docx")


@pytest.mark.parametrize("wrapper", ["w:r", "w:sdt", "w:ins", "w:customXml"])
def test_nesting_to_the_parser_s_limit_reads_and_no_further(wrapper: str) -> None:
    def nested(depth: int) -> bytes:
        return docx(f"<{wrapper}>" * depth + paragraph("甲") + f"</{wrapper}>" * depth)

    assert read(nested(200), "a.docx").text == "甲"
    with pytest.raises(BrokenDocumentError, match="depth"):
        read(nested(3000), "a.docx")


def test_nesting_beyond_the_interpreter_s_limit_is_refused() -> None:
    deep = docx(paragraph(runs="<w:r>" * 200 + "<w:t>甲</w:t>" + "</w:r>" * 200))
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(400)
    try:
        with pytest.raises(TooLargeError, match="nested"):
            read(deep, "a.docx")
    finally:
        sys.setrecursionlimit(usual)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_raises_nothing_but_our_errors(data: st.DataObject) -> None:
    damaged = bytearray(REPORT)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(REPORT) - 1))] = data.draw(st.integers(0, 255))
    with suppress(LoadError):
        read(bytes(damaged), "a.docx")
