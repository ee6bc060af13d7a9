from datetime import date

import pytest

from index.catalog import StoredReport
from index.report import Metadata, Period
from retrieval.current import current_reports, is_still_ahead, reports_of


def given(key: str, place: str, year: int, kind: str = "政府工作报告") -> StoredReport:
    """A report of `year`: of a government, given in the January after it, or a summary."""
    spoken = date(year + 1, 1, 12) if kind == "政府工作报告" else None
    about = Metadata(
        f"{place}{kind}", place=place, period=Period.year(year), date=spoken, kind=kind
    )
    return StoredReport(key, f"{key}.txt", key * 16, about, 100, 3)


HELD = (
    given("a21", "甲镇", 2021), given("a22", "甲镇", 2022), given("b19", "乙镇", 2019),
    given("c20", "", 2020), given("d20", "", 2023),
)  # fmt: skip


@pytest.mark.parametrize(
    ("years_back", "keys"),
    [(0, {"a22", "b19", "c20", "d20"}), (1, {"a21"}), (2, set())],
)
def test_each_place_has_its_own_newest_year(years_back: int, keys: set[str]) -> None:
    assert current_reports(HELD, years_back) == keys


def test_a_summary_of_the_year_before_goes_with_the_half_year_after_it() -> None:
    year = given("year", "甲镇", 2023, "工作总结")
    about = Metadata(
        "甲镇上半年工作总结", place="甲镇", period=Period.half(2024, 1), kind="工作总结"
    )
    half = StoredReport("half", "half.txt", "h" * 64, about, 100, 3)
    assert current_reports((year, half)) == {"year", "half"}


def test_of_summaries_year_by_year_the_last_is_the_newest() -> None:
    held = [given(f"s{year}", "甲镇", year, "工作总结") for year in (2020, 2021, 2022)]
    assert current_reports(held) == {"s2022"}
    assert current_reports(held, 1) == {"s2021"}
    january = given("g2021", "甲镇", 2021)
    assert current_reports([*held[:2], january]) == {"s2021", "g2021"}


def test_a_report_of_no_known_year_is_never_left_out() -> None:
    unknown = StoredReport("x", "x.txt", "x" * 64, Metadata("总结", place="丙镇"), 100, 3)
    assert current_reports((unknown,), 1) == {"x"}


def test_this_year_is_ahead_of_a_report_of_january_alone() -> None:
    january, summary = given("a", "甲镇", 2023), given("b", "乙镇", 2023, "工作总结")
    assert is_still_ahead([january])
    assert not is_still_ahead([january, summary])
    assert not is_still_ahead([])


def test_reports_are_found_by_the_year_in_which_they_were_given() -> None:
    assert reports_of([Period.year(2022), Period.year(2020)], HELD) == {"a21", "b19"}
