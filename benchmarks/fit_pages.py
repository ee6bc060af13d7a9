"""Fit the confidence of `retrieval/on_a_page.py` and print its operating curve.

usage: fit_pages.py FOLDER

FOLDER holds the public sets of `public_sets.py`. Every question about the pages of a university
is asked of all pages, and of each half of them that holds no page which is known to answer;
questions about work reports (`tests/data/questions.jsonl`) have no answer there. Fitted on every
other question, the unanswerable at half weight; the curve is of the rest.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from cached_library import settings_of
from fit_same_matter import parted
from numpy.typing import NDArray
from public_sets import Query, document_of, first, held_by_copies, lines, read_queries
from sklearn.linear_model import LogisticRegression

from bot.commands.opening import open_library
from retrieval.answer import Answerer
from retrieval.on_a_page import signs
from retrieval.support import contradicts

PAGES = "domainrag_ruc"
STRANGERS = Path(__file__).parents[1] / "tests" / "data" / "questions.jsonl"
HELD, GONE, STRANGE = "held", "not held", "about reports"
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3)


@dataclass(frozen=True)
class Row:
    """A question asked of pages: its `signs`, and whether a page that answers is found."""

    kind: str
    number: int
    signs: tuple[float, ...]
    is_first: bool
    is_among: bool


def main() -> None:
    """Print the weights and the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    rows = list(measure(parser.parse_args().folder))
    half = [one for one in rows if not one.number % 2 and (one.is_among or one.kind != HELD)]
    weights = [1.0 if one.kind == HELD else 0.5 for one in half]
    model = LogisticRegression().fit(
        [one.signs for one in half], [one.is_among for one in half], weights
    )
    print(f"intercept {model.intercept_[0]:.2f}  weights {model.coef_[0].round(2)}")
    rest = [one for one in rows if one.number % 2]
    told = model.predict_proba([one.signs for one in rest])[:, 1]
    print(f"| refused below | answer first | answer among five | {GONE} | {STRANGE} |")
    print("|---|---|---|---|---|")
    for least in THRESHOLDS:
        print(f"| {least} | {' | '.join(curve(rest, told < least))} |")


def curve(rows: Iterable[Row], below: NDArray[np.bool_]) -> Iterator[str]:
    """Of the questions answered first or among five, and of the two kinds without an answer:
    how many are refused."""
    asked = list(zip(rows, map(bool, below), strict=True))
    groups = (
        [no for one, no in asked if one.is_first],
        [no for one, no in asked if one.is_among],
        *([no for one, no in asked if one.kind == kind] for kind in (GONE, STRANGE)),
    )
    return (f"{sum(refused)} / {len(refused)}" for refused in groups)


def measure(folder: Path) -> Iterator[Row]:
    """The rows of all questions that nothing else refuses."""
    library = open_library(settings_of(PAGES, [folder / PAGES / "corpus.jsonl"]))
    queries = list(read_queries(folder / PAGES, "text", held_by_copies(library)))
    asked = list(enumerate(queries))
    yield from ask(HELD, Answerer(library), asked)
    for keys in parted(library):
        documents = {document_of(library.report(key).source) for key in keys}
        gone = [(number, one) for number, one in asked if one.wanted.isdisjoint(documents)]
        yield from ask(GONE, Answerer(library.within(keys)), gone)
    strangers = (
        Query(row["question"], tuple(row.get("history", ())), frozenset())
        for row in lines(STRANGERS)
    )
    yield from ask(STRANGE, Answerer(library), enumerate(strangers))


def ask(kind: str, answerer: Answerer, queries: Iterable[tuple[int, Query]]) -> Iterator[Row]:
    """What is found for numbered questions; nothing if one is read as a text or contradicted."""
    sources = {report.key: document_of(report.source) for report in answerer.reports}
    for number, query in queries:
        question = answerer.understand(query.text, query.history)
        hits = answerer.rank(question)
        if question.is_text or not hits or contradicts(question, hits[0]):
            continue
        found = first(sources[hit.passage.report] for hit in hits)
        told = signs(hits[0].evidence, bool(question.scope.mentions))
        is_among = not query.wanted.isdisjoint(found)
        yield Row(kind, number, told, found[0] in query.wanted, is_among)


if __name__ == "__main__":
    main()
