"""Text as the units that are compared: characters, whole numbers, Latin words.

Units are compared in a folded form (NFKC, simplified, lower case, no white space, one kind
of quotation mark), so that a change of script or of width is no alteration. Every unit
knows its span, so that what is shown is always the wording itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from index.script import simplified


class Sort(Enum):
    """What a unit is."""

    LETTER = auto()
    NUMBER = auto()
    MARK = auto()  # punctuation


@dataclass(frozen=True, slots=True)
class Token:
    """A unit; `form` is what is compared, `text[start:end]` what is written."""

    form: str
    start: int
    end: int
    sort: Sort


_SAME_MARKS = {
    **dict.fromkeys("“”„‟″「」『』﹁﹂﹃﹄《》〈〉‘’′", '"'),
    **dict.fromkeys("—–‒―─━－", "-"),
    **dict.fromkeys("·•・‧∙", "·"),
    **dict.fromkeys("～〜∼", "~"),
    "。": ".",
    "、": ",",
    "○": "〇",
}
_UNIT_SIGNS = frozenset("%‰℃°")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_UNIT = re.compile(rf"(?P<number>{_NUMBER.pattern})|[a-z]+|.", re.DOTALL)


class _Table(dict[int, str]):
    """A table for `str.translate` that is filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold(chr(code))
        return self[code]


def _fold(character: str) -> str:
    if character in _SAME_MARKS:
        return _SAME_MARKS[character]
    plain = simplified(unicodedata.normalize("NFKC", character)).lower()
    return "".join(one for one in plain if one.isprintable() and not one.isspace())


_TABLE = _Table()


def folded(text: str) -> str:
    """The text in the form in which it is compared."""
    return text.translate(_TABLE)


def origins_of(text: str) -> list[int]:
    """For each character of the folded text the index of the one that it comes from."""
    return [at for at, character in enumerate(text) for _ in _TABLE[ord(character)]]


def tokens_of(text: str) -> list[Token]:
    """The units of a text, in order."""
    origins = origins_of(text)
    return [
        _token(match, origins[match.start()], origins[match.end() - 1] + 1)
        for match in _UNIT.finditer(folded(text))
    ]


def _token(match: re.Match[str], start: int, end: int) -> Token:
    if match["number"]:
        return Token(match[0].replace(",", ""), start, end, Sort.NUMBER)
    is_mark = unicodedata.category(match[0][0])[0] in "PSZ" and match[0] not in _UNIT_SIGNS
    return Token(match[0], start, end, Sort.MARK if is_mark else Sort.LETTER)
