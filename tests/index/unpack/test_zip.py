"""Archives: every member is a document or says what is wrong, and none takes the others along."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import (
    BrokenDocumentError,
    EmptyDocumentError,
    LoadError,
    ProtectedError,
    TooLargeError,
    UnsafeNameError,
    UnsupportedFormatError,
)
from index.unpack import Member, unpack
from index.unpack.budget import Budget, BudgetError, Left

A, B = "甲镇2023年工作总结".encode(), "乙镇2023年工作总结".encode()


def archive(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name), data, compression)
    return buffer.getvalue()


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The archive with a member's name in other bytes, of the same number."""
    assert len(old) == len(new)
    assert data.count(old) == 2
    return data.replace(old, new)


def read(data: bytes, source: str = "a.zip") -> dict[str, bytes | type[LoadError]]:
    members = list(unpack(data, source))
    assert len({member.name for member in members}) == len(members)
    return {one.name: type(one.error) if one.error else one.data for one in members}


def test_members_come_in_their_order_with_the_archive_in_their_names() -> None:
    data = archive({"b/乙.txt": B, "甲.txt": A})
    assert list(unpack(data, "a.zip")) == [Member("a.zip/b/乙.txt", B), Member("a.zip/甲.txt", A)]


@pytest.mark.parametrize("written", ["工作总结.txt", "图.txt"])  # 图 in GBK is UTF-8 by chance
def test_names_of_chinese_windows_are_read(written: str) -> None:
    name = written.encode("gbk")
    data = renamed(
        archive({"x" * (len(name) - 4) + ".txt": A}), b"x" * (len(name) - 4) + b".txt", name
    )
    assert read(data) == {f"a.zip/{written}": A}


def test_the_unicode_path_field_goes_before_the_name() -> None:
    info = zipfile.ZipInfo("report.txt")
    field = struct.pack("<BL", 1, zlib.crc32(b"report.txt")) + "总结.txt".encode()
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(info, A)
    assert read(buffer.getvalue()) == {"a.zip/总结.txt": A}


def test_what_systems_leave_behind_is_passed_over() -> None:
    left = ["__MACOSX/._a.txt", ".DS_Store", "b/Thumbs.db", "~$a.docx", "._a.txt", "folder/"]
    assert read(archive({**dict.fromkeys(left, b"x"), "a.txt": A})) == {"a.zip/a.txt": A}


def test_archives_within_archives_are_read_one_level_down() -> None:
    innermost = archive({"c.txt": A})
    inner = archive({"b.txt": B, "innermost.zip": innermost})
    assert read(archive({"inner.zip": inner, "a.txt": A})) == {
        "a.zip/inner.zip/b.txt": B,
        "a.zip/inner.zip/innermost.zip": TooLargeError,
        "a.zip/a.txt": A,
    }


def test_lists_within_archives_are_read() -> None:
    data = archive({"list.jsonl": b'{"id": 7, "text": "a"}'})
    assert read(data) == {"a.zip/list.jsonl#7": b'{"id":7,"text":"a"}'}


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "b/../../a.txt", "/etc/a.txt", "C:/a.txt", "C:a.txt", "..\\a.txt", "a\nb.txt"],
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    members = list(unpack(archive({name: B, "a.txt": A}), "a.zip"))
    assert [type(member.error) for member in members] == [UnsafeNameError, type(None)]
    assert "\n" not in members[0].name


def test_a_name_with_a_nul_is_refused() -> None:
    data = renamed(archive({"a.txt.exe": A}), b"a.txt.exe", b"a.txt\0exe")
    assert list(read(data).values()) == [UnsafeNameError]


def test_backslashes_part_folders() -> None:
    data = renamed(archive({"b/a.txt": A}), b"b/a.txt", b"b\\a.txt")
    assert read(data) == {"a.zip/b/a.txt": A}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_numbered() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for data in (A, B, A):
            made.writestr("a.txt", data)
    assert read(buffer.getvalue()) == {
        "a.zip/a.txt": A,
        "a.zip/a (2).txt": B,
        "a.zip/a (3).txt": A,
    }


def test_a_link_is_refused() -> None:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(info, "/etc/passwd")
    assert read(buffer.getvalue()) == {"a.zip/a.txt": UnsafeNameError}


