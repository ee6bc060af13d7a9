from dataclasses import dataclass

from support.telegram_parser import parse

from bot.pages import reports_page
from bot.rich import MESSAGE_UNITS
from index.report import Metadata

LONG_TEXT = "😀长<" * 3000


@dataclass(frozen=True)
class Endless:
    source: str = LONG_TEXT
    characters: int = 10**9
    passages: int = 10**9

    @property
    def metadata(self) -> Metadata:
        return Metadata(LONG_TEXT, LONG_TEXT, LONG_TEXT)


def test_a_page_of_reports_with_endless_names_fits():
    page = reports_page([Endless()] * 9, 0)
    parsed = parse(page.html)
    assert 1000 < parsed.units <= MESSAGE_UNITS
    assert page.rows[0][1].label == "1/2"


def test_an_empty_library_says_how_to_fill_it():
    assert "yinwen index" in parse(reports_page([]).html).text
