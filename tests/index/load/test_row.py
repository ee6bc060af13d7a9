"""A row of a list becomes a document: its columns under whatever name, its text untouched."""

from __future__ import annotations

import json
from datetime import date

import pytest

from index.document import Document
from index.errors import BrokenDocumentError, EmptyDocumentError, LoadError
from index.load import format_of, read

SOURCE = "list.jsonl#1"


def of(**row: object) -> Document:
    return read(json.dumps(row).encode(), SOURCE)


@pytest.mark.parametrize(
    ("source", "format_"),
    [
        ("list.jsonl#42", "row"),
        ("a.zip/名单.CSV#..%2Fb.txt", "row"),
        ("list.jsonl", "jsonl"),
        ("a.csv#b/c.txt", "txt"),
        ("报告#1.txt", "txt"),
    ],
)
def test_the_name_of_a_row_tells_that_it_is_one(source: str, format_: str) -> None:
    assert format_of(source) == format_


def test_everything_that_a_row_says_is_taken() -> None:
    row = {"标题": " 总结 ", "正文": "一、成绩\r\n好。", "发布时间": "2024年1月5日 10:00"}
    row |= {"链接": "https://example.org/1", "地区": "甲镇", "发布机构": "甲镇人民政府", "id": "7"}
    assert of(**row) == Document(
        text="一、成绩\n好。",
        title="总结",
        issuer="甲镇人民政府",
        place="甲镇",
        date=date(2024, 1, 5),
        url="https://example.org/1",
    )


def test_a_row_with_a_title_only_is_its_title() -> None:
    assert of(title="关于假期的通知", text="").text == "关于假期的通知"


def test_the_first_of_the_known_names_counts() -> None:
    assert of(content="b", Text="a").text == "a"


@pytest.mark.parametrize(
    ("value", "text"), [(["甲", "乙", 3], "甲\n乙"), (12.5, "12.5"), ("  首行缩进", "  首行缩进")]
)
def test_texts_of_other_types(value: object, text: str) -> None:
    assert of(text=value).text == text


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-01-05T10:00:00Z", date(2024, 1, 5)),
        ("发布于2024.1.5", date(2024, 1, 5)),
        ("20240105", date(2024, 1, 5)),
        (20240105, date(2024, 1, 5)),
        ("2024-13-05", None),
        ("1704412800", None),
        ("2024年", None),
        ("", None),
    ],
)
def test_days_in_their_forms(written: object, day: date | None) -> None:
    assert of(text="a", date=written).date == day


@pytest.mark.parametrize("url", ["javascript:alert(1)", "甲镇1号", "http://a b", "/local"])
def test_what_is_no_address_is_left_out(url: str) -> None:
    assert of(text="a", url=url).url == ""


@pytest.mark.parametrize("data", [b"", b"[]", b"1", b"{", b"[" * 99_999, b"\xff\xfe\x00"])
def test_what_is_no_row_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenDocumentError):
        read(data, SOURCE)


@pytest.mark.parametrize("row", [{}, {"text": " \n"}, {"text": None}, {"text": {"a": 1}}])
def test_a_row_without_text_is_empty(row: dict[str, object]) -> None:
    with pytest.raises(EmptyDocumentError):
        of(**row)


def test_half_a_character_pair_can_be_stored() -> None:
    document = of(text="a\ud800b", title="\udfff")
    assert (document.text, document.title) == ("a\ufffdb", "\ufffd")


def test_a_container_is_no_document() -> None:
    with pytest.raises(LoadError):
        read(b"{}", "list.jsonl")
