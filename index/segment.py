"""A segment: the catalog and the vectors of the reports that were added together.

Its files never change once it is finished. A report that is removed later is noted in
the manifest, and left behind when the segment is merged with others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog, StoredReport
from index.catalog_writer import CatalogWriter
from index.engines.dense_faiss import FaissEngine, FaissWriter
from index.engines.dense_segments import DenseSegment
from index.errors import LibraryDamagedError
from index.manifest import Segment, check_sizes, measure
from index.report import Report
from index.vectors import vector_ids

CATALOG, DENSE = "catalog.sqlite", "dense.faiss"


class SegmentWriter:
    """A segment under construction in an empty directory."""

    def __init__(self, directory: Path, first_passage: int, dimension: int) -> None:
        self.directory, self._first = directory, first_passage
        self._catalog = CatalogWriter(directory / CATALOG, first_passage)
        self._dense = FaissWriter(dimension)
        self._passages: dict[str, range] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._passages

    def add(self, report: Report, sketch: bytes) -> range:
        """Store a report; the ids of its passages."""
        ids = self._catalog.add(report, sketch)
        self._passages[report.key] = ids
        return ids

    def add_vectors(self, ids: NDArray[np.int64], vectors: NDArray[np.float32]) -> None:
        """Store vectors of clauses of the report that was added last."""
        self._dense.add(ids, vectors)

    def remove(self, key: str) -> None:
        """Take a report out again."""
        self._catalog.remove(key)
        ids = self._passages.pop(key)
        self._dense.remove(vector_ids(ids.start, len(ids)))

    def copy(self, segment: OpenSegment) -> None:
        """Take over what is in use of an older segment, under the ids it has."""
        self._catalog.copy(segment.directory / CATALOG, segment.record.dead)
        for ids, vectors in segment.dense.vectors(segment.living_vectors):
            self._dense.add(ids, vectors)

    def finish(self, stop: int | None = None) -> Segment:
        """Write everything down; ids up to `stop` are given away, if more than were used."""
        self._dense.save(self.directory / DENSE)
        self._catalog.commit()
        reports, passages = self._catalog.counts()
        self.close()
        return Segment(
            name=self.directory.name,
            first=self._first,
            stop=self._catalog.next_passage if stop is None else stop,
            reports=reports,
            passages=passages,
            vectors=self._dense.count,
            parts=measure(self.directory, (CATALOG, DENSE)),
        )

    def close(self) -> None:
        """Let go of the files, whether all was written or not."""
        self._catalog.close()


class OpenSegment:
    """A finished segment, for reading from any thread.

    Raises:
        LibraryDamagedError: a part is missing or broken, or they do not belong together.
    """

    def __init__(self, directory: Path, record: Segment) -> None:
        self.directory, self.record = directory, record
        check_sizes(directory, record.parts)
        self.catalog = Catalog(directory / CATALOG)
        self.dense = FaissEngine.open(directory / DENSE)
        every = self.catalog.passage_ids()
        self._keys = {ids.start: key for key, ids in every.items() if ids}
        self._firsts = sorted(self._keys)
        self.passages = {key: ids for key, ids in every.items() if key not in record.dead}
        found = (len(every), sum(map(len, every.values())), self.dense.count)
        if found != (record.reports, record.passages, record.vectors):
            raise LibraryDamagedError(directory, "its parts do not belong together")

    @property
    def reports(self) -> tuple[StoredReport, ...]:
        """The reports in use."""
        return tuple(one for one in self.catalog.reports() if one.key in self.passages)

    @property
    def ids(self) -> range:
        """The ids that passages of this segment may have."""
        return range(self.record.first, self.record.stop)

    @property
    def living_vectors(self) -> list[range] | None:
        """The ids of the vectors in use; None if all are."""
        if not self.record.dead:
            return None
        return [vector_ids(ids.start, len(ids)) for ids in self.passages.values()]

    def report_of(self, passage: int) -> str:
        """The key of the report that a passage of this segment belongs to."""
        return self._keys[self._firsts[bisect_right(self._firsts, passage) - 1]]

    def searched(self) -> DenseSegment:
        """Its vectors as a part of all that are searched."""
        reach = vector_ids(self.record.first, self.record.stop - self.record.first)
        return DenseSegment(self.dense, reach, self.living_vectors)

    def bury(self, key: str) -> None:
        """Note that a report is no longer in use."""
        dead = {**self.record.dead, key: len(self.passages.pop(key))}
        self.record = replace(self.record, dead=dead)

    def close(self) -> None:
        """Release the files."""
        self.catalog.close()


def merge(segments: Sequence[OpenSegment], directory: Path) -> Segment:
    """One segment, in an empty directory, of what is in use of several that follow each other."""
    first, last = segments[0].record.first, segments[-1].record.stop
    writer = SegmentWriter(directory, first, segments[0].dense.dimension)
    for segment in segments:
        writer.copy(segment)
    return writer.finish(last)
