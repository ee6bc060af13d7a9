"""What reports say of themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.clean import clean
from index.document import Document
from index.metadata import planned_period, read_metadata, speaking_year
from index.report import Doubt, Level, Metadata, Period

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
        ("2016年中华人民共和国国务院政府工作报告", "a", "2016年国务院政府工作报告", "全国", 2015),
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


def read(head: str, source: str = "a.txt", **page: Any) -> Metadata:
    return read_metadata(Document(head + BODY, **page), source)


@pytest.mark.parametrize(
    ("head", "title", "issuer", "kind", "planned"),
    [
        ("沛县教育局2023年工作总结", "沛县教育局2023年工作总结", "沛县教育局", "工作总结", 2024),
        ("沛县2024年工作要点", "沛县2024年工作要点", "沛县", "工作要点", 2024),
        (
            "关于沛县2023年预算执行情况和2024年预算草案的报告\n2024年2月2日\n沛县财政局",
            "关于沛县2023年预算执行情况和2024年预算草案的报告",
            "沛县财政局",
            "预算报告",
            2024,
        ),
        (
            "政府工作报告\n——2021年12月28日在沛县第十八届人民代表大会第一次会议上\n沛县代县长 张三",
            "2022年沛县政府工作报告",
            "沛县人民政府",
            "政府工作报告",
            2022,
        ),
    ],
)
def test_other_kinds_of_report(head: str, title: str, issuer: str, kind: str, planned: int) -> None:
    told = read(head)
    assert (told.title, told.issuer, told.kind) == (title, issuer, kind)
    assert (told.place, told.level, told.parent) == ("沛县", Level.COUNTY, "徐州市")
    assert planned_period(told) == Period.year(planned)


def test_a_report_of_december_calls_its_own_year_this_year() -> None:
    told = read("政府工作报告\n——2021年12月28日在沛县第十八届人民代表大会第一次会议上")
    assert told.period == speaking_year(told) == Period.year(2021)


def test_a_notice_tells_issuer_and_date_by_its_signature() -> None:
    text = (
        f"关于印发某办法的通知\n各街道：{BODY}沛县民政局\n2019年6月10日\n某办法\n第一章 总则{BODY}"
    )
    told = read_metadata(Document(text, url="https://example.org/1.html"), "a.html")
    assert (told.kind, told.issuer, told.date) == ("通知", "沛县民政局", date(2019, 6, 10))
    assert (told.place, told.url) == ("沛县", "https://example.org/1.html")
    assert told.period == planned_period(told) == Period.year(2019)


def test_the_name_fills_what_the_text_leaves_open_and_the_page_the_rest() -> None:
    told = read(
        "各位代表：",
        "沛县2024年政府工作报告.txt",
        date=date(2024, 1, 9),
        title="无题",
        place="徐州市",
    )
    assert (told.title, told.place, told.parent) == ("2024年沛县政府工作报告", "沛县", "徐州市")
    assert (told.period, told.date) == (Period.year(2023), date(2024, 1, 9))
    assert told.doubts == ()


def test_a_folder_tells_which_of_two_places_of_a_name() -> None:
    assert read("2023年工作总结", "北京市/朝阳区.txt").parent == "北京市"


def test_origins_that_contradict_the_choice_are_kept_as_doubts() -> None:
    told = read(
        "2024年沛县政府工作报告\n2024年1月9日在沛县第十八届人民代表大会第三次会议上",
        "邳州市2019年工作总结.txt",
        date=date(2023, 5, 1),
    )
    assert set(told.doubts) == {
        Doubt("place", "邳州市", "name"),
        Doubt("period", "2019年", "name"),
        Doubt("kind", "工作总结", "name"),
        Doubt("date", "2023-05-01", "page"),
    }


@pytest.mark.parametrize(
    ("head", "source", "page"),
    [
        ("沛县2022年工作总结", "沛县2023年工作总结.txt", {"date": date(2023, 2, 1)}),
        ("2025年宁夏政府工作报告", "宁夏回族自治区2025.txt", {"place": "银川市"}),
        ("关于印发某办法的通知", "某办法.txt", {"title": "某办法", "place": "沛县"}),
        ("沛城街道2022年工作总结", "沛县.txt", {"issuer": "沛县人民政府"}),
    ],
)
def test_what_may_go_together_is_no_doubt(head: str, source: str, page: dict[str, Any]) -> None:
    assert read(head, source, **page).doubts == ()


@pytest.mark.shared
def test_every_state_council_report_is_of_the_nation(shared: Path) -> None:
    for path in sorted((shared / "eval/reports/national_txt").glob("*国务院*.txt")):
        told = read_metadata(Document(clean(path.read_text(encoding="utf-8"))), "x.txt")
        assert (told.place, told.issuer, told.level) == ("全国", "国务院", Level.NATION)
        assert told.period == Period.year(int(path.name[:4]) - 1)


def test_a_page_is_called_what_its_list_calls_it_whatever_it_speaks_of() -> None:
    text = "\n国务院学位委员会办公室\n2023年的工作计划已汇报，在平安镇，我们做好工作。\n"
    told = read_metadata(Document(text, title="水利学院招生简章"), "list.jsonl#1")
    assert (told.title, told.kind, told.place) == ("水利学院招生简章", "", "")
    report = read_metadata(Document(text + BODY * 20), "a.txt")
    assert (report.kind, report.place) == ("工作报告", "全国")
