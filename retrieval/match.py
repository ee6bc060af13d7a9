"""How much of a question a stretch of text says: coverage of its concepts, weighted by rarity.

The rarity of a word is the inverse document frequency of its character bigrams (Robertson
and Spärck Jones's weight, as in BM25). A bigram that the library does not hold at all is
looked for by sound, so that a homophone typed by mistake still counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import mul
from typing import Protocol

from index.sounds import sound_term, sounds
from retrieval.question import Concept, Question, normalise

HEARD = 0.8
"""What a homophone counts beside the right spelling."""
PARTIAL = 0.8
"""What the parts of a word count beside the whole."""
BRIDGED = 0.7
"""What the seam between two words counts that both stand in the text, but apart."""


class Frequencies(Protocol):
    """What matching needs of the lexical engine."""

    @property
    def count(self) -> int:
        """Number of passages."""
        ...

    def doc_freq(self, field: str, term: str) -> int:
        """Number of passages with the term in the field."""
        ...


_WHOLE = re.compile(r"^(?:我?[省市区县镇]|全[国省市区县镇州]|全街道|全年|累计|年)+|总量|总额|总数")
"""What may stand in the name of a metric without narrowing it."""
_GROWTH = re.compile(r"(?<=..)(?:增长率|增长|增速|增幅|涨幅)$")
"""What a growth is called beside the metric that grows."""
_STRETCH = re.compile(r"[\u3400-\u9fff]+|[0-9a-z][0-9a-z.+%-]*")


def grams_of(text: str) -> tuple[str, ...]:
    """The units in which a wording is looked for: Han bigrams, numbers and Latin words whole."""
    return tuple(gram for match in _STRETCH.finditer(text) for gram in _bigrams(match[0]))


def _bigrams(stretch: str) -> tuple[str, ...]:
    if stretch[0] < "\u3400" or len(stretch) == 1:
        return (stretch,)
    return tuple(stretch[i : i + 2] for i in range(len(stretch) - 1))


def _is_bigram(gram: str) -> bool:
    return len(gram) == 2 and gram[0] >= "\u3400"


def held_by(frequencies: Frequencies, text: str) -> bool:
    """Whether every part of a wording stands somewhere in the library."""
    grams = grams_of(text)
    fields = ("bigrams" if _is_bigram(gram) else "words" for gram in grams)
    return bool(grams) and all(
        frequencies.doc_freq(field, gram) for field, gram in zip(fields, grams, strict=True)
    )


def says(plain: str, wording: str) -> bool:
    """Whether a text holds a wording; a number or a Latin word only if it is whole there."""
    at = plain.find(wording)
    if at < 0 or not (wording[:1].isascii() or wording[-1:].isascii()):
        return at >= 0
    while at >= 0:
        before, behind = plain[at - 1 : at], plain[at + len(wording) :][:1]
        cut = _run_on(before, wording[:1]) or _run_on(wording[-1:], behind)
        if not cut:
            return True
        at = plain.find(wording, at + 1)
    return False


def _run_on(left: str, right: str) -> bool:
    """Whether a number or a Latin word goes on between two characters."""
    return (left + right).isascii() and left.isalnum() and right.isalnum()


@dataclass(frozen=True)
class Text:
    """A stretch of a report in the form in which it is matched."""

    plain: str

    @classmethod
    @lru_cache(maxsize=20_000)
    def of(cls, written: str) -> Text:
        """The normalised text, kept for the next question."""
        return cls(normalise(written).replace(" ", ""))

    @cached_property
    def sound(self) -> str:
        """Its sounds, for homophones; each syllable is delimited on both sides."""
        return "'" + "'".join(sounds(self.plain)) + "'"


@dataclass(frozen=True, slots=True)
class _Gram:
    text: str
    idf: float
    held: bool
    sound: str  # empty unless the library does not hold the spelling
    is_pair: bool  # of Chinese characters


@dataclass(frozen=True, slots=True)
class _Wording:
    text: str
    weight: float
    grams: tuple[_Gram, ...]
    mass: float
    held: bool

    def found_in(self, text: Text) -> float:
        if says(text.plain, self.text):
            return self.weight
        return self.weight * PARTIAL * _share(self.grams, self.mass, text)


def _share(grams: tuple[_Gram, ...], mass: float, text: Text) -> float:
    """How much of the mass of `grams` stands in the text."""
    if not mass:
        return 0.0
    found = [_found(gram, text) for gram in grams]
    if not any(found):
        return 0.0
    for at in range(1, len(grams) - 1):
        if not found[at] and found[at - 1] and found[at + 1]:
            found[at] = BRIDGED if grams[at].is_pair else 0.0
    said: float = sum(map(mul, found, [gram.idf for gram in grams]))
    return said / mass


def _found(gram: _Gram, text: Text) -> float:
    if gram.text in text.plain if gram.is_pair else says(text.plain, gram.text):
        return 1.0
    return HEARD if gram.sound and f"'{gram.sound}'" in text.sound else 0.0


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A concept with its mass: what share of the question it is. Wordings by weight."""

    mass: float
    wordings: tuple[_Wording, ...]

    def found_in(self, text: Text) -> float:
        best = 0.0
        for wording in self.wordings:
            if wording.weight <= best:
                break
            best = max(best, wording.found_in(text))
        return best


