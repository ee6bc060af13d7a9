"""Traditional to simplified script, character by character, so that offsets stay."""

from __future__ import annotations

from functools import lru_cache

from opencc import OpenCC


class _Table(dict[int, str]):
    """A table for `str.translate` that is filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        simple = _converter().convert(character) if code > 0x2E7F else character
        self[code] = simple if len(simple) == 1 else character
        return self[code]


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


_TABLE = _Table()


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length."""
    return text.translate(_TABLE)
