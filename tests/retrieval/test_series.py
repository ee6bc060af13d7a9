from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.series import find_recent, find_series, full_year


def years(text: str) -> list[tuple[int, ...]]:
    return [series.years for series in find_series(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021到2023年税收", (2021, 2022, 2023)),
        ("2021年至2023年税收", (2021, 2022, 2023)),
        ("2021-2023税收", (2021, 2022, 2023)),
        ("2021——2023税收", (2021, 2022, 2023)),
        ("2021~23税收", (2021, 2022, 2023)),
        ("16到19年税收", (2016, 2017, 2018, 2019)),
        ("98年至01年税收", (1998, 1999, 2000, 2001)),
        ("22-24税收哪年高", (2022, 2023, 2024)),
        ("18 19 21年税收", (2018, 2019, 2021)),
        ("2014、15、16年报告", (2014, 2015, 2016)),
        ("2014年和2016年税收", (2014, 2016)),
        ("2021年2022年2023年税收", (2021, 2022, 2023)),
        ("2022/2023年税收", (2022, 2023)),
        ("21、24年限额以上零售额", (2021, 2024)),
    ],
)
def test_lists_and_ranges_are_read_in_every_form(text: str, expected: tuple[int, ...]) -> None:
    assert years(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "2023年税收",
        "22-24税收",  # nothing speaks of years
        "增长20-30%",
        "每年培训20-30人次",
        "每年20到30亿元",
        "近10-20年",
        "20到30年以上的房子",
        "10、20年树龄",
        "2014年15个项目",
        "2021-12-31年报",
        "2011-12-31税收",
        "3.21、22年",
        "1-12月",
        "2023到2021年",
    ],
)
def test_other_numbers_are_no_series(text: str) -> None:
    assert years(text) == []


def test_a_range_of_many_years_is_one_long_time() -> None:
    assert len(years("2001到2020年")[0]) == 20
    assert years("2000到2020年") == []


def test_the_wording_is_told_with_its_place() -> None:
    (series,) = find_series("甲镇2021、2022年税收")
    assert "甲镇2021、2022年税收"[series.start : series.end] == "2021、2022年"


def test_a_range_goes_before_a_list_that_holds_it() -> None:
    assert years("2012、2015年到2017年") == [(2015, 2016, 2017)]
    assert years("2012、2013年的和2015到2017年") == [(2015, 2016, 2017), (2012, 2013)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近三年税收", (0, 3, 3)),
        ("税收最近两年", (2, 6, 2)),
        ("过去5年", (0, 4, 5)),
        ("过去的十年", (0, 5, 10)),
        ("这十二年", (0, 4, 12)),
        ("近15年", (0, 4, 15)),
        ("近几年", (0, 3, 5)),
        ("历年税收", (0, 2, 10)),
        ("三年税收", None),
        ("这三年级学生", None),
    ],
)
def test_recent_years_are_counted(text: str, expected: tuple[int, int, int] | None) -> None:
    assert find_recent(text) == expected


def test_two_digits_stand_for_the_nearest_century() -> None:
    assert list(map(full_year, (54, 99, 0, 24, 49, 2024))) == [1954, 1999, 2000, 2024, 2049, 2024]


@given(st.text(alphabet="0129年到-、和 近三月%", max_size=24))
def test_series_ascend_or_list_and_never_overlap(text: str) -> None:
    found = sorted(find_series(text), key=lambda series: series.start)
    assert all(len(series.years) > 1 for series in found)
    assert all(1900 <= year <= 2099 for series in found for year in series.years)
    assert all(one.end <= other.start for one, other in pairwise(found))
