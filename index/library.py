"""The library: everything that can be asked of an index once it is made.

`Library.open` reads the generation in use and never changes it; `update` makes the
next one. Only what is cheap happens on opening: the embedding model is loaded when it
is first needed, or beforehand by `warm`.
"""

from __future__ import annotations

import copy
import threading
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Self

from index.build import maker_of
from index.catalog import PassageRow, StoredPassage, StoredReport
from index.copies import Copy, copies
from index.correction import Correction
from index.embed import BUILTIN, Embedder, Vectors, load_embedder
from index.engines import DenseEngine, LexicalEngine, Term
from index.engines.dense_segments import SegmentedEngine
from index.engines.lexical_tantivy import TantivyEngine
from index.errors import LibraryDamagedError, LibraryError
from index.former import FormerReport
from index.generation import DICTIONARY, LEXICAL, Store
from index.kept import Kept
from index.manifest import Manifest, check_content, check_sizes
from index.outcome import Outcome
from index.report import Report, Section
from index.script import folded
from index.segment import OpenSegment
from index.terms import Tokenizer
from index.update import Progress, is_stale, update
from index.vectors import pack, unpack, vector_ids

__all__ = ["Copy", "FormerReport", "Library", "Outcome", "Progress", "is_stale", "update"]

_REPORTS_KEPT, _PASSAGES_KEPT = 256, 8192

ClauseId = tuple[int, int]
"""A passage's id and the ordinal of one of its clauses."""


