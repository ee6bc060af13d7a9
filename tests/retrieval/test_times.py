from datetime import date

import pytest

from index.catalog import StoredPassage
from index.report import Clause, Metadata, Period, Status
from retrieval.times import find_times, period_of

REPORT = Metadata(
    "政府工作报告", kind="政府工作报告", period=Period.year(2023), date=date(2024, 1, 12)
)


def passage(text: str, status: Status, *path: str) -> StoredPassage:
    clause = Clause(0, len(text), 0, status)
    return StoredPassage(1, "k", 0, path, status, 0, 0, len(text), text, (clause,), ())


@pytest.mark.parametrize(
    ("question", "years"),
    [("2023年税收", [2023]), ("24年税收", [2024]), ("98年税收", [1998]), ("税收 2024", [2024]),
     ("去年税收", []), ("125510工作", []), ("11年级学生", []), ("投资2000万元", []),
     ("服务30年", []), ("2000户", [])],
)  # fmt: skip
def test_years_are_read_in_every_form(question: str, years: list[int]) -> None:
    assert [period.first.year for period in find_times(question).periods] == years


def test_relative_words_are_time_but_no_constraint() -> None:
    times = find_times("去年税收")
    assert times.spans == ((0, 2),)
    assert times.periods == ()


@pytest.mark.parametrize(
    ("text", "status", "path", "expected"),
    [
        ("税收4574万元", Status.DONE, (), Period.year(2023)),
        ("税收增长5%", Status.PLANNED, (), Period.year(2024)),
        ("今年税收增长5%", Status.PLANNED, (), Period.year(2024)),
        ("2021年税收3000万元", Status.DONE, (), Period.year(2021)),
        ("税收4574万元", Status.DONE, ("2022年工作",), Period.year(2022)),
    ],
)
def test_a_clause_speaks_of_its_own_time_first(
    text: str, status: Status, path: tuple[str, ...], expected: Period
) -> None:
    one = passage(text, status, *path)
    assert period_of(one.clauses[0], one, REPORT) == expected


def test_a_report_without_period_tells_none() -> None:
    one = passage("税收4574万元", Status.DONE)
    assert period_of(one.clauses[0], one, Metadata("总结")) is None
