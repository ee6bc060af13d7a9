"""A generation under construction: what is added to it and taken from it, and its completion."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path

import numpy as np

from index.dictionary import write_dictionary
from index.embed import Embedder, embedder_identity, load_embedder
from index.engines import BIGRAMS, HEADING_BIGRAMS, HEADING_WORDS, SOUNDS, WORDS
from index.engines.lexical_tantivy import TantivyEngine
from index.generation import DICTIONARY, LEXICAL, Store, clear, link, link_tree
from index.manifest import Maker, Manifest, Part, Segment, measure
from index.merging import to_merge
from index.records import Contents
from index.report import Passage, Report
from index.segment import OpenSegment, SegmentWriter, merge
from index.stopwatch import Stopwatch
from index.terms import Tokenizer, tokenizer_version
from index.vectors import embeddable, pack

REMOVED_SHARE = 1 / 3
"""From here on removed passages bend BM25 too much, and the lexical index is made anew."""


def maker_of(embedder_name: str) -> Maker:
    """How this code makes an index with the embedder of that name."""
    return Maker(embedder_identity(embedder_name), tokenizer_version())


class Workshop:
    """What all builds of an update share: the embedder, loaded when it is needed, and a watch."""

    def __init__(self, embedder_name: str) -> None:
        self.maker = maker_of(embedder_name)
        self._embedder_name = embedder_name
        self.stopwatch = Stopwatch()

    @cached_property
    def embedder(self) -> Embedder:
        """The embedder; raises `ModelError`."""
        return load_embedder(self._embedder_name)

    def time(self, stage: str) -> AbstractContextManager[None]:
        """Count the time of the block for a stage."""
        return self.stopwatch.time(stage)


class Build:
    """A new generation that starts as `base`, the directory of another one, or empty."""

    def __init__(self, store: Store, base: Path | None, workshop: Workshop) -> None:
        self._store, self._base, self._workshop = store, base, workshop
        self.directory = store.begin()
        self._manifest = Manifest.load(base) if base else None
        _lay_out(self.directory, base)
        self._lexical = _lexical(self.directory / LEXICAL, base)
        self._tokenizer = Tokenizer.open(self.directory / DICTIONARY)
        self._segments = _segments(store, self._manifest)
        self._writer: SegmentWriter | None = None
        self._added: dict[str, Report] = {}

    def __len__(self) -> int:
        """How many reports were added and are held in memory."""
        return len(self._added)

    def add(self, report: Report, sketch: bytes) -> None:
        """Add a report to a new segment and to both engines."""
        ids = self._writing.add(report, sketch)
        self._added[report.key] = report
        with self._workshop.time("terms"):
            self._add_terms(report, ids)
        with self._workshop.time("embed"):
            self._add_vectors(report, ids)

    def remove(self, key: str) -> None:
        """Take a report out again; one that is not there does not matter."""
        self._lexical.remove_report(key)
        self._added.pop(key, None)
        if self._writer is not None and key in self._writer:
            self._writer.remove(key)
        for segment in self._segments:
            if key in segment.passages:
                segment.bury(key)

    def report(self, key: str) -> Report:
        """A report that the generation holds, without its passages unless it is new."""
        if key in self._added:
            return self._added[key]
        segment = next(one for one in self._segments if key in one.passages)
        return segment.catalog.structure(key)

    def sketches(self) -> Iterator[tuple[str, bytes]]:
        """The keys and sketches of all reports that the base holds."""
        for segment in self._segments:
            sketches = segment.catalog.sketches()
            yield from ((key, sketches[key]) for key in segment.passages)

    def flush(self) -> None:
        """Finish the segment under construction, so that it needs no memory any more."""
        if self._writer is not None:
            self._open(self._writer.finish())
            self._writer = None
            self._added.clear()
        self._merge()

    def finish(self, contents: Contents) -> None:
        """Write everything down, the manifest last. Nothing can be added any more."""
        self.flush()
        self._commit_terms()
        Manifest(
            maker=self._workshop.maker,
            dimension=self._dimension,
            passages_ever=self._passages_ever,
            segments=tuple(one.record for one in self._segments),
            parts=self._parts(),
            contents=contents,
        ).save(self.directory)
        self.close()

    def close(self) -> None:
        """Let go of the files, whether all was written or not."""
        self._lexical.close()
        for part in (*self._segments, self._writer):
            if part is not None:
                part.close()

    @property
    def _dimension(self) -> int:
        return self._manifest.dimension if self._manifest else self._workshop.embedder.dimension

    @property
    def _passages_ever(self) -> int:
        before = self._manifest.passages_ever if self._manifest else 0
        return max([before, *(one.record.stop for one in self._segments)])

    @property
    def _writing(self) -> SegmentWriter:
        if self._writer is None:
            directory = self._store.begin_segment()
            self._writer = SegmentWriter(directory, self._passages_ever, self._dimension)
        return self._writer

    def _open(self, record: Segment) -> None:
        directory = self._store.segment(record.name)
        self._store.settle(directory)
        self._segments.append(OpenSegment(directory, record))

    def _merge(self) -> None:
        self._segments = [one for one in self._segments if one.passages]
        merged = to_merge([one.record for one in self._segments])
        old, younger = self._segments[merged], self._segments[merged.stop :]
        if not old:
            return
        record = merge(old, self._store.begin_segment())
        del self._segments[merged.start :]
        self._open(record)
        self._segments += younger
        for segment in old:
            segment.close()

    def _commit_terms(self) -> None:
        self._lexical.commit()
        path = self.directory / LEXICAL
        if TantivyEngine.removed_share(path) > REMOVED_SHARE:
            self._lexical.close()
            clear(path)
            self._lexical = TantivyEngine.create(path)
            for segment in self._segments:
                self._add_terms_again(segment)
            self._lexical.commit()

    def _add_terms_again(self, segment: OpenSegment) -> None:
        for key, ids in segment.passages.items():
            self._add_terms(segment.catalog.whole(key), ids)

    def _add_terms(self, report: Report, ids: range) -> None:
        for id_, passage in zip(ids, report.passages, strict=True):
            self._lexical.add(id_, report.key, self._fields(report, passage))

    def _fields(self, report: Report, passage: Passage) -> dict[str, tuple[str, ...]]:
        text = self._tokenizer.terms(report.text[passage.start : passage.end])
        above = "\n".join((report.metadata.title, *report.path(passage.section)))
        heading = self._tokenizer.terms(above)
        return {
            WORDS: text.words,
            BIGRAMS: text.bigrams,
            SOUNDS: text.sounds,
            HEADING_WORDS: heading.words,
            HEADING_BIGRAMS: heading.bigrams,
        }

    def _add_vectors(self, report: Report, ids: range) -> None:
        wanted = [
            (pack(id_, ordinal), text)
            for id_, passage in zip(ids, report.passages, strict=True)
            for ordinal, text in embeddable(report, passage)
        ]
        if wanted:
            vectors = self._workshop.embedder.encode_passages([text for _, text in wanted])
            packed = np.array([id_ for id_, _ in wanted], dtype=np.int64)
            self._writing.add_vectors(packed, vectors)

    def _parts(self) -> dict[str, Part]:
        """All files but the engines' lock files; those of the base are not hashed again."""
        known = self._manifest.parts if self._manifest else {}
        files = (path for path in sorted(self.directory.rglob("*")) if path.is_file())
        names = [one.relative_to(self.directory).as_posix() for one in files if not _is_lock(one)]
        old = {name: known[name] for name in names if name in known and self._is_linked(name)}
        return old | measure(self.directory, [name for name in names if name not in old])

    def _is_linked(self, name: str) -> bool:
        base = self._base / name if self._base else None
        return base is not None and base.exists() and base.samefile(self.directory / name)


def _lay_out(directory: Path, base: Path | None) -> None:
    """The files of the base are linked: none of them is ever changed in place."""
    if base is None:
        write_dictionary(directory / DICTIONARY)
        return
    link(base / DICTIONARY, directory / DICTIONARY)
    link_tree(base / LEXICAL, directory / LEXICAL)


def _lexical(path: Path, base: Path | None) -> TantivyEngine:
    return TantivyEngine.create(path) if base is None else TantivyEngine.open(path)


def _segments(store: Store, manifest: Manifest | None) -> list[OpenSegment]:
    records = manifest.segments if manifest else ()
    return [OpenSegment(store.segment(record.name), record) for record in records]


def _is_lock(path: Path) -> bool:
    return path.suffix == ".lock"
