"""The name of a quote by content: its report, its span, and a fingerprint of its wording.

It needs no database: after a restart, a rebuild or a move to another machine the same name
finds the same wording, even if the text before it has changed.
"""

from __future__ import annotations

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from retrieval.fingerprint import fingerprint
from retrieval.model import Quote

CHARACTERS = 32
"""The length of every encoded mark."""

_LAYOUT = struct.Struct(">6sIHHHQ")
_WIDEST = 0xFFFF


@dataclass(frozen=True, slots=True)
class Mark:
    """`length` characters from `start` of the report of that key (`Report.key`).

    `focus` is the clause that answers, in characters from `start`; `number` the fingerprint.
    """

    report: str
    start: int
    length: int
    focus: tuple[int, int]
    number: int

    @classmethod
    def of(cls, quote: Quote) -> Mark:
        """The mark of a quote."""
        first, last = (min(max(at - quote.start, 0), len(quote.text)) for at in quote.focus)
        number = fingerprint(quote.text)
        return cls(quote.locator.report, quote.start, len(quote.text), (first, last), number)

    def encode(self) -> str:
        """Letters, digits, `-` and `_`, fit for links and buttons.

        Raises ValueError for a report without a key of 12 hexadecimal digits.
        """
        sizes = (min(size, _WIDEST) for size in (self.length, *self.focus))
        packed = _LAYOUT.pack(bytes.fromhex(self.report), self.start, *sizes, self.number)
        return urlsafe_b64encode(packed).decode("ascii")

    @classmethod
    def decode(cls, token: str) -> Mark | None:
        """The mark that `encode` wrote, None for anything else."""
        if len(token) != CHARACTERS or not token.isascii():
            return None
        try:
            packed = urlsafe_b64decode(token)
        except ValueError:
            return None
        if len(packed) != _LAYOUT.size:
            return None
        key, start, length, first, last, number = _LAYOUT.unpack(packed)
        return cls(key.hex(), start, length, (first, last), number)
