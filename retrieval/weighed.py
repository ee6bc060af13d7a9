"""Concepts of a question with the signs of their wordings: what share of each is said.

A wording counts by the whole, or for less by its parts, each as rare as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul

from retrieval.signs import Said
from retrieval.wording import is_bigram

HEARD = 0.8
"""What a homophone counts beside the right spelling."""
PARTIAL = 0.8
"""What the parts of a word count beside the whole."""
HEADLESS = 0.5
"""What the parts of a term count that lack its head where the figure stands."""
BRIDGED = 0.7
"""What the seam between two words counts that both stand in the text, but apart."""


@dataclass(frozen=True, slots=True)
class Gram:
    """A unit of a wording, and the signs of what is spelt or sounds like it.

    `sound` is empty, and `heard` none, unless the library does not hold the spelling.
    """

    text: str
    idf: float
    held: bool
    sound: str
    spelt: Said
    heard: Said

    @property
    def is_pair(self) -> bool:
        """Whether it is one of Han characters."""
        return is_bigram(self.text)

    def found_in(self, said: Said) -> float:
        """How much of it is said (0..1)."""
        if said & self.spelt:
            return 1.0
        return HEARD if said & self.heard else 0.0


@dataclass(frozen=True, slots=True)
class Grams:
    """Grams that stand side by side in the question, with the sum of their idf."""

    grams: tuple[Gram, ...]
    mass: float
    signs: Said

    def share(self, said: Said) -> float:
        """How much of the mass is said (0..1)."""
        if not said & self.signs:
            return 0.0
        found = [gram.found_in(said) for gram in self.grams]
        for at in range(1, len(found) - 1):
            if not found[at] and found[at - 1] and found[at + 1]:
                found[at] = BRIDGED if self.grams[at].is_pair else 0.0
        total: float = sum(map(mul, found, [gram.idf for gram in self.grams]))
        return total / self.mass


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a concept: the sign of the whole, and its parts."""

    text: str
    weight: float
    whole: Said
    parts: Grams

    @property
    def held(self) -> bool:
        """Whether the library holds any part of it."""
        return any(gram.held for gram in self.parts.grams)

    def found_in(self, said: Said) -> float:
        """How much of it is said, up to its weight."""
        if said & self.whole:
            return self.weight
        return self.weight * PARTIAL * self.parts.share(said)

    def headed_in(self, said: Said, near: Said) -> float:
        """How much of it is said if what is said near a figure counts for its head.

        The head of a Chinese compound is its last word: what says 财政 and 支出 near a figure
        says nothing of 财政收入, whatever else the sentence says.
        """
        heads = self.parts.grams[-1:]
        is_headed = said & self.whole or any(head.found_in(near) for head in heads)
        return self.found_in(said) * (1.0 if is_headed else HEADLESS)


@dataclass(frozen=True, slots=True)
class WeighedConcept:
    """A concept with its mass: what share of the question it is. Wordings by weight."""

    mass: float
    wordings: tuple[Wording, ...]
    signs: Said

    def found_in(self, said: Said) -> float:
        """How much of the concept is said (0..1)."""
        if not said & self.signs:
            return 0.0
        best = 0.0
        for wording in self.wordings:
            if wording.weight <= best:
                break
            best = max(best, wording.found_in(said))
        return best

    def headed_in(self, said: Said, near: Said) -> float:
        """How much of the concept is said (0..1), its head near the figure."""
        return max(wording.headed_in(said, near) for wording in self.wordings)
