from datetime import date

import pytest
from support.hits import figure, passage

from index.catalog import StoredReport
from index.report import Level, Metadata, Period, Status
from retrieval.cues import Kind
from retrieval.evidence import Evidence
from retrieval.league import find_league
from retrieval.model import Asked
from retrieval.places import Mention, Scope
from retrieval.question import Question
from retrieval.rank import Hit
from retrieval.rows import MOST, Row, hits_by_row, missing_of, rows_of, telling_of


def report(key: str, place: str, year: int, level: Level = Level.TOWN) -> StoredReport:
    """A report given in January that looks back on the year before."""
    about = Metadata(
        f"{place}政府工作报告",
        place=place,
        level=level,
        period=Period.year(year),
        date=date(year + 1, 1, 12),
        kind="政府工作报告",
    )
    return StoredReport(key, f"{key}.txt", key * 16, about, 100, 3)


A21, A22, A23 = (report(f"a{year}", "甲镇", 2000 + year) for year in (21, 22, 23))
B23 = report("b23", "乙镇", 2023)
HELD = (A21, A22, A23, B23)
A = Mention(0, 2, "甲镇", frozenset({"a21", "a22", "a23"}))
B = Mention(3, 5, "乙镇", frozenset({"b23"}))
C, D = (Mention(6, 8, name, frozenset()) for name in ("丙镇", "丁镇"))


def asking(*mentions: Mention, years: tuple[int, ...] = (), **more: object) -> Question:
    periods = tuple(map(Period.year, years))
    return Question("", "", scope=Scope(mentions), periods=periods, **more)  # type: ignore[arg-type]


def table(question: Question, held: tuple[StoredReport, ...] = HELD) -> list[tuple[object, ...]]:
    """Each row as its place, its year and its reports."""
    rows = rows_of(question, held)
    return [
        (row.asked.place, row.asked.period and row.asked.period.last.year, sorted(row.reports))
        for row in rows
    ]


def said(report: str, status: Status = Status.DONE, **more: object) -> Hit:
    """A hit on 税收7万元 in a report."""
    told = figure("税收7万元。", "7", "万元", **more) if more else None
    one = passage("税收7万元。", report=report, status=status)
    return Hit(one, 0, told, 1.0, Evidence())


@pytest.mark.parametrize(
    "question",
    [asking(), asking(A), asking(A, years=(2023,)), asking(years=(2023,)), asking(A, A)],
)
def test_one_place_in_one_year_is_no_row(question: Question) -> None:
    assert rows_of(question, HELD) == ()


def test_each_place_is_a_row() -> None:
    everything = ["a21", "a22", "a23"]
    assert table(asking(A, B)) == [("甲镇", None, everything), ("乙镇", None, ["b23"])]


def test_places_without_reports_are_rows_of_their_own() -> None:
    assert [place for place, *_ in table(asking(A, C, D))] == ["甲镇", "丙镇", "丁镇"]


def test_places_in_one_year_must_speak_of_it() -> None:
    rows = rows_of(asking(A, B, years=(2023,)), HELD)
    assert [row.period for row in rows] == [Period.year(2023)] * 2
    assert [row.asked.period for row in rows] == [Period.year(2023)] * 2


def test_each_year_of_a_place_is_a_row_of_what_reviews_or_plans_it() -> None:
    assert table(asking(A, years=(2020, 2022, 2023))) == [
        ("甲镇", 2020, []),
        ("甲镇", 2022, ["a21", "a22"]),
        ("甲镇", 2023, ["a22", "a23"]),
    ]


def test_places_and_years_make_rows_place_by_place() -> None:
    rows = table(asking(A, B, years=(2022, 2023), status=Status.DONE))
    assert rows == [
        ("甲镇", 2022, ["a22"]),
        ("甲镇", 2023, ["a23"]),
        ("乙镇", 2022, []),
        ("乙镇", 2023, ["b23"]),
    ]


@pytest.mark.parametrize(
    ("years", "status"), [((2023, 2024), Status.UNKNOWN), ((2022, 2023), Status.PLANNED)]
)
def test_a_series_into_the_future_or_of_targets_is_one_of_plans(
    years: tuple[int, ...], status: Status
) -> None:
    planning = [[f"a{year - 2001}"] for year in years]
    question = asking(A, years=years, status=status, kind=Kind.VALUE)
    assert [keys for *_, keys in table(question)] == planning


def test_a_series_that_was_not_planned_from_its_start_is_one_of_results() -> None:
    into_the_future = asking(A, years=(2021, 2024), kind=Kind.VALUE)
    assert [keys for *_, keys in table(into_the_future)] == [["a21"], ["a23"]]
    amounts = asking(A, years=(2023, 2024), kind=Kind.AMOUNT)
    assert [keys for *_, keys in table(amounts)] == [["a22", "a23"], ["a23"]]


def test_the_years_of_reports_are_those_they_were_given_in() -> None:
    rows = rows_of(asking(A, years=(2023, 2024), by_report=True), HELD)
    assert [sorted(row.reports) for row in rows] == [["a22"], ["a23"]]
    assert [row.period for row in rows] == [None, None]
    assert [row.asked.period for row in rows] == [Period.year(2023), Period.year(2024)]
    assert table(asking(A, B, years=(2023,), by_report=True)) == [
        ("甲镇", 2023, ["a22"]),
        ("乙镇", 2023, []),
    ]


def test_the_newest_years_of_each_place_come_oldest_first() -> None:
    assert table(asking(A, recent=2)) == [("甲镇", 2022, ["a22"]), ("甲镇", 2023, ["a23"])]
    assert table(asking(A, B, recent=2))[-1] == ("乙镇", 2023, ["b23"])
    assert len(table(asking(A, recent=9))) == 3