class Library:
    """One generation of an index, opened for searching from any thread."""

    lexical: LexicalEngine
    dense: DenseEngine

    def __init__(self, store: Store, generation: Path, embedder_name: str) -> None:
        self._store, self._generation, self._embedder_name = store, generation, embedder_name
        self.manifest = Manifest.load(generation)
        self.manifest.check_maker(generation, maker_of(embedder_name))
        check_sizes(generation, self.manifest.parts)
        self._segments = [
            OpenSegment(store.segment(record.name), record) for record in self.manifest.segments
        ]
        self._home = {key: one for one in self._segments for key in one.passages}
        self.reports: tuple[StoredReport, ...] = tuple(
            sorted((r for one in self._segments for r in one.reports), key=lambda r: r.source)
        )
        self.lexical = TantivyEngine.open(generation / LEXICAL)
        self.dense = SegmentedEngine(
            [one.searched() for one in self._segments], self.manifest.dimension
        )
        self.tokenizer = Tokenizer.open(generation / DICTIONARY)
        self._check_counts()
        self._by_key = {report.key: report for report in self.reports}
        self._model = _Model(embedder_name)
        self._only: frozenset[str] | None = None
        self._lasting = False
        self._structure = lru_cache(_REPORTS_KEPT)(self._load_structure)
        self._folded = lru_cache(_REPORTS_KEPT)(lambda key: folded(self.text(key)))
        self._passages = Kept(self._load_passages, _PASSAGES_KEPT)

    @classmethod
    def open(cls, path: Path, *, embedder_name: str = BUILTIN) -> Self:
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

    def renewed(self) -> Library | None:
        """The generation in use now, with the model that is loaded; None if it is this one.

        Raises a `LibraryError` as `open` does.
        """
        generation = self._store.current()
        if generation == self._generation:
            return None
        fresh = Library(self._store, generation, self._embedder_name)
        fresh._model = self._model
        if self._model.loaded:
            fresh._warm()
        if self._lasting:
            fresh.warm(lasting=True)
        return fresh if self._only is None else fresh.within(self._only)

    def within(self, keys: Collection[str]) -> Library:
        """A view of these reports alone; it shares everything with this library."""
        view = copy.copy(self)
        view._only = frozenset(keys) if self._only is None else self._only & frozenset(keys)
        view.reports = tuple(one for one in self.reports if one.key in view._only)
        return view

    def holds(self, key: str) -> bool:
        """Whether the report of that key is in the library."""
        return key in self._by_key

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
        return copies(self.manifest.contents)

    def successor(self, key: str) -> StoredReport | None:
        """The report that has replaced the version `key`; None if none has, or none is known to.

        That is what its source holds now, or the report that is indexed in place of a copy.
        """
        if key in self._by_key:
            return None
        contents = self.manifest.contents
        for former in contents.former:
            if former.sha256.startswith(key):
                key = contents.sources[former.source].sha256[:12]
        standing = (held.of for sha, held in contents.held.items() if sha.startswith(key))
        return self._by_key.get((next(standing, "") or key)[:12])

    def former(self, key: str) -> FormerReport | None:
        """The replaced version of that key; None if it is in use, or no longer known."""
        for former in self.manifest.contents.former:
            if former.sha256.startswith(key):
                return FormerReport.of(former, self._store.former(former.sha256))
        return None

    def edit(self, source: str) -> Correction:
        """What a person has corrected of a source's metadata; `KeyError` if it is unknown."""
        return Correction.of(self.manifest.contents.sources[source].edit)

    def original(self, key: str) -> bytes:
        """The bytes of the file that the report was read from."""
        return self._store.original(self.report(key).sha256)

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        """The passages of these ids, in this order; `KeyError` for an unknown id."""
        return self._passages.get(ids)

    def passages_of(self, key: str, section: int | None = None) -> list[StoredPassage]:
        """The passages of a report, or of one of its sections, in their order."""
        passages = self.passages(self._passage_ids(key))
        return [one for one in passages if section is None or one.section == section]

    def search_terms(
        self, weighted: Mapping[Term, float], k: int, reports: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` best passages by weighted terms: (passage id, score)."""
        return self.lexical.search(weighted, k, self._allowed(reports))

    def search_clauses(
        self, vector: Vectors, k: int, reports: Collection[str] | None = None
    ) -> list[tuple[int, int, float]]:
        """The `k` clauses nearest to a vector: (passage id, clause ordinal, cosine)."""
        keys = self._allowed(reports)
        allowed = None if keys is None else [self._vector_ids(key) for key in sorted(keys)]
        return [(*unpack(id_), score) for id_, score in self.dense.search(vector, k, allowed)]

    def cosines(self, vector: Vectors, clauses: Iterable[ClauseId]) -> dict[ClauseId, float]:
        """How near clauses are to a vector; those too short for a vector are left out."""
        found = self.dense.products(vector, (pack(*clause) for clause in clauses))
        return {unpack(id_): product for id_, product in found.items()}

    @property
    def embedder(self) -> Embedder:
        """The embedding model, loaded on first use; raises `ModelError`."""
        return self._model.load()

    def warm(self, *, lasting: bool = False) -> threading.Thread:
        """Load in the background what the first question needs.

        If `lasting`, for who asks again and again, also make what costs more than one
        question gains by it; so do the generations that follow.
        """
        self._lasting = lasting
        thread = threading.Thread(target=self._warm, name="yinwen-warm", daemon=True)
        thread.start()
        return thread

    def verify(self) -> None:
        """Read every part and raise `LibraryDamagedError` if one has changed."""
        check_content(self._generation, self.manifest.parts)
        for segment in self._segments:
            check_content(segment.directory, segment.record.parts)

    def close(self) -> None:
        """Release the files."""
        for segment in self._segments:
            segment.close()

    def _warm(self) -> None:
        self.tokenizer.terms("预热")
        self.embedder  # noqa: B018
        if self._lasting:
            self.dense.prepare()

    def _allowed(self, reports: Collection[str] | None) -> Collection[str] | None:
        """The reports to search: those asked for, of those that this view has."""
        if self._only is None or reports is None:
            return self._only if reports is None else reports
        return self._only.intersection(reports)

    def _load_structure(self, key: str) -> Report:
        return self._home[key].catalog.structure(key)

    def _load_passages(self, ids: Collection[int]) -> Iterator[tuple[int, StoredPassage]]:
        """The passages of these ids; `KeyError` for an unknown id."""
        by_segment: dict[OpenSegment, list[int]] = defaultdict(list)
        for id_ in ids:
            by_segment[self._segment_of(id_)].append(id_)
        for segment, wanted in by_segment.items():
            found = segment.catalog.passage_rows(wanted)
            if len(found) < len(wanted):
                raise KeyError(*set(wanted).difference(row.id for row in found))
            yield from ((row.id, self._passage(segment, row)) for row in found)

    def _passage(self, segment: OpenSegment, row: PassageRow) -> StoredPassage:
        key = segment.report_of(row.id)
        report = self._structure(key)
        return StoredPassage(
            id=row.id,
            report=key,
            section=row.section,
            path=report.path(row.section),
            section_status=report.sections[row.section].status,
            ordinal=row.ordinal,
            start=row.start,
            end=row.end,
            text=report.text[row.start : row.end],
            folded=self._folded(key)[row.start : row.end],
            clause_row=row.clauses,
            figure_rows=row.figures,
        )

    def _segment_of(self, passage_id: int) -> OpenSegment:
        """The segment whose range of ids holds a passage; `KeyError` if none does."""
        at = bisect_right(self._segments, passage_id, key=lambda one: one.ids.start) - 1
        if at < 0 or passage_id not in self._segments[at].ids:
            raise KeyError(passage_id)
        return self._segments[at]

    def _passage_ids(self, key: str) -> range:
        home = self._home.get(key)
        return home.passages[key] if home else range(0)

    def _vector_ids(self, key: str) -> range:
        ids = self._passage_ids(key)
        return vector_ids(ids.start, len(ids))

    def _check_counts(self) -> None:
        passages = sum(report.passages for report in self.reports)
        if self.lexical.count != passages:
            raise LibraryDamagedError(self._generation, "its parts do not belong together")


class _Model:
    """The embedding model of a library, loaded once for all its views and generations."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._loading = threading.Lock()
        self._embedder: Embedder | None = None

    @property
    def loaded(self) -> bool:
        return self._embedder is not None

    def load(self) -> Embedder:
        with self._loading:
            if self._embedder is None:
                self._embedder = load_embedder(self._name)
            return self._embedder
