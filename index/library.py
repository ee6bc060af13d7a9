"""The library: everything that can be asked of an index once it is made.

`Library.open` reads the generation in use and never changes it; `update` makes the
next one. Only what is cheap happens on opening: the embedding model is loaded when it
is first needed, or beforehand by `warm`.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from index.build import maker_of
from index.catalog import Catalog, StoredPassage, StoredReport
from index.copies import Copy
from index.correction import Correction
from index.embed import BUILTIN, Embedder, Vectors, load_embedder
from index.engines import DenseEngine, LexicalEngine, Term
from index.engines.dense_faiss import FaissEngine
from index.engines.lexical_tantivy import TantivyEngine
from index.errors import LibraryDamagedError, LibraryError
from index.former import FormerReport
from index.generation import CATALOG, DENSE, DICTIONARY, LEXICAL, Store
from index.manifest import Counts, Manifest
from index.report import Report, Section
from index.terms import Tokenizer
from index.update import Outcome, Progress, is_stale, update
from index.vectors import unpack, vector_ids

__all__ = ["Copy", "FormerReport", "Library", "Outcome", "Progress", "is_stale", "update"]

_REPORTS_CACHED, _PASSAGES_CACHED = 64, 8192


class Library:
    """One generation of an index, opened for searching from any thread."""

    lexical: LexicalEngine
    dense: DenseEngine

    def __init__(self, store: Store, generation: Path, embedder_name: str) -> None:
        self._store, self._generation, self._embedder_name = store, generation, embedder_name
        self.manifest = Manifest.load(generation)
        self.manifest.check_maker(generation, maker_of(embedder_name))
        self.manifest.check_sizes(generation)
        self._catalog = Catalog(generation / CATALOG)
        self.reports: tuple[StoredReport, ...] = self._catalog.reports()
        self.lexical = TantivyEngine.open(generation / LEXICAL)
        self.dense = FaissEngine.open(generation / DENSE)
        self.tokenizer = Tokenizer.open(generation / DICTIONARY)
        self._check_counts()
        self._by_key = {report.key: report for report in self.reports}
        self._embedder: Embedder | None = None
        self._loading = threading.Lock()
        self._structure = lru_cache(_REPORTS_CACHED)(self._catalog.structure)
        self._passage = lru_cache(_PASSAGES_CACHED)(self._load_passage)

    @classmethod
    def open(cls, path: Path, *, embedder_name: str = BUILTIN) -> Library:
        """The library at `path`, made with the embedder of that name.

        Raises:
            LibraryMissingError: there is none.
            LibraryDamagedError: a part is missing or unreadable.
            LibraryForeignError: it was made by another version or another model.
        """
        store = Store(path)
        generation = store.current()
        try:
            return cls(store, generation, embedder_name)
        except LibraryError:
            if store.current() == generation:
                raise
            return cls.open(path, embedder_name=embedder_name)  # replaced while being opened

    @property
    def generation(self) -> str:
        """The name of the generation that is open."""
        return self._generation.name

    def current_generation(self) -> str:
        """The name of the generation in use now; another one means: open again."""
        return self._store.current().name

    def report(self, key: str) -> StoredReport:
        """The report of that key; `KeyError` if there is none."""
        return self._by_key[key]

    def text(self, key: str) -> str:
        """The cleaned text of a report; `KeyError` if there is none."""
        return self._structure(key).text

    def sections(self, key: str) -> tuple[Section, ...]:
        """The sections of a report in their order; `KeyError` if there is none."""
        return self._structure(key).sections

    def page(self, key: str, offset: int) -> int | None:
        """The page of the original, from 1, that a character of the text stands on."""
        return self._structure(key).page(offset)

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The sources that are held as copies of a report, by name."""
        return ()

    def successor(self, key: str) -> StoredReport | None:
        """The report that has replaced the version `key`; None if none is known to have."""
        return None

    def former(self, key: str) -> FormerReport | None:
        """The replaced version of that key; None if it is in use, or no longer known."""
        return None

    def edit(self, source: str) -> Correction:
        """What a person has corrected of a source's metadata; empty if nothing."""
        return Correction()

    def original(self, key: str) -> bytes:
        """The bytes of the file that the report was read from."""
        return self._store.original(self.report(key).sha256)

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        """The passages of these ids, in this order; `KeyError` for an unknown id."""
        return [self._passage(id_) for id_ in ids]

    def passages_of(self, key: str, section: int | None = None) -> list[StoredPassage]:
        """The passages of a report, or of one of its sections, in their order."""
        passages = self.passages(self._catalog.passage_ids(key))
        return [one for one in passages if section is None or one.section == section]

    def search_terms(
        self, weighted: Mapping[Term, float], k: int, reports: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` best passages by weighted terms: (passage id, score)."""
        return self.lexical.search(weighted, k, reports)

    def search_clauses(
        self, vector: Vectors, k: int, reports: Collection[str] | None = None
    ) -> list[tuple[int, int, float]]:
        """The `k` clauses nearest to a vector: (passage id, clause ordinal, cosine)."""
        allowed = None if reports is None else [self._vector_ids(key) for key in sorted(reports)]
        return [(*unpack(id_), score) for id_, score in self.dense.search(vector, k, allowed)]

    @property
    def embedder(self) -> Embedder:
        """The embedding model, loaded on first use; raises `ModelError`."""
        with self._loading:
            if self._embedder is None:
                self._embedder = load_embedder(self._embedder_name)
            return self._embedder

    def warm(self) -> threading.Thread:
        """Load in the background what the first question needs."""
        thread = threading.Thread(target=self._warm, name="yinwen-warm", daemon=True)
        thread.start()
        return thread

    def verify(self) -> None:
        """Read every part and raise `LibraryDamagedError` if one has changed."""
        self.manifest.check_content(self._generation)

    def close(self) -> None:
        """Release the files."""
        self._catalog.close()

    def _warm(self) -> None:
        self.tokenizer.terms("预热")
        self.embedder  # noqa: B018

    def _load_passage(self, passage_id: int) -> StoredPassage:
        key, ordinal, section, start, end, clauses = self._catalog.passage_row(passage_id)
        report: Report = self._structure(key)
        return StoredPassage(
            id=passage_id,
            report=key,
            section=section,
            path=report.path(section),
            section_status=report.sections[section].status,
            ordinal=ordinal,
            start=start,
            end=end,
            text=report.text[start:end],
            clauses=clauses,
            figures=self._catalog.figures(passage_id),
        )

    def _vector_ids(self, key: str) -> range:
        ids = self._catalog.passage_ids(key)
        return vector_ids(ids.start, len(ids))

    def _check_counts(self) -> None:
        passages = sum(report.passages for report in self.reports)
        found = Counts(len(self.reports), passages, self.dense.count)
        if found != self.manifest.counts or self.lexical.count != passages:
            raise LibraryDamagedError(self._generation, "its parts do not belong together")
