"""What a passage is made of, for matching: nothing of it depends on the question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from index.catalog import StoredPassage
from index.report import Clause
from retrieval.bases import without_bases
from retrieval.placed import Placed, place
from retrieval.rounding import without_marks
from retrieval.wording import Text

_KEPT = 8192
_FILED = re.compile(r"【[^】]*】|\[[^\]]*\]|\s+")
"""What stands beside a title to tell where it is filed."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage with its numbered clauses, and the figures that it gives."""

    start: int
    end: int
    clauses: tuple[tuple[int, Clause], ...]
    figures: tuple[Placed, ...]


class Outline:
    """A passage in the form in which it is matched, and its sentences.

    `is_heading` tells that it is nothing but the heading of what follows.
    """

    def __init__(self, passage: StoredPassage) -> None:
        self.passage = passage
        self.text = Text(passage.folded)
        self.headings = "\n".join(passage.path)
        self.is_heading = passage.text.strip() in passage.path[-1:]

    def is_title(self, title: str) -> bool:
        """Whether it says nothing but the title of its report, or where that is filed."""
        return _unfiled(self.passage.text) == _unfiled(title)

    @cached_property
    def headed(self) -> str:
        """The headings and the passage as they are matched."""
        return Text.of(self.headings).plain + self.text.plain

    @staticmethod
    @lru_cache(_KEPT)
    def of(passage: StoredPassage) -> Outline:
        """The outline of a passage, kept for the next question."""
        return Outline(passage)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in their order."""
        return tuple(_sentences(self.passage))

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where its sentences end."""
        return tuple(sentence.end for sentence in self.sentences)


@lru_cache(_KEPT)
def _unfiled(text: str) -> str:
    """A text without what tells where it is filed."""
    return _FILED.sub("", text)


def _sentences(passage: StoredPassage) -> Iterator[Sentence]:
    numbered = enumerate(passage.clauses)
    for _, group in groupby(numbered, key=lambda pair: pair[1].sentence):
        clauses = tuple(group)
        start, end = clauses[0][1].start, clauses[-1][1].end
        figures = [figure for figure in passage.figures if start <= figure.start < end]
        if len(figures) > 1:
            figures = without_bases(passage, without_marks(passage, figures))
        yield Sentence(start, end, clauses, tuple(place(passage, figure) for figure in figures))
