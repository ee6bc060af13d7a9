"""How much of a question a stretch of text says: coverage of its concepts, weighted by rarity.

The rarity of a word is the inverse document frequency of its character bigrams (Robertson
and Spärck Jones's weight, as in BM25). A bigram that the library does not hold at all is
looked for by sound, so that a homophone typed by mistake still counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import Protocol

from index.sounds import sound_term
from retrieval.question import Concept, Question
from retrieval.signs import Said, Seen, Signs
from retrieval.weighed import HEARD, Gram, Grams, WeighedConcept, Wording
from retrieval.wording import Text, grams_of, is_bigram

_kept = lru_cache(maxsize=20_000)(Text.of)


class Frequencies(Protocol):
    """What matching needs of the lexical engine."""

    @property
    def count(self) -> int:
        """Number of passages."""
        ...

    def doc_freq(self, field: str, term: str) -> int:
        """Number of passages with the term in the field."""
        ...


_WHOLE = re.compile(
    r"^(?:我?[省市区县镇]|全[国省市区县镇州]|全街道|全年|累计|年)+|总量|总额|总数|总(?=里程|面积|规模|产|人数)"
)
"""What may stand in the name of a metric without narrowing it."""
_NARROWED = 0.2
"""How much of what narrows a measure must be said."""
_GROWTH = re.compile(r"(?<=..)(?:增长率|增长|增速|增幅|涨幅)$")
"""What a growth is called beside the metric that grows."""
_GROWTH_ALONE = re.compile(r"(?:同比)?(?:增长率?|增速|增幅|上升|提高|增加|涨幅|降幅|下降|涨)了?")


@lru_cache(maxsize=20_000)
def _narrowing(metric: str) -> str:
    """What of the name of a metric may narrow it."""
    return _WHOLE.sub("", _kept(metric).plain)


def is_growth(text: str) -> bool:
    """Whether a wording names a growth and nothing that grows."""
    return _GROWTH_ALONE.fullmatch(text) is not None


def held_by(frequencies: Frequencies, text: str) -> bool:
    """Whether every part of a wording stands somewhere in the library."""
    grams = grams_of(text)
    fields = ("bigrams" if is_bigram(gram) else "words" for gram in grams)
    return bool(grams) and all(
        frequencies.doc_freq(field, gram) for field, gram in zip(fields, grams, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of a question a stretch of text says, each from 0 to 1.

    `coverage`: of its mass; `asked`: of the words right beside the question word; `metric`:
    of what it wants measured; `phrase`: of its own bigrams.
    """

    coverage: float
    asked: float
    metric: float
    phrase: float


