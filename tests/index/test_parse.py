"""From bytes to a report: everything tiles, every span is exact."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import EmptyDocumentError, LoadError
from index.parse import parse, parse_file
from index.passages import LIMIT
from index.report import Report


def assert_sound(report: Report) -> None:
    """Sections tile the text, passages their section, clauses their passage."""
    position = 0
    for passage in report.passages:
        section = report.sections[passage.section]
        assert section.start <= passage.start == position < passage.end <= section.end
        assert passage.end - passage.start <= LIMIT
        for clause in passage.clauses:
            assert clause.start == position < clause.end
            position = clause.end
        assert position == passage.end
        for figure in passage.figures:
            assert passage.start <= figure.start < figure.end <= passage.end
    assert position == len(report.text) == report.sections[-1].end


def test_the_seeds_are_sound(seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        report = parse_file(path, seeds)
        assert_sound(report)
        assert report.source == path.name
        assert sum(len(passage.figures) for passage in report.passages) > 10


def test_the_same_bytes_give_the_same_report(seeds: Path) -> None:
    path = min(seeds.glob("*.txt"))
    assert parse_file(path, seeds) == parse(path.name, path.read_bytes())


def test_a_path_leads_from_the_top_to_the_section(seeds: Path) -> None:
    (path,) = seeds.glob("000_*.txt")
    report = parse_file(path, seeds)
    index = next(s.index for s in report.sections if s.heading.startswith("（四）"))
    assert report.path(index) == ("一、上半年工作总结", "（四）坚定不移推动乡村振兴示范片。")


def test_a_page_of_nothing_but_chrome_is_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        parse("a.txt", "无障碍阅读\n返回首页\n".encode())


@given(st.text(max_size=150).map(lambda text: text * 5), st.sampled_from(["utf-8", "gb18030"]))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_sound_report_or_our_error(text: str, encoding: str) -> None:
    try:
        report = parse("a.txt", text.encode(encoding, errors="replace"))
    except LoadError:
        return
    assert_sound(report)


@pytest.mark.shared
def test_state_council_reports_are_sound(shared: Path) -> None:
    root = shared / "eval/reports/national_txt"
    for path in sorted(root.glob("*.txt"))[::9]:
        report = parse_file(path, root)
        assert_sound(report)
        assert "Public domain" not in report.text
