"""Files of office programs: what they are decides, whatever they are called."""

from __future__ import annotations

import subprocess
from pathlib import Path

import docx as python_docx
import pytest
from support.compound import compound
from support.word import docx, paragraph

from index.errors import (
    BrokenDocumentError,
    ConverterMissingError,
    EmptyDocumentError,
    ProtectedError,
)
from index.load import libreoffice, office, read

WORDING = "全年完成税收4574万元，完成总计划的65.7%。"
NEW = docx(paragraph(WORDING))
needs_libreoffice = pytest.mark.skipif(libreoffice.find() is None, reason="needs LibreOffice")


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The suffixes of what was given to LibreOffice, whose place something quicker takes."""
    suffixes: list[str] = []

    def convert(_data: bytes, suffix: str, _source: str) -> bytes:
        suffixes.append(suffix)
        return NEW

    monkeypatch.setattr(office, "to_docx", convert)
    return suffixes


@pytest.mark.parametrize("name", ["a.docx", "a.DOC", "a.wps", "总结.rtf"])
def test_a_new_document_reads_under_any_name(name: str, converted: list[str]) -> None:
    assert read(NEW, name).text == WORDING
    assert not converted


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (compound("WordDocument"), ".doc"),
        (rb"{\rtf1\ansi a}", ".rtf"),
        (
            b"PK\x03\x04".ljust(30, b"\0") + b"mimetypeapplication/vnd.oasis.opendocument.text",
            ".odt",
        ),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<w:wordDocument>', ".xml"),
        (b'<?xml version="1.0"?><pkg:package>', ".xml"),
    ],
)
@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.wps"])
def test_other_formats_are_converted(
    name: str, data: bytes, suffix: str, converted: list[str]
) -> None:
    assert read(data, name).text == WORDING
    assert converted == [suffix]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_a_page_called_doc_is_read_as_a_page(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{WORDING}</p></body></html>'
    document = read(page.encode(encoding), "a.doc")
    assert document.text.strip() == WORDING


def test_a_web_archive_called_doc_is_read_as_one() -> None:
    data = (
        f"MIME-Version: 1.0\nContent-Type: text/html\n\n<html><body><p>{WORDING}</p></body></html>"
    )
    assert WORDING in read(data.encode(), "a.doc").text


def test_a_text_called_doc_is_read_as_text() -> None:
    assert read(WORDING.encode("gbk"), "a.doc").text == WORDING


@pytest.mark.parametrize("name", ["a.doc", "a.docx"])
@pytest.mark.parametrize(
    "data", [compound("EncryptedPackage"), compound("WordDocument", flags=0x0100)]
)
def test_a_password_is_told(name: str, data: bytes, converted: list[str]) -> None:
    with pytest.raises(ProtectedError):
        read(data, name)
    assert not converted


@pytest.mark.parametrize("data", [compound("Workbook"), bytes(range(256)) * 20, NEW[:300]])
def test_what_is_no_document_is_broken_and_not_converted(data: bytes, converted: list[str]) -> None:
    with pytest.raises(BrokenDocumentError):
        read(data, "a.doc")
    assert not converted


def test_an_empty_file_is_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        read(b"", "a.docx")


def test_a_converter_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find", lambda: None)
    with pytest.raises(ConverterMissingError):
        read(compound("WordDocument"), "a.doc")


@needs_libreoffice
def test_an_old_document_reads_as_the_new_one_that_it_was_made_of(tmp_path: Path) -> None:
    made = python_docx.Document()
    made.add_heading("工作总结", 1)
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "税收", "4574万元"
    made.add_paragraph("第一项", "List Number")
    made.add_paragraph("第二项", "List Number")
    made.save(str(tmp_path / "a.docx"))
    _save_as_doc(tmp_path)
    new = read((tmp_path / "a.docx").read_bytes(), "a.docx")
    old = read((tmp_path / "a.doc").read_bytes(), "a.doc")
    assert new.text == "工作总结\n税收\t4574万元\n1. 第一项\n2. 第二项"
    assert (old.text, old.headings) == (new.text, new.headings)


def _save_as_doc(folder: Path) -> None:
    """Make a.doc of a.docx, both in `folder`."""
    command = [
        str(libreoffice.find()),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder)),
    ]
    subprocess.run([*command, str(folder / "a.docx")], check=True, capture_output=True, timeout=90)
