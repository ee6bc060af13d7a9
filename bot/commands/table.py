"""Rows for people and for programs: a table in a terminal, tab-separated on a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.texts.terminal import NUMBERS


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], console: Console) -> None:
    """Print the rows under a header; columns of numbers are set to the right."""
    if not console.is_terminal:
        for row in (columns, *rows):
            print("\t".join(row), file=console.file)  # rich would turn tabs into spaces
        return
    table = Table(box=SIMPLE_HEAD)
    for name in columns:
        table.add_column(name, justify="right" if name in NUMBERS else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
