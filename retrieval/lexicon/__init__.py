"""General knowledge of words: which mean the same, and how people say what reports write.

`equivalents.txt` holds groups of words for one thing, `metrics.txt` such groups for what
reports measure, `spoken.txt` what people say for them that no report writes, `related.txt`
one word and others that it may stand for or that lie near it.
`kinds.txt` tells how the names of a kind of thing look (`kinds.py`).
They are data that anyone may extend; none knows any report or any question.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.sounds import is_slip, sounds


@dataclass(frozen=True, slots=True)
class Synonym:
    """Another wording; `weight` (0..1) says how much it counts beside the asked one."""

    text: str
    weight: float


EQUIVALENT = 0.95
RELATED = 0.6


def matchkey(text: str) -> str:
    """The form in which words of the lexicon are compared: NFKC, lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def read_lines(name: str) -> Iterator[list[str]]:
    """The words of each line of a file of the lexicon, as they are compared; no comments."""
    body = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in body.splitlines():
        if line.strip() and not line.startswith("#"):
            yield [matchkey(word) for word in line.split()]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Wordings to their synonyms, by spelling and, for typing errors, by sound.

    `formal` are the terms of the field, among them the `metrics`; the rest is everyday words.
    What is `spoken` for a metric is one of these.
    """

    synonyms: dict[str, tuple[Synonym, ...]]
    by_sound: dict[tuple[str, ...], str]
    metrics: frozenset[str]
    formal: frozenset[str]
    spoken: frozenset[str]
    longest: int

    def find(
        self, text: str, edges: Collection[int], is_held: Callable[[str], bool]
    ) -> Iterator[tuple[int, int, str]]:
        """Known wordings that start at an edge of a word, as (start, end, wording).

        The longest wins. A term may end inside a word, since segmenters know few of them; what
        is spoken may not (卖地 is not in 卖地方特产). What only sounds like a wording counts too
        (归上工业 is found as 规上工业) if it is made of whole words and the library does not
        hold it as written. A 的 between its words does not matter (粮食的产量).
        """
        end = 0
        for start in sorted(edges):
            if start >= end:
                wording, length = self._longest_at(text[start:], start, edges, is_held)
                if wording:
                    end = start + length
                    yield start, end, wording

    def _longest_at(
        self, text: str, start: int, edges: Collection[int], is_held: Callable[[str], bool]
    ) -> tuple[str, int]:
        for length in range(min(self.longest, len(text)), 0, -1):
            piece = text[:length]
            whole = start + length in edges
            if piece in self.synonyms and (whole or (length > 1 and piece not in self.spoken)):
                return piece, length
            if whole and (wording := _without_particle(piece)) in self.synonyms:
                return wording, length
            if whole and (wording := self._heard(piece, is_held)):
                return wording, length
        return "", 0

    def _heard(self, text: str, is_held: Callable[[str], bool]) -> str:
        wording = self.by_sound.get(sounds(text), "") if len(text) > 1 else ""
        return wording if wording and is_slip(text, wording) and not is_held(text) else ""


_PARTICLE = re.compile(r"(?<=.)的(?=.)")


def _without_particle(text: str) -> str:
    return _PARTICLE.sub("", text, count=1)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon that comes with the package."""
    synonyms: dict[str, list[Synonym]] = defaultdict(list)
    metrics, terms = list(read_lines("metrics.txt")), list(read_lines("equivalents.txt"))
    for group in metrics + terms:
        for word in group:
            synonyms[word] += [Synonym(other, EQUIVALENT) for other in group if other != word]
    for word, *others in read_lines("related.txt"):
        synonyms[word] += [Synonym(other, RELATED) for other in others]
    measured = {word for group in metrics for word in group}
    spoken = [(word, written) for written, *others in read_lines("spoken.txt") for word in others]
    for word, written in spoken:
        synonyms[word] += [Synonym(written, EQUIVALENT), *synonyms.get(written, ())]
    measured |= {word for word, written in spoken if written in measured}
    return Lexicon(
        synonyms={word: tuple(others) for word, others in synonyms.items()},
        by_sound={sounds(word): word for word in synonyms if len(word) > 1},
        metrics=frozenset(measured),
        formal=frozenset(measured.union(*terms)),
        spoken=frozenset(word for word, _ in spoken),
        longest=max(map(len, synonyms)),
    )
