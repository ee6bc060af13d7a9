from datetime import date

import pytest

from bot import texts
from index.report import Period
from retrieval.model import Gap


@pytest.mark.parametrize(
    ("stretch", "written"),
    [
        (Period.year(2023), "2023年"),
        (Period.half(2023, 1), "2023年上半年"),
        (Period.half(2023, 2), "2023年下半年"),
        (Period(date(2021, 1, 1), date(2025, 12, 31)), "2021—2025年"),
        (Period(date(2024, 4, 1), date(2024, 6, 30)), "2024年第二季度"),
        (Period(date(2024, 1, 1), date(2024, 11, 30)), "2024年1—11月"),
        (Period(date(2024, 2, 1), date(2024, 2, 29)), "2024年2月"),
        (Period(date(2023, 11, 1), date(2024, 2, 29)), "2023年11月至2024年2月"),
        (Period(date(2024, 2, 1), date(2024, 2, 28)), "2024年2月1日至2024年2月28日"),
        (Period(date(2024, 1, 12), date(2024, 1, 12)), "2024年1月12日"),
    ],
)
def test_periods_are_written_as_people_write_them(stretch: Period, written: str):
    assert texts.period(stretch) == written


@pytest.mark.parametrize("gap", Gap)
def test_every_gap_has_its_words_with_and_without_a_subject(gap: Gap):
    assert texts.missing(gap, "").endswith("。")
    assert gap is Gap.EMPTY or "“火星”" in texts.missing(gap, "火星")


def test_missing_rows_are_named_by_place_and_time():
    rows = [("甲镇", Period.year(2021)), ("乙镇", None), ("", Period.half(2022, 1))]
    assert texts.lacking(rows) == "没有找到：甲镇2021年、乙镇、2022年上半年"


def test_commands_fit_telegrams_menu():
    private = texts.COMMANDS | texts.EDITOR_COMMANDS | texts.ADMIN_COMMANDS
    for name, description in (private | texts.GROUP_COMMANDS).items():
        assert name.isascii() and name.islower() and len(name) <= 32
        assert 1 <= len(description) <= 256
