"""Questions after no matter in particular, asked of the seeds and of a report without headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.reports import write_files

from index.library import Library, update
from retrieval.answer import Answerer
from retrieval.model import Answer, Verdict

PLAIN = (
    "清溪镇政府工作报告\n（2025年1月12日）\n一、2024年工作回顾\n"
    "全年财政收入3亿元，增长5%。经济平稳增长。\n新建幼儿园2所，增加学位300个。民生改善。\n"
    "二、2025年工作安排\n发展壮大产业。新建园区一处。\n"
)


def told(answer: Answer) -> list[str]:
    assert answer.verdict is Verdict.ANSWERED
    return [quote.text[quote.focus[0] - quote.start :][:9] for quote in answer.quotes]


@pytest.mark.parametrize(
    ("asked", "first", "count"),
    [
        ("齐都镇今年重点工作有哪些", "一、突出产业赋能，", 4),
        ("齐都镇2024年打算干什么", "一、突出产业赋能，", 4),
        ("齐都镇去年主要成绩", "这是产业转调稳步增", 6),
        ("齐陵下半年计划", "（一）持之以恒发展", 5),
        ("中大槐树报告讲了啥", "一、2022年重点", 4),
    ],
)
def test_the_headings_of_the_part_that_is_meant_answer(
    answerer: Answerer, asked: str, first: str, count: int
) -> None:
    answer = answerer.answer(asked)
    assert told(answer)[0] == first
    assert len(answer.quotes) == count


def test_a_heading_is_quoted_as_it_stands(answerer: Answerer, seeds_library: Path) -> None:
    library = Library.open(seeds_library)
    for quote in answerer.answer("齐都镇今年重点工作有哪些").quotes:
        text = library.text(quote.locator.report)
        assert text[quote.start : quote.end] == quote.text
        assert quote.locator.section[-1] == quote.text
    library.close()


@pytest.mark.parametrize("asked", ["齐都镇今年重点项目", "齐都镇存在的问题", "今年重点工作有哪些"])
def test_what_names_a_matter_a_lack_or_no_report_is_searched_for(
    answerer: Answerer, asked: str
) -> None:
    answer = answerer.answer(asked)
    assert all(one.text not in one.locator.section for one in answer.quotes)


def test_where_a_part_has_no_headings_its_paragraphs_say_what_they_are_about(
    tmp_path: Path,
) -> None:
    update(tmp_path / "library", write_files(tmp_path / "files", report=PLAIN))
    library = Library.open(tmp_path / "library")
    answer = Answerer(library).answer("清溪镇去年干了什么")
    library.close()
    assert told(answer) == ["全年财政收入3亿元", "新建幼儿园2所，增"]
