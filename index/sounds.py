"""How Han characters sound, without tones, for finding words behind typing errors.

People who type by pinyin pick homophones (归上 for 规上). A *sound* is the toneless
pinyin of a character, with the pairs that southern speakers confuse folded together
(zh/z, ch/c, sh/s; -ng/-n), so that two spellings of a word share their sounds.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from index.forms import Forms

_FOLD_START = re.compile(r"^([zcs])h")
_FOLD_END = re.compile(r"(?<=[aei])ng$")
_TONES = frozenset("\u0300\u0301\u0304\u030c")
_MOST_READINGS, _MOST_SPELLINGS = 4, 64


@lru_cache(maxsize=1)
def _readings() -> dict[int, str]:
    """Code point → its readings, most frequent first, comma-separated (pypinyin's table)."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # 0.3 s and 50 MB that we don't need
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415

    return dict(pinyin_dict)


@lru_cache(maxsize=8192)
def sound(char: str) -> str:
    """The folded toneless syllable of one character; a character without one is itself."""
    syllable = _syllables(char)[0].replace("ü", "u")
    return _FOLD_END.sub("n", _FOLD_START.sub(r"\1", syllable))


def spellings(text: str) -> set[str]:
    """How people may write a short name in pinyin: 齐都 → qidu, qidou, jidu …"""
    readings = [_syllables(char)[:_MOST_READINGS] for char in text]
    return {"".join(one).replace("ü", "v") for one in islice(product(*readings), _MOST_SPELLINGS)}


def _syllables(char: str) -> tuple[str, ...]:
    """The toneless readings of a character, the most frequent first; itself if it has none."""
    readings = _readings().get(ord(char))
    return tuple(dict.fromkeys(map(_toneless, readings.split(",")))) if readings else (char,)


def _toneless(reading: str) -> str:
    plain = (c for c in unicodedata.normalize("NFD", reading) if c not in _TONES)
    return unicodedata.normalize("NFC", "".join(plain))


def sounds(text: str) -> tuple[str, ...]:
    """The sounds of a text, one for each character."""
    return tuple(map(sound, text))


_FIRST: dict[str, str] = {}
"""The first character met of each sound."""
_ALIKE = Forms(lambda character: _FIRST.setdefault(sound(character), character))


def alike(text: str) -> str:
    """`text` with each character replaced by one of its sound, always the same one.

    So homophones become equal, and offsets stay.
    """
    return _ALIKE.of(text)


@lru_cache(maxsize=1 << 16)
def sound_term(gram: str) -> str:
    """The sounds of a few characters as one search term."""
    return "'".join(sounds(gram))


def is_slip(typed: str, meant: str) -> bool:
    """Whether a word is another one with few wrong characters of the same sound.

    At most half of the characters differ; a wholly different word is no slip.
    """
    if len(typed) != len(meant) or sounds(typed) != sounds(meant):
        return False
    return 2 * sum(a != b for a, b in zip(typed, meant, strict=True)) <= len(meant)