def test_the_newest_targets_are_of_the_years_to_come() -> None:
    rows = table(asking(A, recent=2, status=Status.PLANNED))
    assert rows == [("甲镇", 2023, ["a22"]), ("甲镇", 2024, ["a23"])]


def test_recent_years_that_no_report_of_a_place_speaks_in_are_missing_too() -> None:
    assert table(asking(B, recent=2)) == [("乙镇", 2022, []), ("乙镇", 2023, ["b23"])]
    assert table(asking(recent=2), (B23,)) == []


def test_years_that_are_named_go_before_recent_ones() -> None:
    years = [year for _, year, _ in table(asking(A, years=(2021, 2022), recent=3))]
    assert years == [2021, 2022]


def test_a_series_of_no_place_is_of_the_one_told_of_longest() -> None:
    assert table(asking(recent=2)) == [("", 2022, ["a22"]), ("", 2023, ["a23"])]
    rows = table(asking(years=(2021, 2022), status=Status.DONE))
    assert rows == [("", 2021, ["a21"]), ("", 2022, ["a22"])]


def test_the_place_told_of_longest_is_that_of_the_years_asked_for() -> None:
    held = (*HELD, report("b24", "乙镇", 2024))
    rows = table(asking(years=(2024, 2025), kind=Kind.VALUE), held)
    assert rows == [("", 2024, ["b23"]), ("", 2025, ["b24"])]


def test_a_league_has_a_row_for_each_place_of_its_kind() -> None:
    county = report("c23", "丙县", 2023, Level.COUNTY)
    towns = asking(league=find_league("各镇税收"))
    assert [place for place, *_ in table(towns, (*HELD, county))] == ["乙镇", "甲镇"]
    everywhere = asking(league=find_league("各地税收"))
    assert len(table(everywhere, (*HELD, county))) == 3


def test_a_report_of_no_known_place_is_a_place_of_a_league_itself() -> None:
    nameless = report("n23", "", 2023, Level.UNKNOWN)
    rows = table(asking(league=find_league("各镇税收")), (*HELD, nameless))
    assert rows[-1] == ("", None, ["n23"])


def test_places_that_are_named_go_before_all_of_a_kind() -> None:
    question = asking(A, B, league=find_league("各镇税收"))
    assert [place for place, *_ in table(question)] == ["甲镇", "乙镇"]


def test_there_are_no_more_rows_than_the_limit() -> None:
    held = tuple(report(f"k{number}", f"{number}镇", 2023) for number in range(MOST + 5))
    assert len(rows_of(asking(league=find_league("各镇税收")), held)) == MOST


def test_a_hit_tells_of_its_report_and_the_time_of_its_clause() -> None:
    reports = {one.key: one for one in HELD}
    planned, done = said("a22", Status.PLANNED), said("a23")
    rows = rows_of(asking(A, years=(2022, 2023)), HELD)
    assert hits_by_row(rows, [said("b23"), planned, done, said("a22")], reports) == [
        [said("a22")],
        [planned, done],
    ]


def test_the_time_of_a_figure_goes_before_that_of_its_clause() -> None:
    reports = {one.key: one for one in HELD}
    older = said("a23", period=Period.year(2022))
    row = Row(frozenset({"a23"}), Asked("甲镇", Period.year(2023)), Period.year(2023))
    assert hits_by_row([row], [older], reports) == [[]]


def test_what_tells_no_time_may_be_of_any() -> None:
    timeless = StoredReport("t", "t.txt", "t" * 64, Metadata("总结", place="甲镇"), 100, 3)
    row = Row(frozenset("t"), Asked("甲镇", Period.year(2023)), Period.year(2023))
    assert hits_by_row([row], [said("t")], {"t": timeless}) == [[said("t")]]


def test_a_row_without_a_time_takes_whatever_its_reports_say() -> None:
    reports = {one.key: one for one in HELD}
    row = Row(frozenset({"a21"}), Asked("甲镇"))
    assert hits_by_row([row], [said("a21"), said("a22")], reports) == [[said("a21")]]


def test_rows_that_no_chosen_hit_answers_are_missing() -> None:
    first, second = (Row(mention.reports, Asked(mention.name)) for mention in (A, C))
    rows = {first: [said("a21")], second: []}
    assert missing_of(asking(A, C), rows, [said("a21")]) == (Asked("丙镇"),)
    assert missing_of(asking(A, C), rows, []) == (Asked("甲镇"), Asked("丙镇"))
    assert missing_of(asking(A), {}, [said("a21")]) == ()


def test_what_was_not_named_one_by_one_is_missing_only_where_the_first_is_wanted() -> None:
    row = Row(A.reports, Asked("甲镇"))
    every, highest = find_league("各镇税收"), find_league("哪个镇税收高")
    assert missing_of(asking(league=every), {row: []}, []) == ()
    assert missing_of(asking(A, B, league=every), {row: []}, []) == (Asked("甲镇"),)
    assert missing_of(asking(league=highest), {row: []}, []) == (Asked("甲镇"),)


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        (asking(years=(2022,)), {"a21", "a22"}),
        (asking(B, years=(2023,)), {"b23"}),
        (asking(years=(2023,), by_report=True), {"a22"}),
        (asking(years=(2022, 2023)), set()),
        (asking(A), set()),
    ],
)
def test_one_year_is_told_of_by_what_reviews_or_plans_it(
    question: Question, keys: set[str]
) -> None:
    assert telling_of(question, HELD) == keys
