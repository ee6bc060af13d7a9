"""The converter: found, held to its limits, and believed only if it made a file."""

from __future__ import annotations

import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from support.word import archive

from index.errors import BrokenDocumentError, ConverterMissingError, TooLargeError
from index.load import libreoffice
from index.load.libreoffice import find, to_docx


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of LibreOffice's, for the test to write."""
    path = tmp_path / "bin" / "soffice"
    path.parent.mkdir()
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")
    return path


def write(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_without_libreoffice_the_error_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", (str(tmp_path),))
    monkeypatch.setattr(libreoffice, "_in_opt", list)
    assert find() is None
    with pytest.raises(ConverterMissingError):
        to_docx(b"", ".doc", "a.doc")


def test_it_is_found_in_the_usual_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Path
) -> None:
    write(program, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", (str(program.parent),))
    assert find() == program


def test_what_it_made_is_handed_on(program: Path) -> None:
    write(program, 'test "$(cat given.doc)" = old && mkdir made && echo new > made/given.docx')
    assert to_docx(b"old", ".doc", "a.doc") == b"new\n"


def test_success_without_a_file_is_a_failure(program: Path) -> None:
    write(program, "exit 0")
    with pytest.raises(BrokenDocumentError):
        to_docx(b"", ".doc", "a.doc")


def test_it_learns_no_secret_and_is_limited(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINWEN_TOKEN", "123:hush")
    write(program, "sleep 0.3; mkdir made; (env; ulimit -v; pwd) > made/given.docx")
    told = to_docx(b"", ".doc", "a.doc").decode()
    assert "hush" not in told
    *_, memory, folder = told.split()
    assert memory == str((2 << 30) // 1024)
    assert not Path(folder).exists()


def test_one_that_hangs_is_ended_with_its_children(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "SECONDS", 0.5)
    note = tmp_path / "child"
    write(program, f"sleep 60 & echo $! > {note}; wait")
    begun = time.monotonic()
    with pytest.raises(TooLargeError, match="LibreOffice"):
        to_docx(b"", ".doc", "a.doc")
    assert time.monotonic() - begun < 10
    assert _is_gone(int(note.read_text()))


@pytest.mark.skipif(find() is None, reason="needs LibreOffice")
def test_links_are_not_followed() -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        """Answers nothing, and notes each request as it would log it."""

        def log_request(self, *_: object) -> None:
            asked.append(self.requestline)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        to_docx(linking(f"http://127.0.0.1:{server.server_port}/picture.png"), ".odt", "a.odt")
    finally:
        server.shutdown()
        server.server_close()
    assert not asked


def linking(address: str) -> bytes:
    """An OpenDocument text with a picture that lies at `address`."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.text"
    entry = '<m:file-entry m:full-path="{}" m:media-type="{}"/>'
    return archive(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{names}:manifest:1.0">'
            f"{entry.format('/', kind)}{entry.format('content.xml', 'text/xml')}</m:manifest>",
            "content.xml": f'<o:document-content xmlns:o="{names}:office:1.0" '
            f'xmlns:t="{names}:text:1.0" xmlns:d="{names}:drawing:1.0" '
            'xmlns:x="http://www.w3.org/1999/xlink" o:version="1.2"><o:body><o:text><t:p>甲'
            f'<d:frame t:anchor-type="as-char"><d:image x:href="{address}" x:type="simple"/>'
            "</d:frame></t:p></o:text></o:body></o:document-content>",
        }
    )


def _is_gone(process: int) -> bool:
    """Whether the process has ended, or is only waiting to be forgotten."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
