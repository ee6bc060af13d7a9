"""Other forms of characters, one for one, so that offsets stay."""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

_ENCODING = "utf-32-le"


class Forms:
    """A form of each character, in an array that is filled as characters turn up.

    Whole passages go through it faster than through `str.translate`. Where a form is not
    one character, the character stays.
    """

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form
        self._codes = np.zeros(sys.maxunicode + 1, dtype="<u4")

    def of(self, text: str) -> str:
        """`text` with each character in its form."""
        given = np.frombuffer(text.encode(_ENCODING, "surrogatepass"), dtype="<u4")
        codes = self._codes[given]
        if not codes.all():
            self._learn(given[codes == 0])
            codes = self._codes[given]
        return str(codes.tobytes(), _ENCODING, "surrogatepass")

    def _learn(self, codes: NDArray[np.uint32]) -> None:
        for code in set(codes.tolist()):
            form = self._form(chr(code))
            self._codes[code] = ord(form) if len(form) == 1 else code
