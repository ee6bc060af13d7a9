"""`yinwen reports`: what the library holds, as a table, or tab-separated on a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot import terminal_texts as wording
from bot import texts
from bot.answering import ListedReport
from bot.commands.opening import open_library
from bot.console import stdout_console
from bot.settings import Settings


def run(settings: Settings) -> int:
    """Print what the library holds."""
    show_reports(open_library(settings).reports, stdout_console())
    return 0


def show_reports(reports: Sequence[ListedReport], console: Console) -> None:
    """Print the reports in the form that fits the console."""
    rows = [_row(report) for report in reports]
    if not console.is_terminal:
        for row in (wording.REPORT_COLUMNS, *rows):
            print("\t".join(row), file=console.file)  # rich would turn tabs into spaces
    elif rows:
        console.print(_table(rows))
        console.print(texts.reports_title(len(rows)))
    else:
        console.print(texts.GREETING_EMPTY)


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


def _table(rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table(box=SIMPLE_HEAD)
    for name in wording.REPORT_COLUMNS:
        table.add_column(name, justify="right" if name in wording.REPORT_COUNTS else "left")
    for row in rows:
        table.add_row(*row)
    return table
