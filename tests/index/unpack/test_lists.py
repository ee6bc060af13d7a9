"""Lists of documents, .csv and .jsonl: each row is a source of its own, or says what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import (
    BrokenDocumentError,
    EmptyDocumentError,
    LoadError,
    UndecodableError,
)
from index.load import read as load
from index.unpack import Member, unpack

CHINESE = "编号,标题,正文,发布时间,地区\r\n7,工作总结,全年税收4574万元。,2023-12-29,甲镇\r\n"


def read(data: bytes, source: str) -> dict[str, bytes | LoadError]:
    members = list(unpack(data, source))
    assert len({member.name for member in members}) == len(members)
    return {one.name: one.error or one.data for one in members}


def texts(data: bytes, source: str) -> list[str]:
    return [load(one.data, one.name).text for one in unpack(data, source) if not one.error]


def failure(data: bytes, source: str) -> LoadError:
    errors = [one.error for one in unpack(data, source) if one.error]
    assert len(errors) == 1
    return errors[0]


def test_a_row_is_named_by_its_id_and_has_bytes_of_its_own() -> None:
    data = '{"title": "总结", "id": "a1", "text": "正文"}\n'.encode()
    row = '{"id":"a1","text":"正文","title":"总结"}'.encode()
    assert list(unpack(data, "list.jsonl")) == [Member("list.jsonl#a1", row)]


def test_a_row_without_an_id_is_named_by_its_line() -> None:
    data = b'{"text": "a"}\n\n{"text": "b", "id": ""}\n'
    assert list(read(data, "x/list.jsonl")) == ["x/list.jsonl#1", "x/list.jsonl#3"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_whatever_made_it(encoding: str, delimiter: str) -> None:
    data = CHINESE.replace(",", delimiter).encode(encoding)
    (member,) = unpack(data, "表.csv")
    assert member.name == "表.csv#7"
    document = load(member.data, member.name)
    assert (document.title, document.text) == ("工作总结", "全年税收4574万元。")
    assert (str(document.date), document.place) == ("2023-12-29", "甲镇")


def test_cells_hold_lines_quotes_and_delimiters() -> None:
    data = 'title,text\n总结,"一、成绩，\n""好"",很好"\n次,"b"\n'.encode()
    assert texts(data, "a.csv") == ['一、成绩，\n"好",很好', "b"]


def test_a_table_without_texts_names_what_it_has() -> None:
    error = failure("姓名,电话\n甲,1\n".encode(), "a.csv")
    assert isinstance(error, BrokenDocumentError)
    assert "姓名, 电话" in error.reason


def test_a_row_with_too_many_cells_is_told_and_the_others_read() -> None:
    data = "title,text\na,甲乙\nb,丙,丁\nc,戊\n".encode()
    assert texts(data, "a.csv") == ["甲乙", "戊"]
    error = failure(data, "a.csv")
    assert (error.path, error.reason) == (Path("a.csv#line 3"), "3 cells under 2 columns")


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    data = 'title,text\na,甲乙\nb,"丙\nc,丁\nd,戊\n'.encode()
    assert texts(data, "a.csv") == ["甲乙"]
    error = failure(data, "a.csv")
    assert (error.path, error.reason) == (Path("a.csv#line 3"), "a quotation mark is not closed")


def test_blank_rows_and_cells_that_are_missing_do_no_harm() -> None:
    assert texts("text,title,url\n\n甲\n,,\n乙,t\n".encode(), "a.csv") == ["甲", "乙"]


def test_a_cell_may_be_long() -> None:
    assert texts(("text\n" + "字" * 500_000).encode(), "a.csv") == ["字" * 500_000]


def test_a_cell_that_is_too_long_is_told() -> None:
    assert isinstance(failure(("text\n" + "a" * 3_100_000).encode(), "a.csv"), BrokenDocumentError)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{'text': 1}", "no JSON: "),
        ("[1]", "no JSON object"),
        ("[" * 100_000, "no JSON that can be read"),
        ('{"text": ' + "1" * 5000 + "}", "no JSON that can be read"),
        ('{"text": "a', "no JSON: "),
    ],
)
def test_a_bad_line_is_told_by_its_number(line: str, reason: str) -> None:
    data = f'{{"text": "甲"}}\n{line}\n{{"text": "乙"}}'.encode()
    assert texts(data, "a.jsonl") == ["甲", "乙"]
    error = failure(data, "a.jsonl")
    assert error.path == Path("a.jsonl#line 2")
    assert error.reason.startswith(reason)


def test_line_separators_within_a_string_end_no_line() -> None:
    assert texts('{"text": "甲\u2028乙\x85丙"}'.encode(), "a.jsonl") == ["甲\u2028乙\x85丙"]


def test_rows_of_one_id_are_numbered() -> None:
    data = b'{"id": 1, "text": "a"}\n{"id": "1", "text": "b"}'
    assert list(read(data, "a.jsonl")) == ["a.jsonl#1", "a.jsonl#1 (2)"]


def test_an_id_that_is_no_file_name_can_be_told_back() -> None:
    data = json.dumps({"id": "../镇/1%\n", "text": "a"}).encode()
    assert list(read(data, "a.jsonl")) == ["a.jsonl#..%2F镇%2F1%25"]


def test_an_id_without_end_is_refused() -> None:
    data = json.dumps({"id": "x" * 5000, "text": "a"}).encode()
    assert failure(data, "a.jsonl").reason.startswith("an id of more than")


def test_half_a_character_pair_can_be_stored() -> None:
    assert texts(b'{"text": "a\\ud800b"}', "a.jsonl") == ["a\ufffdb"]


@pytest.mark.parametrize("source", ["a.csv", "a.jsonl"])
@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", EmptyDocumentError), (b"\r\n \n", EmptyDocumentError), (bytes(range(256)) * 9, None)],
)
def test_what_is_no_list_is_told(source: str, data: bytes, error: type[LoadError] | None) -> None:
    expected = error or (UndecodableError, BrokenDocumentError)
    assert isinstance(failure(data, source), expected)


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.jsonl"]))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(data: bytes, source: str) -> None:
    read(b"text,id\n" + data, source)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "rows"), [("domainrag_ruc", 3253), ("letters_hunan", 2577)])
def test_the_corpora_are_read_whole(shared: Path, name: str, rows: int) -> None:
    data = (shared / "eval/qa" / name / "corpus.jsonl").read_bytes()
    members = list(unpack(data, "corpus.jsonl"))
    assert len(members) == rows
    for member, line in zip(members, data.splitlines(), strict=True):
        given_ = json.loads(line)
        assert member.name == f"corpus.jsonl#{given_['id']}"
        assert load(member.data, member.name).text == (
            given_["text"].strip("\n") or given_["title"]
        )
