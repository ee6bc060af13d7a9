"""The catalog: reports, sections, passages and figures in one SQLite file.

Spans are those of `index.report`; the wording of a passage is cut from the text of its
report, which is stored once. Passage ids are never used again within a catalog.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index import rows
from index.errors import LibraryDamagedError
from index.report import Clause, Figure, Metadata, Passage, Report, Status

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE reports (
        id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, source TEXT NOT NULL,
        sha256 TEXT NOT NULL, text TEXT NOT NULL, title TEXT NOT NULL, issuer TEXT NOT NULL,
        place TEXT NOT NULL, level TEXT NOT NULL, first TEXT, last TEXT, date TEXT,
        kind TEXT NOT NULL
    );
    CREATE TABLE sections (
        report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, ordinal INTEGER NOT NULL,
        parent INTEGER, level INTEGER NOT NULL, heading TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, status TEXT NOT NULL, PRIMARY KEY (report, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, ordinal INTEGER NOT NULL,
        section INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        clauses TEXT NOT NULL, UNIQUE (report, ordinal)
    );
    CREATE TABLE figures (
        passage INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE, ordinal INTEGER NOT NULL,
        metric TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, number REAL, dimension TEXT NOT NULL, change TEXT NOT NULL,
        is_change INTEGER NOT NULL, first TEXT, last TEXT, status TEXT NOT NULL,
        PRIMARY KEY (passage, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX figures_by_metric ON figures (metric);
    """,
)
"""Each entry brings a catalog from the version of its position to the next one."""

_FIGURE = (
    'metric, value, unit, start, "end", number, dimension, change, is_change, first, last, status'
)

_PASSAGE_IDS = """
    SELECT min(passages.id), count(passages.id) FROM reports
    JOIN passages ON report = reports.id WHERE key = ?
"""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as the library lists it; `characters` and `passages` are counts."""

    key: str
    source: str
    sha256: str
    metadata: Metadata
    characters: int
    passages: int


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with what is needed to rank and to quote it.

    `report` is the report's key, `ordinal` counts the passages of the report, `path`
    holds the headings above; `text` is `report.text[start:end]`.
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
    clauses: tuple[Clause, ...]
    figures: tuple[Figure, ...]


class Catalog:
    """A catalog file, for reading from any thread.

    Raises:
        LibraryDamagedError: from any method, if the file is missing or broken.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        with _translated(path):
            uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)

    def reports(self) -> tuple[StoredReport, ...]:
        """All reports, by source."""
        found = self._rows(
            "SELECT key, source, sha256, length(text), (SELECT count(*) FROM passages"
            " WHERE report = reports.id), title, issuer, place, level, first, last, date, kind"
            " FROM reports ORDER BY source"
        )
        return tuple(
            StoredReport(key, source, sha256, rows.metadata(*about), characters, passages)
            for key, source, sha256, characters, passages, *about in found
        )

    def structure(self, key: str) -> Report:
        """The report with text and sections, without its passages; `KeyError` if unknown."""
        found = self._rows(
            "SELECT id, source, sha256, text, title, issuer, place, level, first, last, date, kind"
            " FROM reports WHERE key = ?",
            key,
        )
        if not found:
            raise KeyError(key)
        id_, source, sha256, text, *about = found[0]
        sections = self._rows(
            'SELECT ordinal, parent, level, heading, start, "end", status FROM sections'
            " WHERE report = ? ORDER BY ordinal",
            id_,
        )
        tree = tuple(rows.section(*row) for row in sections)
        return Report(source, sha256, text, rows.metadata(*about), tree)

    def passage_row(self, passage_id: int) -> tuple[str, int, int, int, int, tuple[Clause, ...]]:
        """Report key, ordinal, section, start, end and clauses; `KeyError` if unknown."""
        found = self._rows(
            'SELECT key, ordinal, section, start, "end", clauses FROM passages'
            " JOIN reports ON reports.id = report WHERE passages.id = ?",
            passage_id,
        )
        if not found:
            raise KeyError(passage_id)
        *place, clauses = found[0]
        return (*place, rows.clauses(clauses))

    def figures(self, passage_id: int) -> tuple[Figure, ...]:
        """The figures of a passage in their order."""
        found = self._rows(
            f"SELECT {_FIGURE} FROM figures WHERE passage = ? ORDER BY ordinal", passage_id
        )
        return tuple(rows.figure(*row) for row in found)

    def passage_ids(self, key: str) -> range:
        """The ids of a report's passages, which follow each other."""
        return _id_range(*self._rows(_PASSAGE_IDS, key)[0])

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def _rows(self, query: str, *parameters: object) -> list[Any]:
        with self._lock, _translated(self._path):
            return self._db.execute(query, parameters).fetchall()


class CatalogWriter:
    """A catalog file, made if there is none, for one writing thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with _translated(path):
            self._db = sqlite3.connect(path)
            self._db.execute("PRAGMA foreign_keys = ON")
            # A journal would only guard a file that nobody reads before it is complete.
            self._db.execute("PRAGMA journal_mode = OFF")
            self._migrate()

    def add(self, report: Report) -> range:
        """Store a report; the ids of its passages, in their order."""
        with _translated(self._path):
            id_ = self._insert("reports", (None, report.key, *rows.of_report(report)))
            for section in report.sections:
                self._insert("sections", (id_, *rows.of_section(section)))
            ids = [self._add_passage(id_, *item) for item in enumerate(report.passages)]
        return range(ids[0], ids[-1] + 1) if ids else range(0)

    def remove(self, key: str) -> range:
        """Forget a report and all that belongs to it; the ids that its passages had."""
        with _translated(self._path):
            ids = self._db.execute(_PASSAGE_IDS, (key,)).fetchone()
            self._db.execute("DELETE FROM reports WHERE key = ?", (key,))
        return _id_range(*ids)

    def commit(self) -> None:
        """Write everything down."""
        with _translated(self._path):
            self._db.commit()

    def counts(self) -> tuple[int, int]:
        """How many reports and how many passages there are."""
        query = "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM passages)"
        with _translated(self._path):
            reports, passages = self._db.execute(query).fetchone()
        return reports, passages

    def rename(self, key: str, source: str) -> None:
        """Note that a report is now known by another source name."""
        with _translated(self._path):
            self._db.execute("UPDATE reports SET source = ? WHERE key = ?", (source, key))

    def close(self) -> None:
        """Release the file; what was not committed is lost."""
        self._db.close()

    def _add_passage(self, report: int, ordinal: int, passage: Passage) -> int:
        place = (passage.section, passage.start, passage.end)
        clauses = rows.of_clauses(passage.clauses)
        id_ = self._insert("passages", (None, report, ordinal, *place, clauses))
        for number, figure in enumerate(passage.figures):
            self._insert("figures", (id_, number, *rows.of_figure(figure)))
        return id_

    def _insert(self, table: str, values: tuple[object, ...]) -> int:
        marks = ", ".join("?" * len(values))
        return int(self._db.execute(f"INSERT INTO {table} VALUES ({marks})", values).lastrowid or 0)

    def _migrate(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            self._db.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")


def catalog_version() -> int:
    """The version of the catalogs that this code writes."""
    return len(MIGRATIONS)


def _id_range(first: int | None, count: int) -> range:
    return range(first or 0, (first or 0) + count)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryDamagedError(path, str(error)) from error
