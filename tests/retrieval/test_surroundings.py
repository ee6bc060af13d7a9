import pytest

from index.catalog import StoredPassage, StoredReport
from index.library import Library
from index.report import Status
from retrieval.model import Quote
from retrieval.quote import locate
from retrieval.surroundings import REACH, surroundings_of


@pytest.fixture
def long_section(library: Library) -> list[Quote]:
    """The passages of a section longer than what is shown of one, as quotes."""
    report = next(r for r in library.reports if r.source.startswith("002"))
    sections = library.sections(report.key)
    longest = max(sections, key=lambda section: section.end - section.start)
    assert longest.end - longest.start > REACH
    return [_quote(one, report) for one in library.passages_of(report.key, longest.index)]


def _quote(passage: StoredPassage, report: StoredReport) -> Quote:
    text = passage.text.strip()
    start = passage.start + passage.text.index(text)
    focus = (start, start + 1)
    return Quote(locate(passage, report), text, start, start + len(text), focus, Status.UNKNOWN)


def test_the_quote_is_where_it_is_said_to_be(library: Library, long_section: list[Quote]) -> None:
    for quote in long_section:
        around = surroundings_of(quote, library)
        assert around.text[slice(*around.quote)] == quote.text
        assert len(around.text) <= 2 * REACH + len(quote.text)


def test_what_is_cut_off_is_told(library: Library, long_section: list[Quote]) -> None:
    first, last = (
        surroundings_of(long_section[0], library),
        surroundings_of(long_section[-1], library),
    )
    assert (first.before, first.after) == (False, True)
    assert (last.before, last.after) == (True, False)
