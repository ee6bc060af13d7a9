"""A generation under construction: what is added to it, and its completion."""

from __future__ import annotations

import shutil
from functools import cached_property
from pathlib import Path

import numpy as np

from index.catalog import CatalogWriter
from index.dictionary import write_dictionary
from index.embed import Embedder, embedder_identity, load_embedder
from index.engines import BIGRAMS, HEADING_BIGRAMS, HEADING_WORDS, SOUNDS, WORDS
from index.engines.dense_faiss import FaissEngine
from index.engines.lexical_tantivy import TantivyEngine
from index.generation import CATALOG, DENSE, DICTIONARY, LEXICAL, link, link_tree
from index.manifest import Counts, Maker, Manifest, measure
from index.report import Passage, Report
from index.terms import Tokenizer, tokenizer_version
from index.vectors import embeddable, pack, vector_ids


def maker_of(embedder_name: str) -> Maker:
    """How this code makes an index with the embedder of that name."""
    return Maker(embedder_identity(embedder_name), tokenizer_version())


class Build:
    """A generation in the empty directory `directory`, starting as `base` or empty."""

    def __init__(self, directory: Path, base: Path | None, embedder_name: str) -> None:
        self.directory, self._base, self._embedder_name = directory, base, embedder_name
        _lay_out(directory, base)
        self._catalog = CatalogWriter(directory / CATALOG)
        self._lexical = _lexical(directory / LEXICAL, base)
        self._tokenizer = Tokenizer.open(directory / DICTIONARY)

    def add(self, report: Report) -> None:
        """Add a report to the catalog and to both engines."""
        ids = self._catalog.add(report)
        for id_, passage in zip(ids, report.passages, strict=True):
            self._lexical.add(id_, report.key, self._fields(report, passage))
        self._embed(report, ids)

    def remove(self, key: str) -> None:
        """Take a report out again."""
        ids = self._catalog.remove(key)
        self._lexical.remove_report(key)
        self._dense.remove(vector_ids(ids.start, len(ids)))

    def rename(self, key: str, source: str) -> None:
        """Note another source name for a report."""
        self._catalog.rename(key, source)

    def finish(self, sources: dict[str, str]) -> None:
        """Write everything down, the manifest last. Nothing can be added any more."""
        self._lexical.commit()
        self._dense.save(self.directory / DENSE)
        self._catalog.commit()
        reports, passages = self._catalog.counts()
        self.close()
        Manifest(
            maker=maker_of(self._embedder_name),
            dimension=self._dense.dimension,
            counts=Counts(reports, passages, self._dense.count),
            sources=sources,
            parts=measure(self.directory, _part_names(self.directory)),
        ).save(self.directory)

    def close(self) -> None:
        """Let go of the files, whether all was written or not."""
        self._lexical.close()
        self._catalog.close()

    @cached_property
    def _embedder(self) -> Embedder:
        return load_embedder(self._embedder_name)

    @cached_property
    def _dense(self) -> FaissEngine:
        if self._base is None:
            return FaissEngine.create(self._embedder.dimension)
        return FaissEngine.open(self._base / DENSE, writable=True)

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

    def _embed(self, report: Report, ids: range) -> None:
        wanted = [
            (pack(id_, ordinal), text)
            for id_, passage in zip(ids, report.passages, strict=True)
            for ordinal, text in embeddable(report, passage)
        ]
        if wanted:
            vectors = self._embedder.encode_passages([text for _, text in wanted])
            self._dense.add(np.array([id_ for id_, _ in wanted], dtype=np.int64), vectors)


def _lay_out(directory: Path, base: Path | None) -> None:
    """Parts that are changed in place are copied, the others linked."""
    if base is None:
        write_dictionary(directory / DICTIONARY)
        return
    link(base / DICTIONARY, directory / DICTIONARY)
    link_tree(base / LEXICAL, directory / LEXICAL)
    shutil.copyfile(base / CATALOG, directory / CATALOG)


def _lexical(path: Path, base: Path | None) -> TantivyEngine:
    return TantivyEngine.create(path) if base is None else TantivyEngine.open(path)


def _part_names(directory: Path) -> list[str]:
    """All files but the lock files of the engines."""
    files = (path for path in sorted(directory.rglob("*")) if path.is_file())
    return [path.relative_to(directory).as_posix() for path in files if path.suffix != ".lock"]
