"""The rows of a .csv list, with a header that names the columns.

The delimiter is the one that gives the header the columns we know. A quotation mark that
is never closed would swallow the rest of the list: that is told.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from index.errors import BrokenDocumentError, EmptyDocumentError
from index.load.limits import MAX_CHARACTERS
from index.load.row import FIELDS, column
from index.unpack.budget import Budget
from index.unpack.member import Member
from index.unpack.rows import Rows, decode_list

_DELIMITERS = ",\t;"
_SAMPLE = 100_000
"""Characters among which the header is looked for."""
_SHOWN = 12
"""Columns that are named to the person who misses one."""


def members(data: bytes, budget: Budget) -> Iterator[Member]:
    """The documents of the list; raises a `LoadError` if it is no list of documents."""
    source, rows = budget.source, Rows(budget)
    text = decode_list(data, source)
    table = _rows(text, _delimiter(text[:_SAMPLE]), source)
    _, header, _ = next(table, (0, [], ""))
    if not header:
        raise EmptyDocumentError(source, "a list without rows")
    if column(dict.fromkeys(header), "text") is None:
        raise BrokenDocumentError(source, f"no column of texts among: {_shown(header)}")
    for number, cells, raw in table:
        fault = _fault(header, cells, raw)
        if fault:
            yield rows.failure(number, fault)
        else:
            yield rows.member(_row(header, cells), number)


def _delimiter(sample: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: _known_columns(sample, delimiter))


def _known_columns(sample: str, delimiter: str) -> tuple[int, int]:
    """How many columns of the header are known, and how many there are."""
    header = next(_rows(sample, delimiter, ""), (0, [], ""))[1]
    names = dict.fromkeys(header)
    return sum(column(names, field) is not None for field in FIELDS), len(header)


def _rows(text: str, delimiter: str, source: str) -> Iterator[tuple[int, list[str], str]]:
    """The rows that are not blank: number of the first line, cells, and the row as written."""
    csv.field_size_limit(MAX_CHARACTERS)
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for cells in reader:
            number, raw = lines.taken()
            if any(cell.strip() for cell in cells):
                yield number, cells, raw
    except csv.Error as error:
        raise BrokenDocumentError(source, f"line {lines.taken()[0]}: {error}") from error


class _Lines:
    """The lines of a text, and which of them made the last row."""

    def __init__(self, text: str) -> None:
        self._lines = StringIO(text, newline="")
        self._taken: list[str] = []
        self._number = 1

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._taken.append(line)
            yield line

    def taken(self) -> tuple[int, str]:
        """The number of the first line since this was last asked, and the lines."""
        number, lines = self._number, self._taken
        self._number, self._taken = number + len(lines), []
        return number, "".join(lines)


def _fault(header: Sequence[str], cells: Sequence[str], raw: str) -> str:
    """What is wrong with a row, empty if nothing is."""
    if raw.count('"') % 2 and "\n" in raw.rstrip("\r\n"):
        return "a quotation mark is not closed"
    if any(cell.strip() for cell in cells[len(header) :]):
        return f"{len(cells)} cells under {len(header)} columns"
    return ""


def _row(header: Sequence[str], cells: Sequence[str]) -> dict[str, object]:
    """The cells by column; of columns of one name the first counts."""
    return dict(reversed([*zip(header, cells, strict=False)]))


def _shown(header: Sequence[str]) -> str:
    names = [name.strip()[:20] for name in header if name.strip()]
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
