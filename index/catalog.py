"""The catalog of a segment, for reading: reports, sections, passages, figures in one SQLite file.

Spans are those of `index.report`; the wording of a passage is cut from the text of its
report, which is stored once. The ids of passages count on from one segment to the next.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from index import rows
from index.errors import LibraryDamagedError
from index.report import Clause, Figure, Metadata, Passage, Report, Section, Status

_ABOUT = "title, issuer, place, level, first, last, date, kind, parent, url, doubts"

_FIGURE = (
    'metric, value, unit, start, "end", number, dimension, change, is_change, first, last, status'
)


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as the library lists it; `characters` and `passages` are counts.

    `recognised` tells that its text was read off pictures.
    """

    key: str
    source: str
    sha256: str
    metadata: Metadata
    characters: int
    passages: int
    recognised: bool = False


@dataclass(frozen=True)
class StoredPassage:
    """A passage with what is needed to rank and to quote it.

    `report` is the report's key, `ordinal` counts the passages of the report, `path`
    holds the headings above; `text` is `report.text[start:end]`, and `folded` the same in the
    form in which it is compared (see `index.script`). Clauses and figures are
    read from their rows when they are asked for: most passages found are not looked at so
    closely.
    """

    id: int
    report: str
    section: int
    path: tuple[str, ...]
    section_status: Status
    ordinal: int
    start: int
    end: int
    text: str
    folded: str
    clause_row: str
    figure_rows: tuple[tuple[rows.Cell, ...], ...]

    def __hash__(self) -> int:
        return hash((self.report, self.ordinal))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses in their order, which tile it."""
        return rows.clauses(self.clause_row)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures in their order."""
        return tuple(rows.figure(*row) for row in self.figure_rows)


@dataclass(frozen=True, slots=True)
class PassageRow:
    """What the catalog holds of a passage: where it stands, its clauses and figures as stored."""

    id: int
    ordinal: int
    section: int
    start: int
    end: int
    clauses: str
    figures: tuple[tuple[rows.Cell, ...], ...]


class Catalog:
    """A catalog file, for reading from any thread.

    Raises:
        LibraryDamagedError: from any method, if the file is missing or broken.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        with translated(path):
            uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)

    def reports(self) -> tuple[StoredReport, ...]:
        """All reports, by source."""
        found = self._rows(
            f"SELECT key, source, sha256, characters, passages, recognised, {_ABOUT}"
            " FROM reports ORDER BY source"
        )
        return tuple(
            StoredReport(
                key, source, sha256, rows.metadata(*about), characters, passages, bool(recognised)
            )
            for key, source, sha256, characters, passages, recognised, *about in found
        )

    def passage_ids(self) -> dict[str, range]:
        """For each report the ids of its passages, which follow each other."""
        found = self._rows("SELECT key, first_passage, passages FROM reports")
        return {key: range(first, first + count) for key, first, count in found}

    def sketches(self) -> dict[str, bytes]:
        """For each report the sketch by which its near copies are found."""
        return dict(self._rows("SELECT key, sketch FROM reports"))

    def structure(self, key: str) -> Report:
        """The report with text and sections, without its passages; `KeyError` if unknown."""
        found = self._rows(
            f"SELECT id, source, sha256, text, pages, recognised, {_ABOUT}"
            " FROM reports WHERE key = ?",
            key,
        )
        if not found:
            raise KeyError(key)
        id_, source, sha256, text, pages, recognised, *about = found[0]
        return Report(
            source=source,
            sha256=sha256,
            text=text,
            metadata=rows.metadata(*about),
            sections=self._sections(id_),
            pages=rows.pages(pages),
            recognised=bool(recognised),
        )

    def whole(self, key: str) -> Report:
        """The report with its passages, without their figures; `KeyError` if unknown."""
        found = self._rows(
            'SELECT section, passages.start, passages."end", clauses FROM passages'
            " JOIN reports ON reports.id = report WHERE key = ? ORDER BY ordinal",
            key,
        )
        passages = (
            Passage(section, start, end, rows.clauses(cell)) for section, start, end, cell in found
        )
        return replace(self.structure(key), passages=tuple(passages))

    def passage_rows(self, ids: Iterable[int]) -> list[PassageRow]:
        """What is held of these passages, by id; what is unknown is left out."""
        wanted = json.dumps(sorted(ids))
        found = self._rows(
            'SELECT id, ordinal, section, start, "end", clauses FROM passages'
            " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            wanted,
        )
        figures = self._figure_rows(wanted)
        return [
            PassageRow(id_, ordinal, section, start, end, clauses, tuple(figures[id_]))
            for id_, ordinal, section, start, end, clauses in found
        ]

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def _figure_rows(self, wanted: str) -> Mapping[int, list[tuple[rows.Cell, ...]]]:
        """The figures of passages as they are stored, by the id of the passage."""
        found: dict[int, list[tuple[rows.Cell, ...]]] = defaultdict(list)
        for passage, *figure in self._rows(
            f"SELECT passage, {_FIGURE} FROM figures"
            " WHERE passage IN (SELECT value FROM json_each(?)) ORDER BY passage, ordinal",
            wanted,
        ):
            found[passage].append(tuple(figure))
        return found

    def _sections(self, report: int) -> tuple[Section, ...]:
        found = self._rows(
            'SELECT ordinal, parent, level, heading, start, "end", status FROM sections'
            " WHERE report = ? ORDER BY ordinal",
            report,
        )
        return tuple(rows.section(*row) for row in found)

    def _rows(self, query: str, *parameters: object) -> list[Any]:
        with self._lock, translated(self._path):
            return self._db.execute(query, parameters).fetchall()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite into `LibraryDamagedError`s."""
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryDamagedError(path, str(error)) from error
