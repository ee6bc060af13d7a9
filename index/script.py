"""Characters in the form in which they are compared, one for one, so that offsets stay."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from opencc import OpenCC


class _Table(dict[int, str]):
    """A table for `str.translate` that is filled as characters turn up."""

    def __init__(self, form: Callable[[str], str]) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, code: int) -> str:
        character = chr(code)
        other = self._form(character)
        self[code] = other if len(other) == 1 else character
        return self[code]


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simple(character: str) -> str:
    simple: str = _converter().convert(character) if character > "\u2e7f" else character
    return simple


def _plain(character: str) -> str:
    return _simple(unicodedata.normalize("NFKC", character)).lower()


_SIMPLE, _PLAIN = _Table(_simple), _Table(_plain)


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length."""
    return text.translate(_SIMPLE)


def folded(text: str) -> str:
    """`text` in simplified characters, half width and small letters, of the same length.

    What has no such form of one character (㎡, ……) stays as it is.
    """
    return text.translate(_PLAIN)