def test_an_encrypted_member_is_told() -> None:
    data = bytearray(archive({"a.txt": A, "b.txt": B}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert read(bytes(data)) == {"a.zip/a.txt": ProtectedError, "a.zip/b.txt": B}


def test_a_member_of_a_format_that_nobody_reads_is_told() -> None:
    members = {"a.exe": UnsupportedFormatError, "b.rar": UnsupportedFormatError, "c.txt": A}
    data = archive({"a.exe": b"MZ", "b.rar": b"Rar!", "c.txt": A})
    assert read(data) == {f"a.zip/{name}": what for name, what in members.items()}


def test_other_ways_of_compression_are_told() -> None:
    assert read(archive({"a.txt": A}, zipfile.ZIP_LZMA)) == {"a.zip/a.txt": UnsupportedFormatError}


def test_a_damaged_member_leaves_the_others() -> None:
    data = archive({"a.txt": A, "b.txt": B}, zipfile.ZIP_STORED)
    damaged = data.replace(A, A[:-1] + b"!")
    assert read(damaged) == {"a.zip/a.txt": BrokenDocumentError, "a.zip/b.txt": B}


def test_a_bomb_is_told_and_the_others_read() -> None:
    data = archive({"bomb.txt": bytes(64 << 20), "a.txt": A})
    assert len(data) < 100_000
    assert read(data) == {"a.zip/bomb.txt": TooLargeError, "a.zip/a.txt": A}


def test_a_size_that_is_lied_about_is_not_believed() -> None:
    data = bytearray(archive({"bomb.txt": bytes(64 << 20)}))
    for header, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        data[data.index(header) + place :][:4] = struct.pack("<L", 100)
    assert read(bytes(data)) == {"a.zip/bomb.txt": TooLargeError}


def test_members_that_share_their_data_are_refused() -> None:
    data = archive({"a.txt": b"PK" * 500, "b.txt": B}, zipfile.ZIP_STORED)
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    within = data.index(b"PK\x03\x04") + 35
    hostile = data[: second + 42] + struct.pack("<L", within) + data[second + 46 :]
    assert read(hostile)["a.zip/a.txt"] is BrokenDocumentError


def test_the_whole_of_an_archive_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.unpack.Budget", partial(Budget, left=Left(size=10_000)))
    inner = archive({f"{number}.txt": bytes([65 + number]) * 3000 for number in range(9)})
    told = read(archive({"inner.zip": inner, "b.txt": B}))
    assert told["a.zip/inner.zip/0.txt"] == b"A" * 3000
    assert told["a.zip/inner.zip"] is BudgetError
    assert told["a.zip"] is BudgetError


def test_a_truncated_archive_gives_what_it_still_has() -> None:
    data = archive({"a.txt": A, "b.txt": B, "c.txt": A})
    cut = data.index(b"PK\x03\x04", data.index(b"b.txt")) + 33
    assert read(data[:cut]) == {
        "a.zip/a.txt": A,
        "a.zip/b.txt": B,
        "a.zip": BrokenDocumentError,
    }


def test_a_truncated_archive_whose_sizes_follow_the_data_is_read_too() -> None:
    class Stream(io.RawIOBase):
        """A stream that cannot seek has the sizes written behind the data."""

        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, more: bytes) -> int:  # type: ignore[override]
            self.data += bytes(more)
            return len(more)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:  # type: ignore[call-overload]
        made.writestr("a.txt", A)
        made.writestr("b.txt", B)
    told = read(stream.data[: stream.data.index(b"PK\x01\x02")])
    assert told == {"a.zip/a.txt": A, "a.zip/b.txt": B, "a.zip": BrokenDocumentError}


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", BrokenDocumentError),
        (b"nothing of the kind", BrokenDocumentError),
        (b"Rar!\x1a\x07\x01\x00", UnsupportedFormatError),
        (b"7z\xbc\xaf\x27\x1c", UnsupportedFormatError),
        (archive({}), EmptyDocumentError),
        (archive({".DS_Store": b"x"}), EmptyDocumentError),
    ],
)
def test_what_is_no_archive_is_told(data: bytes, error: type[LoadError]) -> None:
    assert read(data) == {"a.zip": error}


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_a_mutated_archive_never_raises(data: st.DataObject) -> None:
    made = bytearray(archive({"a.txt": A, "b/乙.txt": B, "c.zip": archive({"d.csv": b"text\na"})}))
    for _ in range(data.draw(st.integers(1, 6))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    read(bytes(made))
