"""The bot's SQLite file: opened, brought up to the present schema, put aside when damaged.

The schema is what the scripts in `migrations/` make of an empty file, one after the other.
`PRAGMA user_version` holds the number of the last one that ran. A script that has been
released is never changed: what is to be different is another script.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from bot import texts
from index.errors import YinwenError

logger = logging.getLogger(__name__)


class StateNewerError(YinwenError):
    """A file of a schema that this version does not know: `found`, when it knows `known`."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(f"{path}: schema {found}, known up to {known}")
        self.path, self.found, self.known = path, found, known


def open_database(path: Path) -> sqlite3.Connection:
    """Open or make the file; a damaged one is put aside, since chats can do without their past.

    Raises StateNewerError for a file that a newer version has written, and leaves it as it is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connect(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        aside = path.with_name(f"{path.name}.damaged")
        path.replace(aside)
        logger.warning(texts.LOG_STATE_DAMAGED, path, aside.name)
        return _connect(path)


def migrate(database: sqlite3.Connection, path: Path, scripts: dict[int, str]) -> None:
    """Run the scripts whose number is above that of the file, all of them or none."""
    known = max(scripts)
    with database:
        database.execute("BEGIN IMMEDIATE")  # another process that opens it waits
        (found,) = database.execute("PRAGMA user_version").fetchone()
        if found > known:
            raise StateNewerError(path, found, known)
        for number in range(found + 1, known + 1):
            for statement in _statements(scripts[number]):
                database.execute(statement)
        database.execute(f"PRAGMA user_version = {known:d}")


def migrations() -> dict[int, str]:
    """The scripts by their numbers, which their names begin with."""
    folder = files("bot.state") / "migrations"
    return {
        int(file.name[:4]): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".sql")
    }


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=10)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("PRAGMA foreign_keys = ON")
        migrate(database, path, migrations())
    except BaseException:
        database.close()
        raise
    return database


def _statements(script: str) -> Iterator[str]:
    """The statements one by one: `executescript` would commit what is under way."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
