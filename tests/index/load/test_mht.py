"""Web archives: the page in them is read."""

from __future__ import annotations

import base64
import sys

import pytest

from index.errors import BrokenDocumentError
from index.load.mht import read

PAGE = "<html><body><h1>工作总结</h1><p>全年完成税收4574万元，完成总计划的65.7%。</p></body></html>"


def archived(
    page: str, charset: str = "gbk", address: str = "http://www.example.gov.cn/a"
) -> bytes:
    content = base64.encodebytes(page.encode(charset)).decode()
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
        f'--b\r\nContent-Type: text/html; charset="{charset}"\r\nContent-Location: {address}\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{content}\r\n--b--\r\n"
    ).encode()


def test_the_page_is_read_with_its_address() -> None:
    document = read(archived(PAGE), "a.mht")
    assert "全年完成税收4574万元，完成总计划的65.7%。" in document.text
    assert document.url == "http://www.example.gov.cn/a"


def test_a_place_on_someone_s_disk_is_no_address() -> None:
    assert read(archived(PAGE, address="file:///C:/a.htm"), "a.mht").url == ""


@pytest.mark.parametrize("data", [b"", b"MIME-Version: 1.0\r\n\r\ntext", archived("")[:120]])
def test_an_archive_without_a_page_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenDocumentError):
        read(data, "a.mht")


def test_archives_in_archives_are_our_error() -> None:
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (depth, depth)
        for depth in range(250)
    )
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        with pytest.raises(BrokenDocumentError, match="damaged"):
            read(b"MIME-Version: 1.0\n" + deep, "a.mht")
    finally:
        sys.setrecursionlimit(usual)
