from dataclasses import replace
from datetime import date

from support.reports import one_passage_report

from index.copies import Copy, contradict, copies, naming, worth
from index.records import Contents, Held, Source
from index.report import Doubt, Level, Metadata, Period, Report

A, B, C = (letter * 64 for letter in "abc")


def report(source: str, text: str = "全文", **about: object) -> Report:
    metadata = replace(Metadata("政府工作报告"), **about)  # type: ignore[arg-type]
    return replace(one_passage_report(), source=source, text=text, metadata=metadata)


def best(*reports: Report) -> str:
    return max(reports, key=worth).source


def test_copies_are_listed_with_what_stands_for_them() -> None:
    contents = Contents(
        sources={"a": Source(A), "also-a": Source(A), "b": Source(B), "also-b": Source(B)},
        held={A: Held("a"), B: Held("b", of=A, resemblance=0.97)},
    )
    assert copies(contents) == (
        Copy("also-a", "a", A[:12], 1.0, exact=True),
        Copy("also-b", "a", A[:12], 0.97, exact=False),
        Copy("b", "a", A[:12], 0.97, exact=False),
    )


def test_other_places_or_times_contradict() -> None:
    here = Metadata("", place="甲镇", period=Period.year(2023), date=date(2024, 1, 2))
    assert not contradict(here, here)
    assert not contradict(here, Metadata(""))
    assert contradict(here, replace(here, place="乙镇"))
    assert contradict(here, replace(here, period=Period.year(2022)))
    assert not contradict(here, replace(here, period=Period.half(2023, 1)))
    later = replace(here, period=None, date=date(2025, 1, 2))
    assert contradict(here, later)
    assert not contradict(replace(here, date=None), later), "a period is no date"


def test_the_one_whose_metadata_say_more_is_worth_more() -> None:
    place = {"place": "甲镇", "level": Level.TOWN}
    assert best(report("z.txt", **place), report("a.txt")) == "z.txt"
    doubts = (Doubt("place", "乙镇", "name"),)
    assert best(report("b.txt", **place), report("a.txt", **place, doubts=doubts)) == "b.txt"


def test_the_file_name_that_says_more_decides_between_equals() -> None:
    about = {"issuer": "甲镇人民政府"}
    named, nameless = report("z/甲镇政府工作报告.txt", **about), report("全文_x9.txt", **about)
    assert best(named, nameless) == "z/甲镇政府工作报告.txt"
    assert naming("全文_x9.txt", named.metadata) == 0


def test_then_the_longer_text_and_the_name() -> None:
    assert best(report("a.txt", "短"), report("b.txt", "更长的")) == "b.txt"
    assert best(report("aa.txt"), report("b.txt")) == "b.txt"
