"""A letter and a subject line are compared as texts; a question is not."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import pairwise

import pytest

from index.library import Library, update
from index.report import Period, Status
from index.sources import find_sources
from retrieval import long_text
from retrieval.answer import Answerer
from retrieval.cues import Kind
from retrieval.lexicon import Synonym
from retrieval.long_text import FEW, LONG, SIZE, SUBJECT, as_text, holds_letters, is_text, stretches
from retrieval.question import Concept, Question


def of(count: int) -> Question:
    """A question of so many content words."""
    word = Concept("税收", (Synonym("税收", 1.0),), asked=True)
    return Question("税收", "税收", (word,) * count, ("税收",))


ASKING = {"periods": (Period.year(2023),)}, {"kind": Kind.AMOUNT}, {"compares": True}


def test_many_words_that_ask_nothing_are_a_subject() -> None:
    assert is_text(of(SUBJECT))
    assert is_text(replace(of(SUBJECT), status=Status.PROBLEM))
    assert not is_text(of(SUBJECT - 1))


@pytest.mark.parametrize("asks", ASKING)
def test_what_asks_for_something_is_a_text_only_if_it_is_long(asks: dict[str, object]) -> None:
    assert not is_text(replace(of(LONG - 1), **asks))  # type: ignore[arg-type]
    assert is_text(replace(of(LONG), **asks))  # type: ignore[arg-type]


def test_among_letters_few_words_that_ask_nothing_are_a_subject() -> None:
    subject = replace(of(FEW), normal="投诉乱收停车费", kind=Kind.AMOUNT)
    assert is_text(subject, of_letters=True)
    assert not is_text(subject)
    assert not is_text(replace(subject, normal="停车费多少"), of_letters=True)
    assert not is_text(replace(subject, leaning=True), of_letters=True)


def test_letters_are_told_from_reports_by_their_length_and_kind(library: Library) -> None:
    short = replace(library.reports[0], characters=400)
    letter = replace(short, metadata=replace(short.metadata, kind=""))
    assert holds_letters([letter, letter, library.reports[1]])
    assert not holds_letters([short, short])
    assert not holds_letters(library.reports)
    assert not holds_letters([])


def test_what_leans_on_the_question_before_is_no_text() -> None:
    assert not is_text(replace(of(LONG), leaning=True))


def test_a_text_constrains_nothing_and_asks_for_no_kind_of_answer() -> None:
    letter = replace(of(LONG), periods=(Period.year(2023),), kind=Kind.AMOUNT, unit="元")
    read = as_text(letter)
    assert (read.periods, read.kind, read.unit) == ((), Kind.ANY, "")
    assert not any(concept.asked for concept in read.concepts)
    assert read.concepts[0].text == "税收"


def test_stretches_tile_every_report(library: Library) -> None:
    report = library.reports[0]
    parts = [(one, text) for one, text in stretches(library) if one.report == report.key]
    mine = [one for one, _ in parts]
    assert "".join(text for _, text in parts) == library.text(report.key)
    assert mine[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(mine))
    assert all(SIZE / 2 <= one.end - one.start <= 2 * SIZE for one in mine)


def test_a_page_of_a_report_leads_back_to_it(answerer: Answerer, library: Library) -> None:
    for report in library.reports[:2]:
        best = answerer.rank(answerer.understand(library.text(report.key)[600:1000]))[0]
        assert best.passage.report == report.key
        assert best.passage.start < 1000
        assert best.passage.end > 600
        assert best.evidence.engines == 1


def test_a_library_too_large_to_be_held_twice_is_ranked_as_ever(
    library: Library, answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = answerer.understand(library.text(library.reports[0].key)[600:1000])
    monkeypatch.setattr(long_text, "MOST", 1000)
    hits = Answerer(library).rank(page)
    assert hits != answerer.rank(page)


LETTERS = {
    "1": "A市的小区停车费问题收悉，由业主大会决定。",
    "2": "B市的小区停车费问题收悉，由业主大会决定。",
    "3": "A市的噪声问题收悉。经查，夜间施工已经停止。",
    "4": f"路灯损坏问题收悉，{'有关单位已经到现场查看并作了处理。' * 9}",
    "5": f"桥梁损坏问题收悉，{'有关单位已经到现场查看并作了处理。' * 7}路灯另行处理。",
}


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """What answers from a few letters."""
    folder = tmp_path_factory.mktemp("letters")
    rows = (json.dumps({"id": id_, "text": text}) for id_, text in LETTERS.items())
    (folder / "letters.jsonl").write_text("\n".join(rows), encoding="utf-8")
    update(folder / "library", find_sources([folder / "letters.jsonl"]))
    with closing(Library.open(folder / "library")) as library:
        yield Answerer(library)


@pytest.mark.parametrize(("city", "key"), [("A2县", "1"), ("B5县", "2")])
def test_a_letter_of_another_city_comes_later(letters: Answerer, city: str, key: str) -> None:
    found = letters.rank(letters.understand(f"投诉{city}小区停车费"))
    sources = {report.key: report.source for report in letters.reports}
    assert sources[found[0].passage.report].endswith(f"#{key}")


def test_a_subject_after_another_question_is_still_a_subject(letters: Answerer) -> None:
    assert letters.understand("投诉小区停车费", ["夜间施工停止了吗"]).is_text
    assert not letters.understand("停车费呢", ["A市有哪些噪声问题"]).is_text


def test_a_reply_is_about_what_it_opens_with(letters: Answerer) -> None:
    answer = letters.answer("反映路灯问题")
    assert [quote.locator.source[-2:] for quote in answer.quotes[:2]] == ["#4", "#5"]
    assert answer.alike
