"""`yinwen reports`: what the library holds."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from bot import terminal_texts as wording
from bot import texts
from bot.answering import ListedReport
from bot.commands.opening import open_library
from bot.commands.table import print_table
from bot.console import stdout_console
from bot.settings import Settings


def run(settings: Settings) -> int:
    """Print what the library holds."""
    show_reports(open_library(settings).reports, stdout_console())
    return 0


def show_reports(reports: Sequence[ListedReport], console: Console) -> None:
    """Print a row a report; in a terminal also how many there are."""
    if reports or not console.is_terminal:
        print_table(wording.REPORT_COLUMNS, map(_row, reports), console)
    if console.is_terminal:
        total = len(reports)
        console.print(texts.reports_title(total) if total else texts.GREETING_EMPTY)


def _row(report: ListedReport) -> tuple[str, ...]:
    known = report.metadata
    return (
        known.title,
        known.issuer or known.place,
        texts.period(known.period) if known.period else "",
        known.date.isoformat() if known.date else "",
        str(report.characters),
        str(report.passages),
        report.source,
    )
