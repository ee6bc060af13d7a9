"""Plain text in whatever encoding: the right one is found, and nothing but our errors leaves."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Document
from index.errors import EmptyDocumentError, LoadError, UndecodableError, UnsupportedFormatError
from index.load import load
from index.load.txt import decode, read

REPORT = (
    "现将2022年街道工作情况汇报如下：\n一、2022年工作总结\n（一）经济发展稳中向好。"
    "实现区级税收4574万元，完成全年总计划的65.7%。"
)
TRADITIONAL = "我們的國家在過去一年中取得了很大的成績，人民的生活水平有了進一步的提高。"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_a_report_reads_the_same_in_every_encoding(encoding: str) -> None:
    assert decode(REPORT.encode(encoding)) == REPORT


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le"])
def test_traditional_script_reads_in_its_encodings(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("text", ["工作总结", "齐都镇", "今年以来"])
def test_a_few_characters_are_enough(text: str) -> None:
    assert decode(text.encode("gbk")) == text


def test_one_bad_byte_does_not_change_the_encoding() -> None:
    data = bytearray(REPORT.encode())
    data[40] = 0xFF
    assert decode(bytes(data))[-30:] == REPORT[-30:]


def test_a_file_cut_off_inside_a_character_keeps_its_encoding() -> None:
    assert decode(REPORT.encode()[:-4])[:60] == REPORT[:60]


def test_newlines_are_normalised() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_a_chinese_file_of_windows_keeps_its_lines() -> None:
    assert decode("工作总结\r\n一、成绩\r\n".encode("gbk")) == "工作总结\n一、成绩\n"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"PK\x03\x04" + bytes(range(128)) * 9,
    ],
    ids=["all bytes", "picture", "archive"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError) as caught:
        read(data, "x.txt")
    assert caught.value.path == Path("x.txt")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff\u3000\n".encode()])
def test_a_file_without_characters_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read(data, "x.txt")


@given(st.binary(max_size=300))
@settings(max_examples=150)
def test_any_bytes_give_text_or_our_error(data: bytes) -> None:
    with suppress(LoadError):
        assert "\0" not in read(data, "x.txt").text


@given(
    st.text(
        alphabet="的一是在不了有和人这中大为上个国我工作总结发展，。0123456789亿元%\n", min_size=4
    )
)
@settings(max_examples=80)
def test_common_text_survives_gb18030(text: str) -> None:
    assert decode(text.encode("gb18030")) == text


def test_the_suffix_chooses_the_loader(tmp_path: Path) -> None:
    path = tmp_path / "报告.TXT"
    path.write_bytes(REPORT.encode("gb18030"))
    assert load(path) == Document(REPORT)
    with pytest.raises(UnsupportedFormatError):
        load(path.rename(tmp_path / "报告.xyz"))


def test_a_missing_file_is_a_load_error(tmp_path: Path) -> None:
    with pytest.raises(LoadError):
        load(tmp_path / "none.txt")


@pytest.mark.shared
def test_every_state_council_report_reads_in_gb18030(shared: Path) -> None:
    for path in sorted((shared / "eval/reports/national_txt").glob("*.txt"))[::6]:
        text = path.read_text(encoding="utf-8")
        assert decode(text.encode("gb18030")) == text
