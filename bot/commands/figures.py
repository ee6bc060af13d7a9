"""`yinwen figures` and `yinwen compare`: figures of a report, and one figure of many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from bot import citation, pieces, texts
from bot.answering import ListedReport
from bot.commands.opening import open_answerer
from bot.commands.table import print_table
from bot.console import NOTE, Part, put, show, stdout_console
from bot.settings import Settings
from bot.texts import terminal as wording
from retrieval.compared import Comparison
from retrieval.key_figures import FigureSheet, Told


def run(settings: Settings, words: str) -> int:
    """Print the key figures of the one report that the words name; 1 if it is not one."""
    answerer, console = open_answerer(settings), stdout_console()
    named = answerer.reports_named(words)
    sheet = answerer.key_figures(named[0].key) if len(named) == 1 else None
    if sheet is None:
        for part in _choice(named):
            put(part, console)
        return 1
    put(Part(Text(f"《{sheet.report.metadata.title}》", style="bold")), console)
    print_table(wording.FIGURE_COLUMNS, _rows(sheet), console)
    return 0


def run_compare(settings: Settings, words: str) -> int:
    """Print one figure for the places or years that the words name, or for all; 1 if refused."""
    comparison, console = open_answerer(settings).compare(words), stdout_console()
    if not comparison.rows:
        show(comparison.answer, console)
        return 1
    print_table(wording.COMPARISON_COLUMNS, _compared(comparison), console)
    if comparison.answer.missing:
        lacking = [(row.place, row.period) for row in comparison.answer.missing]
        put(Part(Text(texts.lacking(lacking), style=NOTE)), console)
    return 0


def _choice(named: Sequence[ListedReport]) -> Iterator[Part]:
    yield Part(Text(texts.WHICH_REPORT if named else texts.NO_SUCH_REPORT, style=NOTE))
    for report in named:
        yield Part(Text(f"《{report.metadata.title}》　{report.source}"), inset=True)


def _rows(sheet: FigureSheet) -> Iterator[Sequence[str]]:
    for row in sheet.rows:
        yield row.metric.strip(), *_side(row.done), *_side(row.planned)


def _side(told: Told | None) -> tuple[str, str]:
    if told is None:
        return "", ""
    period = told.figure.period
    return pieces.written(told.figure), texts.period(period) if period else ""


def _compared(comparison: Comparison) -> Iterator[Sequence[str]]:
    for row in comparison.rows:
        quote = comparison.answer.quotes[row.figure.quote]
        when = texts.period(row.period) if row.period else ""
        sign = texts.SIGNS.get(row.figure.status, "").rstrip("：")
        value = pieces.written(row.figure)
        yield row.place, when, sign, value, row.figure.metric, citation.title(quote.locator)
