"""What reports say of themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.clean import clean
from index.document import Document
from index.metadata import planned_period, read_metadata, speaking_year
from index.report import Level, Metadata, Period

BODY = (
    "\n\n今年以来，我们坚持稳中求进工作总基调，扎实推进各项工作，"
    "取得了新的成效，人民生活水平持续提高，社会大局和谐稳定。\n"
)


def seed(seeds: Path, number: str) -> Metadata:
    (path,) = seeds.glob(f"{number}_*.txt")
    return read_metadata(Document(clean(path.read_text(encoding="utf-8"))), path.name)


def test_a_title_on_two_lines_is_cited_with_its_place(seeds: Path) -> None:
    told = seed(seeds, "000")
    assert told.title == "齐陵街道2023年上半年工作总结和下半年工作打算"
    assert (told.place, told.level) == ("齐陵街道", Level.TOWN)
    assert (told.period, planned_period(told)) == (Period.half(2023, 1), Period.half(2023, 2))
    assert told.kind == "工作总结"


def test_a_government_report_covers_the_year_before(seeds: Path) -> None:
    told = seed(seeds, "001")
    assert told.title == "2024年齐都镇政府工作报告"
    assert (told.issuer, told.place) == ("齐都镇人民政府", "齐都镇")
    assert told.date == date(2024, 1, 12)
    assert told.period == Period.year(2023)
    assert speaking_year(told) == planned_period(told) == Period.year(2024)


def test_a_saved_page_tells_issuer_and_date(seeds: Path) -> None:
    told = seed(seeds, "002")
    assert told.title == "中大槐树街道2022年工作总结"
    assert told.issuer == "中大槐树街道办事处"
    assert told.date == date(2023, 1, 16)
    assert told.period == speaking_year(told) == Period.year(2022)


def test_a_redacted_report_without_title_gets_one_from_what_is_there(seeds: Path) -> None:
    told = seed(seeds, "003")
    assert told.title == "**街道2022年工作总结"
    assert (told.place, told.level, told.issuer) == ("", Level.UNKNOWN, "")


def test_a_redacted_title_stays_as_it_stands(seeds: Path) -> None:
    told = seed(seeds, "004")
    assert told.title == "街道2022年工作总结及2023年工作思路"
    assert (told.place, told.period) == ("", Period.year(2022))


@pytest.mark.parametrize(
    ("head", "source", "title", "place", "year"),
    [
        ("2025年宁夏政府工作报告", "a.txt", "2025年宁夏政府工作报告", "宁夏", 2024),
        ("2016年中华人民共和国国务院政府工作报告", "a.txt", None, "全国", 2015),
        (
            "政府工作报告——2024年3月5日在第十四届全国人民代表大会第二次会议上国务院总理 李强",
            "a.txt",
            "2024年国务院政府工作报告",
            "全国",
            2023,
        ),
        ("各位代表：", "2016_国务院政府工作报告.txt", "2016年国务院政府工作报告", "全国", 2015),
        ("政 府 工 作 报 告\n\n（2023年2月1日在临淄区第十九届人民代表大会第二次会议上）", "a.txt",
         "2023年临淄区政府工作报告", "临淄区", 2022),
        ("财政局\n2021年工作总结", "a.txt", "2021年工作总结", "", 2021),
    ],
)  # fmt: skip
def test_titles_places_and_years(
    head: str, source: str, title: str | None, place: str, year: int
) -> None:
    told = read_metadata(Document(head + BODY), source)
    assert told.title == (title or head)
    assert told.place == place
    assert told.period == Period.year(year)


def test_nothing_known_is_nothing_claimed() -> None:
    assert read_metadata(Document("你好"), "笔记.txt") == Metadata(title="笔记")


@pytest.mark.shared
def test_every_state_council_report_is_of_the_nation(shared: Path) -> None:
    for path in sorted((shared / "eval/reports/national_txt").glob("*国务院*.txt")):
        told = read_metadata(Document(clean(path.read_text(encoding="utf-8"))), "x.txt")
        assert (told.place, told.issuer, told.level) == ("全国", "国务院", Level.NATION)
        assert told.period == Period.year(int(path.name[:4]) - 1)
