"""Characters in the form in which they are compared, one for one, so that offsets stay."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from opencc import OpenCC

_ENCODING = "utf-32-le"


class _Forms:
    """A form of each character, in an array that is filled as characters turn up.

    Whole passages go through it faster than through `str.translate`.
    """

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form
        self._codes = np.zeros(sys.maxunicode + 1, dtype="<u4")

    def of(self, text: str) -> str:
        """`text` with each character in its form, if that is one character too."""
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


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simple(character: str) -> str:
    simple: str = _converter().convert(character) if character > "\u2e7f" else character
    return simple


def _plain(character: str) -> str:
    return _simple(unicodedata.normalize("NFKC", character)).lower()


_SIMPLE, _FOLDED = _Forms(_simple), _Forms(_plain)


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length."""
    return _SIMPLE.of(text)


def folded(text: str) -> str:
    """`text` in simplified characters, half width and small letters, of the same length.

    What has no such form of one character (㎡, ……) stays as it is.
    """
    return _FOLDED.of(text)