class Matcher:
    """A question weighed against a library, ready to be matched with many texts.

    A text is searched once (`find`, `said`); the shares are told of what its stretches say.
    """

    def __init__(self, question: Question, frequencies: Frequencies) -> None:
        self._frequencies, self._signs = frequencies, Signs()
        asked = question.concepts
        self._concepts = tuple(map(self._weigh, asked))
        self._asked = tuple(at for at, one in enumerate(asked) if one.asked)
        # what a growth is called (增速) stands beside any metric
        matter = tuple(at for at, one in enumerate(asked) if not is_growth(one.text))
        formal = tuple(at for at in matter if asked[at].formal)
        self._narrowing = [
            each for each, one in zip(self._concepts, asked, strict=True) if one.narrows
        ]
        self._formal = tuple((self._concepts[at], asked[at].metric) for at in formal)
        self._weighty = tuple(at for at, one in enumerate(asked) if one.weight >= 1)
        self._metrics = tuple(at for at in matter if asked[at].metric) or formal or matter
        self._mass = sum(concept.mass for concept in self._concepts)
        self._found: dict[tuple[int, Said], float] = {}
        self._words: dict[Said, list[float]] = {}
        self._headed: dict[tuple[Said, Said, Said], float] = {}
        runs = {gram for run in question.runs if len(run) > 1 for gram in grams_of(run)}
        self._phrase = self._grams(sorted(runs))
        self._signs.keep(_union((self._phrase.signs, *(one.signs for one in self._concepts))))
        self._sayings = tuple(
            {
                _GROWTH.sub("", wording.text)
                for concept in self._concepts
                for wording in concept.wordings
            }
            | {gram.text for gram in self._phrase.grams}
        )
        self._said: dict[str, Said] = {}
        self._shares: dict[Said, Shares] = {}
        self._coverage: dict[Said, float] = {}
        self._purity: dict[str, float] = {}

    def find(self, text: Text, said: Said, start: int = 0) -> Seen:
        """Where a text, which begins at an offset of its report, says what it does."""
        return self._signs.find(text, said, start)

    def said_in(self, text: Text) -> Said:
        """What a text says of the question."""
        return self._signs.said_in(text)

    def said(self, written: str) -> Said:
        """What a short text says of the question, remembered: headings and metrics come back."""
        known = self._said.get(written)
        if known is None:
            known = self._said[written] = self._signs.said_in(_kept(written))
        return known

    def shares(self, said: Said) -> Shares:
        """How much of the question is said; most stretches of a passage say the same."""
        known = self._shares.get(said)
        if known is None:
            known = self._shares[said] = self._share(said)
        return known

    def coverage(self, said: Said) -> float:
        """The share of the mass of the question that is said, see `Shares`."""
        known = self._coverage.get(said)
        if known is None:
            known = self._coverage[said] = self._cover(said) / self._mass if self._mass else 0.0
        return known

    def words(self, said: Said) -> list[float]:
        """How much is said of each word of the question that says something itself, in order."""
        known = self._words.get(said)
        if known is None:
            found = self._found_in_each(said)
            known = self._words[said] = [found[at] for at in self._weighty]
        return known

    def formal(self, sentence: Said, near: Said, around: Said) -> float:
        """How much of a term of the field is said (0..1); 1 if the question has none.

        What is measured must be named in the sentence, and its head by what is said `near` the
        figure; what is only spoken of may be named `around` it, in the passage or its headings.
        What narrows a measure (大豆产量) must be said there too, else nothing is.
        """
        known = self._headed.get((sentence, near, around))
        if known is None:
            terms = (
                each.headed_in(sentence, near) if measured else each.found_in(around)
                for each, measured in self._formal
            )
            narrowed = all(each.found_in(around) >= _NARROWED for each in self._narrowing)
            known = max(terms, default=1.0) if narrowed else 0.0
            self._headed[sentence, near, around] = known
        return known

    def purity(self, metric: str) -> float:
        """The share (0..1) of a metric's name that the question says too; 1 for no name.

        What else stands in the name narrows it: 出口 is not 进出口, 海洋生产总值 not 生产总值.
        """
        known = self._purity.get(metric)
        if known is None:
            own = _narrowing(metric)
            # what says a wording says a sign of it too
            known = self._said_of(own) if self.said(metric) or not own else 0.0
            self._purity[metric] = known
        return known

    def terms(self) -> dict[tuple[str, str], float]:
        """What to ask the lexical engine for: (field, term) to weight."""
        terms: dict[tuple[str, str], float] = {}
        for concept in self._concepts:
            for wording in concept.wordings:
                _put(terms, "words", wording.text, wording.weight)
                for gram in wording.parts.grams:
                    _put_gram(terms, gram, wording.weight)
        for gram in self._phrase.grams:
            _put_gram(terms, gram, 1.0)
        return terms

    def _cover(self, said: Said) -> float:
        """The mass of the question that is said."""
        covered = 0.0
        for at, concept in enumerate(self._concepts):
            if own := said & concept.signs:
                covered += concept.mass * self._found_in(at, own)
        return covered

    def _share(self, said: Said) -> Shares:
        found = self._found_in_each(said)
        asked = sum(found[at] for at in self._asked)
        return Shares(
            coverage=self.coverage(said),
            asked=asked / len(self._asked) if self._asked else 0.0,
            metric=self._mean(found, self._metrics),
            phrase=self._phrase.share(said),
        )

    def _found_in_each(self, said: Said) -> list[float]:
        """How much of each concept is said."""
        return [self._found_in(at, said & one.signs) for at, one in enumerate(self._concepts)]

    def _found_in(self, at: int, said: Said) -> float:
        """How much of a concept is said by signs of its own, remembered: few ever are."""
        known = self._found.get((at, said))
        if known is None:
            known = self._found[at, said] = self._concepts[at].found_in(said)
        return known

    def _mean(self, found: Sequence[float], of: Iterable[int]) -> float:
        """The share of the mass of some concepts that is said."""
        masses = [(self._concepts[at].mass, found[at]) for at in of]
        mass = sum(each for each, _ in masses)
        return sum(each * share for each, share in masses) / mass if mass else 0.0

    def _said_of(self, name: str) -> float:
        if not name:
            return 1.0
        covered = [False] * len(name)
        for wording in self._sayings:
            at = name.find(wording)
            if at >= 0:
                covered[at : at + len(wording)] = [True] * len(wording)
        return sum(covered) / len(name)

    def _weigh(self, concept: Concept) -> WeighedConcept:
        """The concept's mass is the mean idf of its wording, or of a synonym if that is held."""
        own, *others = (self._wording(w.text, w.weight) for w in concept.wordings)
        held = sorted((w for w in others if w.held), key=lambda w: -w.weight)
        measure = (own if own.held or not held else held[0]).parts
        rarity = measure.mass / len(measure.grams) if measure.grams else 0.0
        signs = _union(wording.whole | wording.parts.signs for wording in (own, *held))
        return WeighedConcept(concept.weight * rarity, (own, *held), signs)

    def _wording(self, text: str, weight: float) -> Wording:
        return Wording(text, weight, self._signs.spelt(text), self._grams(grams_of(text)))

    def _grams(self, texts: Iterable[str]) -> Grams:
        grams = tuple(map(self._gram, texts))
        signs = _union(gram.spelt | gram.heard for gram in grams)
        return Grams(grams, sum(gram.idf for gram in grams), signs)

    def _gram(self, text: str) -> Gram:
        spelt = self._signs.spelt(text)
        held = self._frequencies.doc_freq("bigrams" if is_bigram(text) else "words", text)
        if held or not is_bigram(text):
            return Gram(text, self._idf(held), held > 0, "", spelt, 0)
        sound = sound_term(text)
        heard = self._frequencies.doc_freq("sounds", sound)
        return Gram(text, self._idf(heard), heard > 0, sound, spelt, self._signs.heard(text))

    def _idf(self, document_frequency: int) -> float:
        rest = self._frequencies.count - document_frequency
        return math.log(1 + (rest + 0.5) / (document_frequency + 0.5))


def _union(signs: Iterable[Said]) -> Said:
    return reduce(or_, signs, 0)


def _put(terms: dict[tuple[str, str], float], field: str, term: str, weight: float) -> None:
    terms[field, term] = max(weight, terms.get((field, term), 0.0))


def _put_gram(terms: dict[tuple[str, str], float], gram: Gram, weight: float) -> None:
    if gram.sound:
        _put(terms, "sounds", gram.sound, weight * HEARD)
    elif is_bigram(gram.text):
        _put(terms, "bigrams", gram.text, weight)
        _put(terms, "heading_bigrams", gram.text, weight * 0.3)
