"""`yinwen reports`: what the library holds, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console

from bot import texts
from bot.answering import ListedReport
from bot.commands.opening import open_library
from bot.commands.table import print_table
from bot.console import NOTE, stdout_console
from bot.jsonl import interval
from bot.settings import Settings
from bot.texts import terminal as wording
from index.catalog import StoredReport
from index.library import Copy


def run(settings: Settings, *, as_json: bool) -> int:
    """Print what the library holds."""
    library, console = open_library(settings), stdout_console()
    if as_json:
        listed = [report_object(report, library.copies) for report in library.reports]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
    else:
        show_reports(library.reports, console)
        show_copies(library.copies, console)
    return 0


def show_reports(reports: Sequence[ListedReport], console: Console) -> None:
    """Print a row a report; in a terminal also how many there are, and what is in doubt."""
    if reports or not console.is_terminal:
        print_table(wording.REPORT_COLUMNS, map(_row, reports), console)
    if not console.is_terminal:
        return
    for report in reports:
        for doubt in report.metadata.doubts:
            line = wording.doubt(report.source, doubt.field, doubt.value, doubt.origin)
            console.print(line, style=NOTE, soft_wrap=True)
    console.print(texts.reports_title(len(reports)) if reports else texts.GREETING_EMPTY)


def show_copies(copies: Sequence[Copy], console: Console) -> None:
    """In a terminal, a line for each source that says the same as a report."""
    for copy in copies if console.is_terminal else ():
        line = wording.copy(copy.source, copy.of, None if copy.exact else copy.resemblance)
        console.print(line, style=NOTE, soft_wrap=True)


def report_object(report: StoredReport, copies: Sequence[Copy]) -> dict[str, Any]:
    """A report with its metadata, its doubts and its copies, as docs/jsonl.md has it."""
    known = report.metadata
    return {
        "source": report.source,
        "key": report.key,
        "title": known.title,
        "issuer": known.issuer,
        "place": known.place,
        "level": known.level.value,
        "parent": known.parent,
        "period": interval(known.period),
        "date": known.date.isoformat() if known.date else None,
        "kind": known.kind,
        "url": known.url,
        "recognised": report.recognised,
        "characters": report.characters,
        "passages": report.passages,
        "doubts": [
            {"field": doubt.field, "value": doubt.value, "origin": doubt.origin}
            for doubt in known.doubts
        ],
        "copies": [
            {"source": copy.source, "resemblance": round(copy.resemblance, 3), "exact": copy.exact}
            for copy in copies
            if copy.report == report.key
        ],
    }


def _row(report: ListedReport) -> tuple[str, ...]:
    known = report.metadata
    return (
        known.title,
        known.issuer,
        wording.place(known.place, known.parent),
        texts.period(known.period) if known.period else "",
        known.date.isoformat() if known.date else "",
        known.kind,
        str(report.characters),
        str(report.passages),
        report.source,
    )
