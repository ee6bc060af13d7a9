"""Text to search terms, in the same way when a report is indexed and when it is asked.

Terms are for matching only, so they are folded: compatibility forms to plain ones
(NFKC), traditional characters to simplified ones, capitals to small letters. Numbers
stay whole with their decimal point, percent sign or date hyphens. Quoted text never
comes from here.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import jieba
import opencc

from index.dictionary import PrefixDictionary
from index.sounds import sound_term

jieba.setLogLevel(logging.WARNING)

_FORMAT = 2  # to be raised whenever the same text gives other terms than before

_KEPT = 4096  # parts of questions, each of which is cut into words several times

_NUMBER = re.compile(r"[0-9a-z]+(?:[.+-][0-9a-z]+)*[%‰]?")
"""12.6, 12.6%, 2023-01-16, 1+4+n, 5g, pm2.5."""

_THOUSANDS = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_HAN_RUN = re.compile("[〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a text in its order: words and whole numbers; pairs of Han characters.

    `sounds` are those of the pairs (see `index.sounds`), one for each of `bigrams`.
    """

    words: tuple[str, ...]
    bigrams: tuple[str, ...]

    @property
    def sounds(self) -> tuple[str, ...]:
        """How each of the pairs sounds, as a term."""
        return tuple(map(sound_term, self.bigrams))


class WordCutter(Protocol):
    """What cuts Chinese text into words: jieba's own tokenizer, or one over our dictionary.

    `FREQ` maps words to how often they were met.
    """

    FREQ: Any

    def lcut(self, sentence: str) -> list[str]:
        """The words of `sentence`, nothing left out."""
        ...


def tokenizer_version() -> str:
    """What the terms of a text depend on beside the text, for the manifest."""
    made_with = {
        "terms": _FORMAT,
        "jieba": jieba.__version__,
        "opencc": opencc.__version__,
        "pypinyin": version("pypinyin"),  # asked of the metadata: importing it takes long
    }
    return " ".join(f"{what}-{which}" for what, which in made_with.items())


def word_cutter(dictionary: PrefixDictionary) -> WordCutter:
    """A jieba tokenizer that looks words up in `dictionary` and loads nothing."""
    cutter = jieba.Tokenizer()
    cutter.FREQ, cutter.total, cutter.initialized = dictionary, dictionary.total, True
    return cutter  # type: ignore[no-any-return]


class Tokenizer:
    """Cuts text into `Terms`."""

    def __init__(self, cutter: WordCutter) -> None:
        self._cutter = cutter
        self._segmented = lru_cache(_KEPT)(lambda text: tuple(cutter.lcut(text)))

    @classmethod
    def open(cls, dictionary: Path) -> Tokenizer:
        """A tokenizer over a dictionary file; raises `LibraryDamagedError`."""
        return cls(word_cutter(PrefixDictionary(dictionary)))

    def terms(self, text: str) -> Terms:
        """The terms of `text`."""
        folded = self.fold(text)
        return Terms(tuple(self._words(folded)), tuple(_bigrams(folded)))

    def segment(self, text: str) -> tuple[str, ...]:
        """The words of a folded text with all that stands between them: they join to `text`."""
        return self._segmented(text)

    def frequency(self, word: str) -> int:
        """How often the dictionary has met a word, 0 for what it does not know."""
        return self._cutter.FREQ.get(word) or 0

    def fold(self, text: str) -> str:
        """`text` in the form in which terms are compared."""
        plain: str = self._simplifier.convert(unicodedata.normalize("NFKC", text))
        return _THOUSANDS.sub(lambda number: number[0].replace(",", ""), plain.lower())

    @cached_property
    def _simplifier(self) -> opencc.OpenCC:
        return opencc.OpenCC("t2s")

    def _words(self, folded: str) -> Iterator[str]:
        done = 0
        for number in _NUMBER.finditer(folded):
            yield from self._cut(folded[done : number.start()])
            yield from _number_terms(number[0])
            done = number.end()
        yield from self._cut(folded[done:])

    def _cut(self, text: str) -> Iterator[str]:
        return (word for word in self._cutter.lcut(text) if _has_letter(word))


def _number_terms(number: str) -> Iterator[str]:
    yield number
    if number[-1] in "%‰":  # a question may leave the sign out
        yield number[:-1]


def _bigrams(folded: str) -> Iterator[str]:
    for run in _HAN_RUN.findall(folded):
        for at in range(len(run) - 1):
            yield run[at : at + 2]


def _has_letter(word: str) -> bool:
    return any(character.isalnum() for character in word)
