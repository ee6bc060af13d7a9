"""BM25 on disk with tantivy (https://github.com/quickwit-oss/tantivy).

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009;
tantivy's k1 is 1.2, its b is 0.75, and lengths above 40 terms are rounded.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tantivy import Document, Index, IndexWriter, Occur, Query, Schema, SchemaBuilder, Searcher

from index.engines import FIELDS, Term
from index.errors import LibraryDamagedError

_ID, _REPORT = "id", "report"
_HEAP_BYTES = 30_000_000
_KEPT = 8192
"""So many parts of queries, and numbers of passages, are kept for the next question."""


class TantivyEngine:
    """A `LexicalEngine` over an index directory."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._schema = index.schema
        self._writer: IndexWriter | None = None
        self._searcher = _searcher(index)
        self._term = lru_cache(_KEPT)(self._boosted)
        self._within = lru_cache(_KEPT)(self._of_any)
        self._held = lru_cache(_KEPT)(self._count)

    @classmethod
    def create(cls, path: Path) -> TantivyEngine:
        """An empty engine in the directory `path`, which is made."""
        path.mkdir(parents=True)
        return cls(Index(_schema(), str(path)))

    @classmethod
    def open(cls, path: Path) -> TantivyEngine:
        """The engine in the directory `path`.

        Raises:
            LibraryDamagedError: there is no such directory, or a file of it is missing.
        """
        try:
            return cls(Index.open(str(path))) if os.access(path, os.W_OK) else cls._linked(path)
        except (ValueError, OSError) as error:
            raise LibraryDamagedError(path, str(error)) from error

    @classmethod
    def _linked(cls, path: Path) -> TantivyEngine:
        """The engine in a directory that cannot be written to.

        tantivy wants a lock file beside an index even for reading
        (https://github.com/quickwit-oss/tantivy/issues/557): it gets a directory of links,
        which is needed no longer once every file is mapped.
        """
        with TemporaryDirectory(prefix="yinwen-") as beside:
            for file in path.iterdir():
                (Path(beside) / file.name).symlink_to(file.resolve())
            return cls(Index.open(beside))

    @property
    def count(self) -> int:
        """How many passages it holds."""
        return int(self._searcher.num_docs)

    @staticmethod
    def removed_share(path: Path) -> float:
        """Which share of the passages in a directory was removed and still counts in BM25.

        tantivy drops them only when it merges the segments that they lie in.
        """
        segments = json.loads((path / "meta.json").read_text(encoding="utf-8"))["segments"]
        removed = sum((one["deletes"] or {}).get("num_deleted_docs", 0) for one in segments)
        return float(removed / max(1, sum(one["max_doc"] for one in segments)))

    def add(self, passage_id: int, report: str, fields: Mapping[str, Iterable[str]]) -> None:
        """Add a passage of a report with the terms of its fields."""
        document = Document()
        document.add_integer(_ID, passage_id)
        document.add_text(_REPORT, report)
        for field, terms in fields.items():
            document.add_text(field, " ".join(terms))
        self._write().add_document(document)

    def remove_report(self, report: str) -> None:
        """Remove all passages of a report."""
        self._write().delete_documents_by_term(_REPORT, report)

    def commit(self) -> None:
        """Write down what was added and removed; only then it is found."""
        writer, self._writer = self._write(), None
        writer.commit()
        writer.wait_merging_threads()
        self._searcher = _searcher(self._index)
        self._held.cache_clear()

    def close(self) -> None:
        """Drop what was not committed."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.wait_merging_threads()

    def search(
        self, weighted: Mapping[Term, float], k: int, reports: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` best passages, best first, ties by id."""
        if not weighted or not self.count:
            return []
        hits = self._searcher.search(self._query(weighted, reports), k, count=False).hits
        ids = self._searcher.fast_field_values(_ID, [address for _, address in hits])
        found = [(int(id_ or 0), float(score)) for id_, (score, _) in zip(ids, hits, strict=True)]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def doc_freq(self, field: str, term: str) -> int:
        """In how many passages the field has the term."""
        return self._held(field, term)

    def _count(self, field: str, term: str) -> int:
        return int(self._searcher.doc_freq(field, term))

    def _write(self) -> IndexWriter:
        if self._writer is None:
            # One thread: the same passages in the same order give the same index.
            self._writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        return self._writer

    def _query(self, weighted: Mapping[Term, float], reports: Collection[str] | None) -> Query:
        terms = Query.boolean_query(
            [(Occur.Should, self._term(*term, weight)) for term, weight in weighted.items()]
        )
        if reports is None:
            return terms
        within = self._within(frozenset(reports))
        return Query.boolean_query([(Occur.Must, terms), (Occur.Must, within)])

    def _of_any(self, reports: frozenset[str]) -> Query:
        """What finds the passages of some reports, and says nothing of their order."""
        # a set of terms would take three times as long, being an automaton over all terms
        any_of = [
            (Occur.Should, Query.term_query(self._schema, _REPORT, key, "basic"))
            for key in sorted(reports)
        ]
        return Query.const_score_query(Query.boolean_query(any_of), 0.0)

    def _boosted(self, field: str, term: str, weight: float) -> Query:
        return Query.boost_query(Query.term_query(self._schema, field, term, "freq"), weight)


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_integer_field(_ID, fast=True)
    builder.add_text_field(_REPORT, tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        # The terms come joined by blanks; they were made by our own tokenizer.
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _searcher(index: Index) -> Searcher:
    # "manual": a generation never changes once it is open, so nothing need watch it.
    index.config_reader(reload_policy="manual")
    index.reload()
    return index.searcher()
