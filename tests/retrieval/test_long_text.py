"""A letter and a subject line are compared as texts; a question is not."""

from dataclasses import replace
from itertools import pairwise

import pytest

from index.library import Library
from index.report import Period, Status
from retrieval import long_text
from retrieval.answer import Answerer
from retrieval.cues import Kind
from retrieval.lexicon import Synonym
from retrieval.long_text import LONG, SIZE, SUBJECT, as_text, is_text, stretches
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
        assert best.evidence.whole == 1


def test_a_library_too_large_to_be_held_twice_is_ranked_as_ever(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_text, "MOST", 1000)
    asked = Answerer(library)
    hits = asked.rank(asked.understand(library.text(library.reports[0].key)[600:1000]))
    assert hits
    assert hits[0].evidence.whole == 0
