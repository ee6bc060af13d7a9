"""Writing the catalog of a segment: its tables, and what is put into them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path

from index import rows
from index.catalog import translated
from index.report import Passage, Report

VERSION = 2
"""To be raised with every change of the tables; a segment is never changed afterwards."""

_TABLES = """
    CREATE TABLE reports (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, source TEXT NOT NULL,
        sha256 TEXT NOT NULL, title TEXT NOT NULL, issuer TEXT NOT NULL, place TEXT NOT NULL,
        level TEXT NOT NULL, first TEXT, last TEXT, date TEXT, kind TEXT NOT NULL,
        parent TEXT NOT NULL, url TEXT NOT NULL, doubts TEXT NOT NULL,
        recognised INTEGER NOT NULL, characters INTEGER NOT NULL,
        first_passage INTEGER NOT NULL, passages INTEGER NOT NULL,
        pages TEXT NOT NULL, sketch BLOB NOT NULL, text TEXT NOT NULL
    );
    CREATE TABLE sections (
        report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, ordinal INTEGER NOT NULL,
        parent INTEGER, level INTEGER NOT NULL, heading TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, status TEXT NOT NULL, PRIMARY KEY (report, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY,
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
"""

_COPIED = (
    """
    INSERT INTO main.reports SELECT id + :above, {reports} FROM old.reports WHERE {living};
    """,
    """
    INSERT INTO main.sections SELECT report + :above, {sections} FROM old.sections
    WHERE report IN (SELECT id FROM old.reports WHERE {living});
    """,
    """
    INSERT INTO main.passages SELECT id, report + :above, {passages} FROM old.passages
    WHERE report IN (SELECT id FROM old.reports WHERE {living});
    """,
    """
    INSERT INTO main.figures SELECT * FROM old.figures
    WHERE passage IN (SELECT id FROM main.passages);
    """,
)


class CatalogWriter:
    """A new catalog file for one writing thread; passages get ids from `first_passage` on."""

    def __init__(self, path: Path, first_passage: int = 0) -> None:
        self._path, self.next_passage = path, first_passage
        with translated(path):
            self._db = sqlite3.connect(path)
            # A journal would only guard a file that nobody reads before it is complete.
            self._db.execute("PRAGMA journal_mode = OFF")
            self._db.execute("PRAGMA synchronous = OFF")  # it is synced as a whole
            self._db.executescript(_TABLES)
            self._db.execute("PRAGMA foreign_keys = ON")

    def add(self, report: Report, sketch: bytes = b"") -> range:
        """Store a report; the ids of its passages, in their order."""
        ids = range(self.next_passage, self.next_passage + len(report.passages))
        with translated(self._path):
            place = (ids.start, len(ids))
            cells = (*rows.of_report(report), *place, rows.of_pages(report), sketch, report.text)
            row = self._insert("reports", (None, report.key, *cells))
            for section in report.sections:
                self._insert("sections", (row, *rows.of_section(section)))
            for ordinal, (id_, passage) in enumerate(zip(ids, report.passages, strict=True)):
                self._add_passage(id_, row, ordinal, passage)
        self.next_passage = ids.stop
        return ids

    def remove(self, key: str) -> None:
        """Forget a report and all that belongs to it; its passages' ids are not used again."""
        with translated(self._path):
            self._db.execute("DELETE FROM reports WHERE key = ?", (key,))

    def copy(self, path: Path, dead: Collection[str]) -> None:
        """Take over all of another catalog but the reports `dead`, with the ids they have."""
        with translated(self._path):
            self._db.commit()
            self._db.execute("ATTACH ? AS old", (str(path),))
            self._copy(dead)
            self._db.commit()
            self._db.execute("DETACH old")

    def commit(self) -> None:
        """Write everything down."""
        with translated(self._path):
            self._db.commit()

    def counts(self) -> tuple[int, int]:
        """How many reports and how many passages there are."""
        query = "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM passages)"
        with translated(self._path):
            reports, passages = self._db.execute(query).fetchone()
        return reports, passages

    def close(self) -> None:
        """Release the file; what was not committed is lost."""
        self._db.close()

    def _copy(self, dead: Collection[str]) -> None:
        above = self._db.execute("SELECT coalesce(max(id), 0) FROM main.reports").fetchone()[0]
        marks = ", ".join(f":dead{at}" for at in range(len(dead)))
        living = f"key NOT IN ({marks})"
        given = {"above": above, **{f"dead{at}": key for at, key in enumerate(dead)}}
        for statement in _COPIED:
            columns = {table: self._columns(table) for table in ("reports", "sections", "passages")}
            self._db.execute(statement.format(living=living, **columns), given)

    def _columns(self, table: str) -> str:
        """All columns of a table but the ids of reports and passages, which come first."""
        names = [row[1] for row in self._db.execute(f"PRAGMA main.table_info({table})")]
        return ", ".join(f'"{name}"' for name in names if name not in {"id", "report"})

    def _add_passage(self, id_: int, report: int, ordinal: int, passage: Passage) -> None:
        place = (passage.section, passage.start, passage.end)
        self._insert("passages", (id_, report, ordinal, *place, rows.of_clauses(passage.clauses)))
        for number, figure in enumerate(passage.figures):
            self._insert("figures", (id_, number, *rows.of_figure(figure)))

    def _insert(self, table: str, values: tuple[object, ...]) -> int:
        marks = ", ".join("?" * len(values))
        return int(self._db.execute(f"INSERT INTO {table} VALUES ({marks})", values).lastrowid or 0)
