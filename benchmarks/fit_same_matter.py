"""Fit the confidence of `retrieval/same_matter.py` and print its operating curve.

usage: fit_same_matter.py FOLDER [--every N]

FOLDER holds the public sets of `public_sets.py`. Every letter is asked of two libraries, each
with half of the replies: in one its reply is held, the other cannot answer it. Paragraphs of an
encyclopedia (`cmrc2018_trial`) are texts that neither can answer. Fitted on every other letter,
with the paragraphs at half weight, on replies among five and unanswerable texts; the curve is of
the rest.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from cached_library import settings_of
from numpy.typing import NDArray
from public_sets import SETS, document_of, first, held_by_copies, lines, read_queries
from sklearn.linear_model import LogisticRegression

from bot.commands.opening import open_library
from index.library import Library
from retrieval.answer import Answerer
from retrieval.same_matter import signs

LETTERS, STRANGERS = "letters_hunan", "cmrc2018_trial"
THRESHOLDS = (0.05, 0.06, 0.07, 0.08, 0.1)
STRANGE = 0.5
"""What a paragraph from elsewhere weighs beside a letter."""


@dataclass(frozen=True)
class Row:
    """A text asked of a library: the `signs`, and whether the reply is first, or among five."""

    kind: str
    number: int
    signs: tuple[float, ...]
    is_held: bool
    is_first: bool
    is_among: bool


def main() -> None:
    """Print the weights and the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=6, help="ask one letter of N, twice")
    given = parser.parse_args()
    rows = list(measure(given.folder, given.every))
    half = [one for one in rows if not one.number % 2 and (one.is_among or not one.is_held)]
    weights = [STRANGE if one.kind == STRANGERS else 1.0 for one in half]
    model = LogisticRegression(C=100).fit(
        [one.signs for one in half], [one.is_among for one in half], weights
    )
    print(f"intercept {model.intercept_[0]:.2f}  weights {model.coef_[0].round(2)}")
    rest = [one for one in rows if one.number % 2]
    told = model.predict_proba([one.signs for one in rest])[:, 1]
    print("| asked | refused below | of replies found first | among five | of the unanswerable |")
    print("|---|---|---|---|---|")
    for kind in dict.fromkeys(one.kind for one in rest):
        for least in THRESHOLDS:
            print(f"| {kind} | {least} | {' | '.join(curve(kind, rest, told < least))} |")


def curve(kind: str, rows: list[Row], below: NDArray[np.bool_]) -> Iterator[str]:
    """Of the texts of a kind whose reply is first, or among five, or not held: how many refused."""
    mine = [(one, bool(no)) for one, no in zip(rows, below, strict=True) if one.kind == kind]
    groups: tuple[Callable[[Row], bool], ...] = (
        lambda one: one.is_first,
        lambda one: one.is_among,
        lambda one: not one.is_held,
    )
    for group in groups:
        refused = [no for one, no in mine if group(one)]
        yield f"{sum(refused)} / {len(refused)}"


def measure(folder: Path, every: int) -> Iterator[Row]:
    """The rows of letters, of their subject lines, and of paragraphs from elsewhere."""
    corpus = folder / LETTERS / "corpus.jsonl"
    library = open_library(settings_of(LETTERS, [corpus]))
    held = held_by_copies(library)
    halves = [Half.of(library, part) for part in parted(library)]
    for half in halves:
        for field in SETS[LETTERS]:
            for number, query in enumerate(read_queries(folder / LETTERS, field, held)):
                if number % every < 2:
                    yield from half.rows(field, number, query.text, query.wanted)
        for number, paragraph in enumerate(lines(folder / STRANGERS / "corpus.jsonl")):
            yield from half.rows(STRANGERS, number, paragraph["text"], frozenset())


def parted(library: Library) -> tuple[set[str], set[str]]:
    """The keys of half of the replies, drawn at random, and of the others."""
    keys = sorted(report.key for report in library.reports)
    random.Random(7).shuffle(keys)
    middle = len(keys) // 2
    return set(keys[:middle]), set(keys[middle:])


@dataclass(frozen=True)
class Half:
    """Half of the replies: what answers from them, and their documents by key."""

    answerer: Answerer
    documents: dict[str, str]

    @classmethod
    def of(cls, library: Library, keys: set[str]) -> Half:
        """The half with these keys."""
        documents = {key: document_of(library.report(key).source) for key in keys}
        return cls(Answerer(library.within(keys)), documents)

    def rows(self, kind: str, number: int, text: str, wanted: frozenset[str]) -> Iterator[Row]:
        """What is found for a text; nothing if it is read as a question."""
        question = self.answerer.understand(text)
        hits = self.answerer.rank(question)
        if question.is_text and hits:
            found = first(self.documents[hit.passage.report] for hit in hits)
            is_held = not wanted.isdisjoint(self.documents.values())
            told = found[0] in wanted, not wanted.isdisjoint(found)
            yield Row(kind, number, signs(hits), is_held, *told)


if __name__ == "__main__":
    main()
