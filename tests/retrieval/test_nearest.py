"""A refusal names the few reports that matter to what was asked."""

from dataclasses import replace
from datetime import date

from index.catalog import StoredReport
from index.report import Level, Metadata, Period
from retrieval.nearest import FEW, nearest_reports
from retrieval.places import Mention, Scope
from retrieval.question import Question


def report(key: str, place: str, year: int) -> StoredReport:
    """A report given in January that looks back on the year before."""
    about = Metadata(
        f"{place}政府工作报告",
        place=place,
        level=Level.TOWN,
        period=Period.year(year),
        date=date(year + 1, 1, 12),
        kind="政府工作报告",
    )
    return StoredReport(key, f"{key}.txt", key * 16, about, 100, 3)


HELD = tuple(report(f"a{year}", "甲镇", 2000 + year) for year in range(10, 22)) + tuple(
    report(f"{letter}15", f"{letter}镇", 2015) for letter in "bcdefg"
)
PLACE = Scope((Mention(0, 2, "甲镇", frozenset(f"a{year}" for year in range(10, 22))),))
ASKED = Question("", "")


def keys(question: Question, *near: str) -> list[str]:
    return [one.key for one in nearest_reports(question, HELD, near)]


def test_of_a_place_the_reports_nearest_to_the_time_come_first() -> None:
    question = replace(ASKED, scope=PLACE, periods=(Period.year(2005),))
    assert keys(question)[:3] == ["a10", "a11", "a12"]
    assert keys(replace(ASKED, scope=PLACE))[:3] == ["a21", "a20", "a19"]


def test_of_a_time_the_reports_of_other_places_are_named() -> None:
    assert keys(replace(ASKED, periods=(Period.year(2015),)))[0] in {"b15", "a15", "a14"}
    stranger = replace(ASKED, scope=Scope(unknown="乙镇"), periods=(Period.year(2010),))
    assert keys(stranger) == ["a10"]


def test_the_nearest_by_their_words_come_behind() -> None:
    question = replace(ASKED, scope=PLACE)
    assert keys(question, "c15", "c15", "d15") == ["a21", "a20", "a19", "c15"]
    assert keys(ASKED, "c15", "d15", "e15") == ["c15", "d15"]


def test_there_are_few_and_without_anything_the_newest() -> None:
    assert keys(ASKED) == ["a21", "a20"]
    assert len(keys(replace(ASKED, scope=PLACE), *"bcd")) <= FEW
