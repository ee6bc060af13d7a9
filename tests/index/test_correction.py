from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.correction import Correction, parse_correction, read_sidecar
from index.errors import CorrectionError
from index.report import Doubt, Level, Metadata, Period

FOUND = Metadata(
    "工作总结",
    place="甲镇",
    doubts=(Doubt("place", "乙镇", "name"), Doubt("title", "总结", "page")),
)


def corrected(text: str) -> Metadata:
    return read_sidecar(text.encode(), "a.yaml").apply(FOUND)


def test_every_field_can_be_corrected() -> None:
    metadata = corrected("""
title: 乙镇2023年工作总结
issuer: 乙镇人民政府
place: 乙镇
level: town
parent: 丙县
period: 2023
date: 2024-01-16
kind: 工作总结
url: https://example.com/a.html
""")
    assert metadata == Metadata(
        "乙镇2023年工作总结",
        "乙镇人民政府",
        "乙镇",
        Level.TOWN,
        Period.year(2023),
        date(2024, 1, 16),
        "工作总结",
        "丙县",
        "https://example.com/a.html",
    )


def test_chinese_names_of_fields_and_levels_are_understood() -> None:
    metadata = corrected("标题: 总结\n级别: 乡镇\n时期: 2023年上半年\n")
    assert (metadata.title, metadata.level) == ("总结", Level.TOWN)
    assert metadata.period == Period.half(2023, 1)


def test_only_what_is_corrected_changes_and_is_in_doubt_no_more() -> None:
    metadata = corrected("place: 丙镇")
    assert (metadata.title, metadata.place) == ("工作总结", "丙镇")
    assert metadata.doubts == (Doubt("title", "总结", "page"),)


def test_an_empty_value_empties_the_field_and_an_empty_file_says_nothing() -> None:
    assert corrected("place:").place == ""
    assert not corrected("place: ''").place
    for text in ("", " \n", "# 备注", "---"):
        assert corrected(text) == FOUND


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023年度", date(2023, 1, 1), date(2023, 12, 31)),
        ("2021—2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("2021-2025年", date(2021, 1, 1), date(2025, 12, 31)),
        ("2023年下半年", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023年1-11月", date(2023, 1, 1), date(2023, 11, 30)),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-01-01/2023-06-30", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023年1月1日至2023年6月30日", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023-01-16", date(2023, 1, 16), date(2023, 1, 16)),
    ],
)
def test_periods(written: str, first: date, last: date) -> None:
    assert corrected(f"period: '{written}'").period == Period(first, last)


@pytest.mark.parametrize("written", ["2023-01-16", "2023年1月16日", "2023/1/16", "2023.01.16"])
def test_dates(written: str) -> None:
    assert corrected(f"date: {written}").date == date(2023, 1, 16)


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("period: 去年", "period"),
        ("period: 2025-2021", "period"),
        ("period: 2023年13月", "period"),
        ("date: 2023-02-30", "date"),
        ("level: 村", "level"),
        ("title:", "title"),
        ("place: [a, b]", "place"),
        ("place: {a: b}", "place"),
        ('place: "a\\nb"', "place"),
        (f"place: {'长' * 501}", "place"),
        ("year: 2023", "year"),
        ("? [a]\n: b", ""),
        ("- a", ""),
        ("a: b: c", ""),
        ("{" * 5000, ""),
        ("x" * 70_000, ""),
        ("!!python/object/apply:os.system ['true']", ""),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_field(text: str, blamed: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        corrected(text)
    assert raised.value.reason.startswith(blamed)
    assert "\n" not in raised.value.reason


def test_a_sidecar_may_be_written_in_any_encoding() -> None:
    assert read_sidecar("标题: 工作总结".encode("gb18030"), "a.yaml").as_dict() == {
        "title": "工作总结"
    }


def test_one_correction_goes_over_another() -> None:
    edit, sidecar = (parse_correction({"place": place}, "") for place in ("甲", "乙"))
    both = edit.over(sidecar.over(parse_correction({"title": "丙"}, "")))
    assert both.as_dict() == {"place": "甲", "title": "丙"}


def test_it_comes_back_from_what_is_stored() -> None:
    correction = parse_correction({"period": 2023, "date": date(2024, 1, 2), "place": None}, "")
    assert parse_correction(correction.as_dict(), "") == correction
    assert not Correction()


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_correction_or_an_error(data: bytes) -> None:
    try:
        read_sidecar(data, "a.yaml").apply(FOUND)
    except CorrectionError as error:
        assert "\n" not in error.reason


@given(
    st.dictionaries(
        st.sampled_from(["title", "place", "period", "date", "level"]),
        st.none() | st.integers() | st.dates() | st.text() | st.floats(),
    )
)
def test_any_values_are_a_correction_or_an_error(raw: dict[str, Any]) -> None:
    with suppress(CorrectionError):
        parse_correction(raw, "").apply(FOUND)
