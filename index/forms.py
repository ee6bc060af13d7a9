"""Other forms of characters, one for one, so that offsets stay."""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np

_ENCODING = "utf-32-le"
_LONG = 40
"""From so many characters on, an array is faster than `str.translate`."""


class Forms(dict[int, str]):
    """A form of each character by its code, filled as characters turn up.

    Where a form is not one character, the character stays.
    """

    def __init__(self, form: Callable[[str], str]) -> None:
        super().__init__()
        self._form = form
        self._codes = np.zeros(sys.maxunicode + 1, dtype="<u4")

    def __missing__(self, code: int) -> str:
        character = chr(code)
        form = self._form(character)
        self[code] = form if len(form) == 1 else character
        self._codes[code] = ord(self[code])
        return self[code]

    def of(self, text: str) -> str:
        """`text` with each character in its form."""
        return text.translate(self) if len(text) < _LONG else self._of_long(text)

    def _of_long(self, text: str) -> str:
        given = np.frombuffer(text.encode(_ENCODING, "surrogatepass"), dtype="<u4")
        codes = self._codes[given]
        if not codes.all():
            for code in set(given[codes == 0].tolist()):
                self.__missing__(code)
            codes = self._codes[given]
        return str(codes.tobytes(), _ENCODING, "surrogatepass")
