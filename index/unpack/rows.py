"""From the objects of a list to members: what a .csv and a .jsonl have in common."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from index.errors import BrokenDocumentError, UndecodableError, UnsafeNameError
from index.load.row import cell
from index.load.txt import decode
from index.unpack import names
from index.unpack.budget import Budget
from index.unpack.member import Member

_SURROGATE = re.compile("[\ud800-\udfff]")


class Rows:
    """Makes the members of one list, and sees to it that no two have the same name."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._names = names.Names()

    def member(self, row: Mapping[str, object], number: int) -> Member:
        """The member for a row; `number` names it if it has no id of its own."""
        identity = cell(row, "id").strip() or str(number)
        try:
            name = names.row(self._budget.source, identity)
        except UnsafeNameError as error:
            return self.failure(number, error.reason)
        data = canonical(row)
        self._budget.take_member()
        self._budget.take_bytes(len(data))
        return Member(self._names.unique(name), data)

    def failure(self, number: int, reason: str) -> Member:
        """The member for the row on that line, which cannot be read."""
        self._budget.take_member()
        name = f"{self._budget.source}#line {number}"
        return Member(name, error=BrokenDocumentError(name, reason))


def decode_list(data: bytes, source: str) -> str:
    """The text of a list; raises `UndecodableError`."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return decode(data)
    except UndecodableError as error:
        raise UndecodableError(source, error.reason) from error


def canonical(row: Mapping[str, object]) -> bytes:
    """The row's own bytes: the same for the same row, however its list is written."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _SURROGATE.sub("\ufffd", text).encode()
