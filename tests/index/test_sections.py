"""The section tree of real reports and of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.clean import clean
from index.document import Document, Heading
from index.metadata import read_metadata
from index.report import Metadata, Period, Section, Status
from index.sections import split_sections

LONG = "坚持把提速项目建设作为抓手，推进十个重点项目建设，实现产值持续攀升。"


def tree(text: str, title: str = "") -> list[tuple[int, str, Status]]:
    sections = split_sections(text, Metadata(title=title))
    return [(section.level, section.heading, section.status) for section in sections]


def report_sections(text: str) -> tuple[Section, ...]:
    return split_sections(text, read_metadata(Document(text), "report.txt"))


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


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    text = f"总结\n\n{LONG * 2}\n\n今后五年的方针\n\n{LONG * 2}\n\n第一，大办农业\n\n{LONG * 2}\n"
    assert [(level, heading) for level, heading, _ in tree(text)][1:] == [
        (1, "今后五年的方针"),
        (2, "第一，大办农业"),
    ]


@pytest.mark.parametrize("line", ["各位代表", "国务院总理 某某", "单位：亿元", "到 2024 年"])
def test_other_short_lines_are_not(line: str) -> None:
    assert len(tree(f"{LONG * 2}\n\n{line}\n\n{LONG * 2}\n")) == 1


def test_items_that_end_in_a_semicolon_are_a_list() -> None:
    text = f"一、农业\n{LONG}\n一、提高收购价格，稳定市场；\n二、扩大种植面积。\n二、工业\n{LONG}"
    assert [heading for _, heading, _ in tree(text)] == ["一、农业"]


def report_tree(*lines: str) -> dict[str, Status]:
    metadata = Metadata("政府工作报告", kind="政府工作报告", period=Period.year(2024))
    text = "\n".join(lines)
    return {s.heading: s.status for s in split_sections(text, metadata) if s.heading}


def test_chapters_after_the_review_plan() -> None:
    told = report_tree(
        "一、过去一年的工作", LONG, "二、大力发展农业", LONG, "三、对外开放取得新进展", LONG
    )
    assert told["二、大力发展农业"] is Status.PLANNED
    told = report_tree("一、过去一年的工作", LONG, "二、关于外交工作", LONG)
    assert told["二、关于外交工作"] is Status.UNKNOWN


def test_a_year_ahead_in_a_heading_plans() -> None:
    assert report_tree("一、关于2025年工作", LONG)["一、关于2025年工作"] is Status.PLANNED


def test_only_a_heading_that_told_hands_its_status_down() -> None:
    plan = "今年发展主要预期目标是：增长5%。" + LONG
    told = report_tree("过去一年，我们开拓进取。" + LONG, "一、牢记使命", plan, "（一）农业", LONG)
    assert told == {"一、牢记使命": Status.DONE, "（一）农业": Status.PLANNED}


def test_a_glossary_is_neither_review_nor_plan() -> None:
    told = report_tree("一、2025年工作安排", LONG, "名词解释", "1.两重：重大战略。", LONG)
    assert told["名词解释"] is Status.UNKNOWN


def test_rules_tell_of_nothing_done_or_planned() -> None:
    text = f"一、工作要求\n{LONG}\n二、存在的问题\n{LONG}"
    sections = split_sections(text, Metadata("某办法", kind="办法"))
    assert {section.status for section in sections} == {Status.UNKNOWN}


def marked_tree(*lines: str, levels: dict[str, int]) -> list[tuple[int, str]]:
    text = "\n".join(lines) + "\n"
    marks = [
        Heading(text.index(line), text.index(line) + len(line), level)
        for line, level in levels.items()
    ]
    sections = split_sections(text, Metadata(title=""), marks)
    return [(section.level, section.heading) for section in sections if section.heading]


def test_marked_headings_nest_by_level() -> None:
    assert marked_tree(
        "总结", LONG * 2, "亮点", LONG, "农业", LONG, "工业", LONG, "保障", LONG,
        levels={"总结": 1, "亮点": 2, "农业": 3, "工业": 3, "保障": 2},
    ) == [(1, "亮点"), (2, "农业"), (2, "工业"), (1, "保障")]  # fmt: skip


def test_marked_headings_stand_beside_numbered_ones_of_their_level() -> None:
    assert marked_tree(
        LONG * 2, "一、亮点", LONG, "农业", LONG, "（一）种植", LONG, "二、保障", LONG,
        levels={"一、亮点": 2, "农业": 3, "二、保障": 2},
    ) == [(1, "一、亮点"), (2, "农业"), (3, "（一）种植"), (1, "二、保障")]  # fmt: skip


def test_marks_on_everything_tell_nothing() -> None:
    lines = [f"今天第{number}组完成了检查" for number in range(9)]
    assert marked_tree(LONG * 2, *lines, levels=dict.fromkeys(lines, 1)) == []


def test_a_marked_paragraph_or_clause_is_no_heading() -> None:
    assert marked_tree(LONG * 2, LONG * 3, "抓好落实；", LONG, LONG, LONG,
                       levels={LONG * 3: 1, "抓好落实；": 2}) == []  # fmt: skip


@given(
    st.text(alphabet="一二、（）1.。，年总结打算\n 字", max_size=120),
    st.lists(st.tuples(st.integers(0, 130), st.integers(0, 60), st.integers(1, 7)), max_size=6),
)
@settings(max_examples=100)
def test_sections_tile_any_text_with_any_marks(
    text: str, marks: list[tuple[int, int, int]]
) -> None:
    headings = [Heading(start, start + length, level) for start, length, level in marks]
    sections = split_sections(text, Metadata(title=""), headings)
    assert "".join(text[s.start : s.end] for s in sections) == text


@given(st.text(alphabet="一二三、（）12.。，各位代表年总结打算问题是\n 字", max_size=200))
@settings(max_examples=150)
def test_sections_tile_any_text(text: str) -> None:
    sections = split_sections(text, Metadata(title=""))
    assert "".join(text[s.start : s.end] for s in sections) == text
    for index, section in enumerate(sections):
        assert section.index == index
        assert section.parent is None or section.parent < index
        assert text[section.start : section.end].strip().startswith(section.heading)


def test_short_headings_stand_below_chapters_that_are_numbered_in_brackets() -> None:
    first, second = "（一）一九五七年经济战线上的胜利", "（二）争取一九五八年国民经济的新跃进"
    short = "先说工业战线上的情况"
    lines = "1958年政府工作报告", first, LONG, short, LONG * 2, second, LONG
    told = {s.heading: (s.level, s.status) for s in report_sections("\n\n".join(lines))}
    assert told[short] == (2, Status.DONE)
    assert told[second] == (1, Status.PLANNED)


def test_a_chapter_on_a_matter_is_no_plan_though_plans_stand_before_it() -> None:
    text = (
        "1959年政府工作报告\n各位代表：\n一、一九五八年工作回顾\n增加了三所。\n"
        "二、一九五九年的任务\n增加三所。\n三、关于政治生活\n学校三所。\n四、加强团结\n要加强团结。\n"
    )
    told = [section.status for section in report_sections(text) if section.heading]
    assert told == [Status.DONE, Status.PLANNED, Status.UNKNOWN, Status.PLANNED]
