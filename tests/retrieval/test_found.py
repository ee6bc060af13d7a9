"""Marks that are resolved after whatever may happen to a report."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.hits import figure, passage

from index.library import Library, update
from index.report import Status
from index.sources import find_sources
from retrieval.answer import Answerer
from retrieval.found import find, status_of
from retrieval.mark import Mark
from retrieval.model import Quote, Standing

QUESTION = "齐都镇2023年一般公共预算收入是多少？"
REPORT = (
    "2023年齐都镇政府工作报告\n一、2023年工作回顾\n"
    "全年完成一般公共预算收入1.43亿元，同比增长34%；固定资产投资5.3亿元。\n"
    "二、2024年工作安排\n力争一般公共预算收入增长10%左右。\n"
)
Publish = Callable[..., Library]


@pytest.fixture
def publish(tmp_path: Path) -> Iterator[Publish]:
    """Makes the library follow the files that are given by name."""
    folder = tmp_path / "reports"
    folder.mkdir()
    opened: list[Library] = []

    def follow(at: str = "library", **files: str) -> Library:
        for old in folder.iterdir():
            old.unlink()
        for name, text in files.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        update(tmp_path / at, find_sources([folder]))
        opened.append(Library.open(tmp_path / at))
        return opened[-1]

    yield follow
    for library in opened:
        library.close()


@pytest.fixture
def quote(publish: Publish) -> Quote:
    [first, *_] = Answerer(publish(town=REPORT)).answer(QUESTION).quotes
    return first


def test_every_quote_of_an_answer_is_found_as_it_is(answerer: Answerer) -> None:
    for question in (QUESTION, "2024年一般公共预算收入目标", "民生实事办了哪些"):
        for quote in answerer.answer(question).quotes:
            found = answerer.find(Mark.of(quote))
            assert found.standing is Standing.CURRENT
            assert found.now == quote


def test_a_wording_that_has_moved_within_its_report_is_found_by_its_content(
    library: Library, answerer: Answerer
) -> None:
    quote = answerer.answer(QUESTION).quotes[0]
    moved = replace(Mark.of(quote), start=quote.start + 77)
    assert find(moved, library).now == quote


def test_a_wording_that_is_not_there_is_not_made_up(library: Library, answerer: Answerer) -> None:
    mark = Mark.of(answerer.answer(QUESTION).quotes[0])
    found = find(replace(mark, number=mark.number + 1), library)
    assert (found.then, found.now) == (None, None)


def test_of_a_replaced_report_both_versions_are_shown(publish: Publish, quote: Quote) -> None:
    found = find(Mark.of(quote), publish(town=REPORT.replace("1.43", "1.53") + "补记一段。\n"))
    assert found.standing is Standing.REPLACED
    assert found.then is not None and found.now is not None
    assert found.then.text == quote.text
    assert "1.53亿元" in found.now.text[slice(*_focus(found.now))]
    assert found.now.status is quote.status
    assert found.now.locator.section == quote.locator.section


def test_a_new_version_that_says_nothing_of_it_says_nothing(publish: Publish, quote: Quote) -> None:
    other = "2023年齐都镇政府工作报告\n一、2023年工作回顾\n建成公园两座，绿化道路三条。\n"
    found = find(Mark.of(quote), publish(town=other))
    assert found.then is not None and found.then.text == quote.text
    assert (found.standing, found.now) == (Standing.REPLACED, None)


def test_in_a_library_made_anew_the_wording_is_found_in_another_file(
    publish: Publish, quote: Quote
) -> None:
    found = find(Mark.of(quote), publish("elsewhere", copy=f"{REPORT}补记一段。\n"))
    assert (found.standing, found.then) == (Standing.REMOVED, None)
    assert found.now is not None and found.now.text == quote.text
    assert found.now.locator.source == "copy.txt"


def test_the_status_is_that_of_the_figure_in_focus() -> None:
    text = "在此基础上，力争收入5亿元"
    planned = figure(text, "5", "亿元", status=Status.PLANNED)
    aim = passage("在此基础上，", "力争收入5亿元", figures=(planned,))
    assert status_of(aim, (aim.start, aim.end)) is Status.PLANNED
    assert status_of(aim, (aim.start, aim.start + 5)) is Status.DONE


def _focus(quote: Quote) -> tuple[int, int]:
    return quote.focus[0] - quote.start, quote.focus[1] - quote.start
