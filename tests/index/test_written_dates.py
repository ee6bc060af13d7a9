"""Days as documents and files write them."""

from __future__ import annotations

from datetime import date

import pytest

from index.written_dates import find_compact_date, find_date, is_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("——2024年1月12日在会上", date(2024, 1, 12)),
        ("2023-01-16", date(2023, 1, 16)),
        ("2023/1/6 10:39:22", date(2023, 1, 6)),
        ("二〇二四年十一月三十日", date(2024, 11, 30)),
        ("一九五四年九月二十三日", date(1954, 9, 23)),
        ("2024年13月1日，后于2024年3月1日", date(2024, 3, 1)),
        ("2024年2月", None),
        ("电话12024-1-1", None),
    ],
)
def test_the_first_possible_date_is_found(text: str, day: date | None) -> None:
    assert find_date(text) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("20240112政府工作报告", date(2024, 1, 12)),
        ("2024-01-12", date(2024, 1, 12)),
        ("post_10872346", None),
        ("1137010400419034", None),
    ],
)
def test_names_write_dates_in_eight_digits(name: str, day: date | None) -> None:
    assert find_compact_date(name) == day


@pytest.mark.parametrize("line", ["2019年6月10日", "（2024年3月25日）", "发布日期：2024-03-25"])
def test_a_line_may_be_a_date_alone(line: str) -> None:
    assert is_date(line)


@pytest.mark.parametrize("line", ["截至2019年6月10日", "2019年6月10日印发之日起施行", "广州市"])
def test_a_line_with_more_is_no_date(line: str) -> None:
    assert not is_date(line)
