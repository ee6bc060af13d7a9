"""Web archives: the page inside, decoded, and where the browser found it."""

from __future__ import annotations

import quopri
from base64 import encodebytes

import pytest

from index.errors import BrokenDocumentError
from index.load.mht import read

PAGE = "<title>2024年工作总结</title><p>全年完成税收3.2亿元，*街道完成任务。</p>"
HEAD = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/1.html\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="--b"\n\n----b\n'
    "Content-Type: text/html\nContent-Transfer-Encoding: {how}\n\n"
)
PARTS = {
    "quoted-printable": quopri.encodestring(PAGE.encode()),
    "base64": encodebytes(PAGE.encode("gb18030")),
}


@pytest.mark.parametrize("how", sorted(PARTS))
def test_the_page_is_read_in_every_transfer_encoding(how: str) -> None:
    document = read(HEAD.format(how=how).encode() + PARTS[how] + b"\n----b--\n", "a.mht")
    assert document.text == "2024年工作总结\n全年完成税收3.2亿元，*街道完成任务。"
    assert document.url == "https://a.example/1.html"


@pytest.mark.parametrize("data", [b"", b"From: a\n\ntext", bytes(range(256))])
def test_what_holds_no_page_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenDocumentError):
        read(data, "a.mht")
