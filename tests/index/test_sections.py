"""The section tree of real reports and of any text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.clean import clean
from index.document import Document
from index.metadata import read_metadata
from index.report import Metadata, Section, Status
from index.sections import split_sections

LONG = "坚持把提速项目建设作为抓手，推进十个重点项目建设，实现产值持续攀升。"


def tree(text: str, title: str = "") -> list[tuple[int, str, Status]]:
    sections = split_sections(text, Metadata(title=title))
    return [(section.level, section.heading, section.status) for section in sections]


def seed_sections(seeds: Path, number: str) -> tuple[Section, ...]:
    (path,) = seeds.glob(f"{number}_*.txt")
    text = clean(path.read_text(encoding="utf-8"))
    return split_sections(text, read_metadata(Document(text), path.name))


def test_numbered_headings_nest_and_run_into_the_text() -> None:
    review = f"（一）党建引领。一是{LONG}\n（二）经济发展。{LONG}"
    text = f"总结\n一、工作总结\n{review}\n二、下步打算\n{LONG}"
    assert tree(text) == [
        (0, "", Status.UNKNOWN),
        (1, "一、工作总结", Status.DONE),
        (2, "（一）党建引领。", Status.DONE),
        (2, "（二）经济发展。", Status.DONE),
        (1, "二、下步打算", Status.PLANNED),
    ]


def test_unnumbered_headings_stand_above_numbered_ones(seeds: Path) -> None:
    sections = seed_sections(seeds, "001")
    top = [section.heading for section in sections if section.level == 1]
    assert top == ["2023年政府工作回顾", "2024年目标任务和工作重点", "全面加强政府自身建设"]
    (fourth,) = [s for s in sections if s.heading.startswith("四、")]
    assert fourth.parent is not None
    assert sections[fourth.parent].heading == "2024年目标任务和工作重点"


def test_titled_paragraphs_are_sections(seeds: Path) -> None:
    headings = [section.heading for section in seed_sections(seeds, "001")]
    assert "这是城乡品质提档升级的一年。" in headings
    assert "持续壮大产业园区。" in headings
    assert "坚持忠诚为政，铸牢思想之魂。" in headings


def test_a_heading_that_lost_its_numeral_is_one(seeds: Path) -> None:
    sections = seed_sections(seeds, "002")
    top = [(section.heading, section.status) for section in sections if section.level == 1]
    assert ("、存在的问题不足", Status.PROBLEM) in top
    assert [status for _, status in top] == [
        Status.DONE,
        Status.PROBLEM,
        Status.PLANNED,
        Status.PLANNED,
    ]


def test_a_closing_paragraph_leaves_the_last_heading(seeds: Path) -> None:
    last = seed_sections(seeds, "000")[-1]
    assert (last.heading, last.level, last.status) == ("", 2, Status.PLANNED)


def test_an_unnumbered_heading_between_two_numbers_stands_below() -> None:
    text = f"{LONG}\n一、形势\n{LONG}\n主要目标\n{LONG}\n二、任务\n{LONG}"
    assert [(level, heading) for level, heading, _ in tree(text)][1:] == [
        (1, "一、形势"),
        (2, "主要目标"),
        (1, "二、任务"),
    ]


def test_without_headings_paragraphs_set_the_tone() -> None:
    review, plan = "过去一年，我们开拓进取。" + LONG, "今年发展主要预期目标是：增长5%。" + LONG
    text = f"{review}\n一、农业\n{LONG}\n{plan}\n二、工业\n{LONG}"
    assert [status for _, heading, status in tree(text) if heading] == [
        Status.DONE,
        Status.PLANNED,
    ]


@given(st.text(alphabet="一二三、（）12.。，各位代表年总结打算问题是\n 字", max_size=200))
@settings(max_examples=150)
def test_sections_tile_any_text(text: str) -> None:
    sections = split_sections(text, Metadata(title=""))
    assert "".join(text[s.start : s.end] for s in sections) == text
    for index, section in enumerate(sections):
        assert section.index == index
        assert section.parent is None or section.parent < index
        assert text[section.start : section.end].strip().startswith(section.heading)
