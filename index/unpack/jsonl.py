"""The rows of a .jsonl list: an object a line. A bad line is told, and the others are read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from index.errors import EmptyDocumentError
from index.unpack.budget import Budget
from index.unpack.member import Member
from index.unpack.rows import Rows, decode_list


def members(data: bytes, budget: Budget) -> Iterator[Member]:
    """The documents of the list; raises a `LoadError` if it has none."""
    source, rows, found = budget.source, Rows(budget), False
    for number, line in enumerate(_lines(decode_list(data, source)), start=1):
        if not line.strip():
            continue
        found = True
        try:
            row = _object(line)
        except ValueError as error:
            yield rows.failure(number, str(error))
        else:
            yield rows.member(row, number)
    if not found:
        raise EmptyDocumentError(source, "a list without rows")


def _lines(text: str) -> Iterator[str]:
    """The lines, which only a newline ends: other separators may stand within a JSON string."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _object(line: str) -> dict[str, object]:
    """The object of a line; raises `ValueError` that says what is wrong with it."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:
        raise ValueError("no JSON that can be read") from error
    if not isinstance(row, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 - a fault of the data, not of a type
    return row
