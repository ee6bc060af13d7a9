"""Which document answers? Public question sets, beside BM25 over pairs of characters.

usage: public_sets.py FOLDER [--every N]

FOLDER holds sets in the form of BEIR: corpus.jsonl, queries.jsonl, qrels.tsv. A corpus is
indexed as `yinwen index` does, once, under `.eval/`. A set is asked in two halves, every other
question each, so that work on one half can be checked on the other. What is found counts
as documents in the order of their first passage: `ranked` whatever the answer, `shown` only what
an answer quotes, so that a refusal is a miss there. A copy counts as the document that is held
in its place. The baseline ranks the corpus as it is; `no copies` is the same without the copies,
which it cannot know of. It gets the earlier questions of a conversation with the question.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from bigram_bm25 import BigramBM25
from cached_library import settings_of
from results import keep

from bot.commands.opening import open_library
from index.library import Library
from retrieval.answer import Answerer

SETS = {"domainrag_ruc": ("text",), "letters_hunan": ("full", "text")}
"""The sets, and the fields of a query that are asked: a letter, and its subject alone."""

BASELINE = "bigram BM25"
HALVES = {"first": slice(0, None, 2), "second": slice(1, None, 2), "both": slice(None)}
DEPTH = 5

Found = dict[str, list[str]]
"""By system the first documents that it finds."""


@dataclass(frozen=True)
class Query:
    text: str
    history: tuple[str, ...]
    wanted: frozenset[str]


@dataclass(frozen=True)
class Row:
    """Shares of questions for which a system found a document that answers, or showed none."""

    set: str
    asked: str
    half: str
    questions: int
    system: str
    hit_1: float
    hit_5: float
    none: float


def main() -> None:
    """Measure every set and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="ask every Nth question only")
    given = parser.parse_args()
    rows = [row for name in SETS for row in measure(given.folder / name, given.every)]
    print("| set | asked | half | questions | system | hit@1 | hit@5 | none |")
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        told = (row.set, row.asked, row.half, str(row.questions), row.system)
        print(f"| {' | '.join(told)} | {row.hit_1:.3f} | {row.hit_5:.3f} | {row.none:.3f} |")
    keep(__file__, {"every": given.every, "rows": [asdict(row) for row in rows]})


def measure(folder: Path, every: int) -> Iterator[Row]:
    """The rows of a set."""
    library = open_library(settings_of(folder.name, [folder / "corpus.jsonl"]))
    library.warm().join()
    held = held_by_copies(library)
    texts = {row["id"]: f"{row['title']}\n{row['text']}" for row in lines(folder / "corpus.jsonl")}
    answerer, baseline = Answerer(library), BigramBM25(texts)
    for field in SETS[folder.name]:
        queries = list(read_queries(folder, field, held))[::every]
        found = [search(query, answerer, baseline, held) for query in queries]
        for half, part in HALVES.items():
            for system in found[0]:
                lists = [one[system] for one in found[part]]
                shares = hits(queries[part], lists)
                yield Row(folder.name, field, half, len(lists), system, *shares)


def search(query: Query, answerer: Answerer, baseline: BigramBM25, held: dict[str, str]) -> Found:
    """What each system finds for a query."""
    plain = baseline.rank("\n".join((*query.history, query.text)))
    explained = answerer.explain(query.text, query.history)
    ranked = (document_of(one.report.source) for one in explained.candidates)
    shown = (document_of(quote.locator.source) for quote in explained.answer.quotes)
    return {
        BASELINE: [held.get(key, key) for key in plain[:DEPTH]],
        f"{BASELINE}, no copies": first(held.get(key, key) for key in plain),
        "ranked": first(ranked),
        "shown": first(shown),
    }


def hits(queries: Sequence[Query], found: Sequence[list[str]]) -> tuple[float, float, float]:
    """The shares with a wanted document first, among the first five, and with none at all."""
    pairs = [(query.wanted, documents) for query, documents in zip(queries, found, strict=True)]
    ones = sum(not wanted.isdisjoint(documents[:1]) for wanted, documents in pairs)
    fives = sum(not wanted.isdisjoint(documents) for wanted, documents in pairs)
    nones = sum(not documents for _, documents in pairs)
    return ones / len(pairs), fives / len(pairs), nones / len(pairs)


def read_queries(folder: Path, field: str, held: dict[str, str]) -> Iterator[Query]:
    """The queries, with the documents that answer them by the names under which they are held."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, _ = line.split("\t")
        wanted[query].add(held.get(document, document))
    for row in lines(folder / "queries.jsonl"):
        history = tuple(turn["q"] for turn in row.get("history", ()))
        yield Query(row[field], history, frozenset(wanted[row["id"]]))


def held_by_copies(library: Library) -> dict[str, str]:
    """For each document that is a copy, the one that is held in its place."""
    return {document_of(copy.source): document_of(copy.of) for copy in library.copies}


def document_of(source: str) -> str:
    """The id of a row in its list."""
    return source.rpartition("#")[2]


def first(keys: Iterable[str]) -> list[str]:
    """The first `DEPTH` documents, each once."""
    return list(islice(dict.fromkeys(keys), DEPTH))


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    main()