class Matcher:
    """A question weighed against a library, ready to be matched with many texts."""

    def __init__(self, question: Question, frequencies: Frequencies) -> None:
        self._frequencies = frequencies
        weighed = [(concept, self._weigh(concept)) for concept in question.concepts]
        self._concepts = tuple(each for _, each in weighed)
        self._asked = tuple(each for concept, each in weighed if concept.asked)
        self._formal = tuple(each for concept, each in weighed if concept.formal)
        self._mass = sum(concept.mass for concept in self._concepts)
        runs = {gram for run in question.runs if len(run) > 1 for gram in grams_of(run)}
        self._phrase = self._grams(sorted(runs))
        self._phrase_mass = _mass(self._phrase)
        self._sayings = tuple(
            {
                _GROWTH.sub("", wording.text)
                for concept in self._concepts
                for wording in concept.wordings
            }
            | {gram.text for gram in self._phrase}
        )
        self._covered: dict[str, float] = {}

    def coverage(self, text: Text) -> float:
        """The share (0..1) of the question's mass that the text says."""
        known = self._covered.get(text.plain)
        if known is None:
            found = sum(concept.mass * concept.found_in(text) for concept in self._concepts)
            known = self._covered[text.plain] = found / self._mass if self._mass else 0.0
        return known

    def asked(self, text: Text) -> float:
        """How much of the words right beside the question word the text says (0..1)."""
        if not self._asked:
            return 0.0
        return sum(concept.found_in(text) for concept in self._asked) / len(self._asked)

    def formal(self, text: Text) -> float:
        """How much of a term of the field the text says (0..1); 1 if the question has none."""
        return max((each.found_in(text) for each in self._formal), default=1.0)

    def purity(self, metric: Text) -> float:
        """The share (0..1) of a metric's name that the question says too; 1 for no name.

        What else stands in the name narrows it: 出口 is not 进出口, 海洋生产总值 not 生产总值.
        """
        name = _WHOLE.sub("", metric.plain)
        if not name:
            return 1.0
        said = [False] * len(name)
        for wording in self._sayings:
            at = name.find(wording)
            if at >= 0:
                said[at : at + len(wording)] = [True] * len(wording)
        return sum(said) / len(name)

    def phrase(self, text: Text) -> float:
        """The share (0..1) of the question's own bigrams that stand in the text."""
        return _share(self._phrase, self._phrase_mass, text)

    def terms(self) -> dict[tuple[str, str], float]:
        """What to ask the lexical engine for: (field, term) to weight."""
        terms: dict[tuple[str, str], float] = {}
        for concept in self._concepts:
            for wording in concept.wordings:
                _put(terms, "words", wording.text, wording.weight)
                for gram in wording.grams:
                    _put_gram(terms, gram, wording.weight)
        for gram in self._phrase:
            _put_gram(terms, gram, 1.0)
        return terms

    def _weigh(self, concept: Concept) -> _Weighed:
        """The concept's mass is the mean idf of its wording, or of a synonym if that is held."""
        own, *others = (self._wording(w.text, w.weight) for w in concept.wordings)
        held = sorted((w for w in others if w.held), key=lambda w: -w.weight)
        measure = own if own.held or not held else held[0]
        rarity = measure.mass / len(measure.grams) if measure.grams else 0.0
        return _Weighed(concept.weight * rarity, (own, *held))

    def _wording(self, text: str, weight: float) -> _Wording:
        grams = self._grams(grams_of(text))
        return _Wording(text, weight, grams, _mass(grams), any(gram.held for gram in grams))

    def _grams(self, grams: Iterable[str]) -> tuple[_Gram, ...]:
        return tuple(self._gram(gram) for gram in grams)

    def _gram(self, gram: str) -> _Gram:
        if not _is_bigram(gram):
            held = self._frequencies.doc_freq("words", gram)
            return _Gram(gram, self._idf(held), held > 0, "", False)
        held = self._frequencies.doc_freq("bigrams", gram)
        if held:
            return _Gram(gram, self._idf(held), True, "", True)
        sound = sound_term(gram)
        heard = self._frequencies.doc_freq("sounds", sound)
        return _Gram(gram, self._idf(heard), heard > 0, sound, True)

    def _idf(self, document_frequency: int) -> float:
        rest = self._frequencies.count - document_frequency
        return math.log(1 + (rest + 0.5) / (document_frequency + 0.5))


def _mass(grams: Iterable[_Gram]) -> float:
    return sum(gram.idf for gram in grams)


def _put(terms: dict[tuple[str, str], float], field: str, term: str, weight: float) -> None:
    terms[field, term] = max(weight, terms.get((field, term), 0.0))


def _put_gram(terms: dict[tuple[str, str], float], gram: _Gram, weight: float) -> None:
    if gram.sound:
        _put(terms, "sounds", gram.sound, weight * HEARD)
    elif _is_bigram(gram.text):
        _put(terms, "bigrams", gram.text, weight)
        _put(terms, "heading_bigrams", gram.text, weight * 0.3)
