"""Characters in the form in which they are compared, one for one, so that offsets stay."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from opencc import OpenCC

from index.forms import Forms


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simple(character: str) -> str:
    simple: str = _converter().convert(character) if character > "\u2e7f" else character
    return simple


def _plain(character: str) -> str:
    return _simple(unicodedata.normalize("NFKC", character)).lower()


_SIMPLE, _FOLDED = Forms(_simple), Forms(_plain)


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length."""
    return _SIMPLE.of(text)


def folded(text: str) -> str:
    """`text` in simplified characters, half width and small letters, of the same length.

    What has no such form of one character (㎡, ……) stays as it is.
    """
    return _FOLDED.of(text)
