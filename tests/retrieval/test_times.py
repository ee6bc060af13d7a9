from datetime import date

import pytest

from index.report import Clause, Metadata, Period, Status
from retrieval.times import find_times, period_of, told_periods

REPORT = Metadata(
    "政府工作报告", kind="政府工作报告", period=Period.year(2023), date=date(2024, 1, 12)
)


@pytest.mark.parametrize(
    ("question", "years"),
    [("2023年税收", [2023]), ("24年税收", [2024]), ("98年税收", [1998]), ("税收 2024", [2024]),
     ("去年税收", []), ("125510工作", []), ("11年级学生", []), ("投资2000万元", []),
     ("服务30年", []), ("2000户", []), ("2016到18年税收", [2016, 2017, 2018]),
     ("2014、2016到2018年", [2016, 2017, 2018, 2014]), ("2023年上半年", [2023]),
     ("2024人均收入", [2024]), ("2024多少税收", [2024]), ("2024公共预算收入", [2024]),
     ("八四年税收", [1984]), ("〇五年报告", [2005]), ("七八年税收", []), ("七八年报告", [1978]),
     ("第三四年级", []), ("三十五年来", []), ("2024公里", []),
     ("2024平均工资", [2024]), ("24年代表建议", [2024]), ("24年以上", [])],
)  # fmt: skip
def test_years_are_read_in_every_form(question: str, years: list[int]) -> None:
    assert [period.first.year for period in find_times(question).periods] == years


def test_relative_words_are_time_but_no_constraint() -> None:
    times = find_times("去年税收")
    assert times.spans == ((0, 2),)
    assert times.periods == ()


def test_the_wordings_of_periods_are_told_with_their_places() -> None:
    times = find_times("2021到2022年和2024年上半年税收")
    assert times.wordings == ("2021到2022年", "2024年上半年")
    assert times.spans[:2] == ((0, 10), (11, 19))
    assert times.periods == (Period.year(2021), Period.year(2022), Period.half(2024, 1))


@pytest.mark.parametrize(
    ("question", "by_report"),
    [
        ("2022年报告税收", True),
        ("2022年度工作报告税收", True),
        ("2022年说要扫多少文盲", True),
        ("2022年总理讲的改革", True),
        ("2022年说明书", False),
        ("2021、22年的政府工作报告", True),
        ("甲镇2022年甲镇报告", False),
        ("2022年税收,报告怎么说", False),
        ("2022年报告说2021年税收", False),
        ("报告2022年税收", False),
        ("去年报告税收", False),
    ],
)
def test_the_year_of_a_report_is_no_year_it_tells_of(question: str, by_report: bool) -> None:
    assert find_times(question).by_report is by_report


def test_recent_years_are_time_without_a_period() -> None:
    times = find_times("甲镇近三年税收")
    assert (times.recent, times.periods, times.spans) == (3, (), ((2, 5),))
    assert find_times("甲镇税收").recent == 0


@pytest.mark.parametrize(
    ("named", "status", "expected"),
    [
        (None, Status.DONE, Period.year(2023)),
        (None, Status.PLANNED, Period.year(2024)),
        (Period.year(2021), Status.DONE, Period.year(2021)),
    ],
)
def test_a_clause_speaks_of_the_time_that_is_named_first(
    named: Period | None, status: Status, expected: Period
) -> None:
    assert period_of(Clause(0, 9, 0, status, named), REPORT) == expected


def test_a_report_without_period_tells_none() -> None:
    assert period_of(Clause(0, 9, 0, Status.DONE), Metadata("总结")) is None


@pytest.mark.parametrize(
    ("question", "years_back"),
    [("去年税收", 0), ("今年税收目标", 0), ("前年税收", 1), ("税收", None), ("2023年底税收", None)],
)
def test_a_time_relative_to_now_is_told_apart(question: str, years_back: int | None) -> None:
    assert find_times(question).years_back == years_back


@pytest.mark.parametrize(
    ("question", "is_this_year"),
    [("今年税收", True), ("去年税收", False), ("2024年今年税收", False)],
)
def test_this_year_is_told_apart(question: str, is_this_year: bool) -> None:
    assert find_times(question).this_year is is_this_year


def test_without_a_time_of_its_own_a_clause_may_speak_of_the_year_of_the_report() -> None:
    year, now = Period.year(2023), Period.year(2024)
    assert told_periods(Status.DONE, REPORT) == (year, now)
    assert told_periods(Status.PLANNED, REPORT) == (now, now)
    assert told_periods(Status.DONE, Metadata("通知")) == ()


@pytest.mark.parametrize(
    ("question", "told", "of_reports"),
    [
        ("2014年报告里2013年的产量", [2013], [2014]),
        ("2013年产量，见2014年政府工作报告", [2013], [2014]),
        ("2014年报告的产量", [2014], []),
        ("2012年和2014年报告的产量", [2012, 2014], []),
        ("2012、2014年国务院报告", [2012, 2014], []),
        ("2014年那份报告里2012到2013年的产量", [2012, 2013], [2014]),
    ],
)
def test_the_year_of_a_report_is_told_from_the_years_that_it_tells_of(
    question: str, told: list[int], of_reports: list[int]
) -> None:
    times = find_times(question)
    assert sorted(period.first.year for period in times.periods) == told
    assert [period.first.year for period in times.reports] == of_reports
    assert times.by_report is (not of_reports)


def test_since_a_year_all_that_follow_are_meant() -> None:
    times = find_times("2020年以来税收")
    assert (times.since, times.spans) == (True, ((0, 5), (5, 7)))
    assert find_times("2020年至今税收").since
    assert not find_times("2020年税收").since
    assert not find_times("2020年以来和2022年税收").since
