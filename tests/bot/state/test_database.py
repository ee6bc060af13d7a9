"""The schema is brought up to date whole or not at all, and no file is ever lost."""

import logging
import sqlite3
from pathlib import Path

import pytest
from support.clock import Clock
from support.small_library import SmallLibrary

from bot import stored
from bot.state import State
from bot.state.database import StateNewerError, migrate, migrations
from bot.texts.errors import explain

ANSWER = SmallLibrary().answer("财政收入")

UNNUMBERED = """
CREATE TABLE answers (
    token TEXT PRIMARY KEY, chat INTEGER NOT NULL, answer TEXT NOT NULL, made REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX answers_made ON answers (made);
CREATE TABLE turns (
    id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, question TEXT NOT NULL, asked REAL NOT NULL
);
CREATE INDEX turns_chat ON turns (chat, asked);
"""
"""The file as it was before its schema had a number."""


def version(path: Path) -> int:
    with sqlite3.connect(path) as database:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def test_an_unnumbered_file_is_taken_over_with_what_it_holds(path: Path, clock: Clock):
    path.parent.mkdir()
    with sqlite3.connect(path) as database:
        database.executescript(UNNUMBERED)
        kept = ("tok", 7, stored.dump(ANSWER), clock.now)
        database.execute("INSERT INTO answers VALUES (?, ?, ?, ?)", kept)
        database.execute("INSERT INTO turns VALUES (1, 7, '财政收入', ?)", (clock.now,))
    state = State(path, clock)
    assert state.answers.recall("tok") == ANSWER
    assert state.turns.history(7) == ("财政收入",)
    assert version(path) == max(migrations())


def test_migrations_are_numbered_without_gaps():
    assert sorted(migrations()) == list(range(1, len(migrations()) + 1))


def test_a_newer_file_is_refused_and_left_alone(path: Path, clock: Clock):
    State(path, clock).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 9000")
    with pytest.raises(StateNewerError) as refused:
        State(path, clock)
    assert str(path) in explain(refused.value)
    assert version(path) == 9000


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path):
    path = tmp_path / "a.sqlite3"
    first = {1: "CREATE TABLE one (a);"}
    with sqlite3.connect(path) as database:
        migrate(database, path, first)
        broken = first | {2: "CREATE TABLE two (a);\nINSERT INTO one VALUES (1);", 3: "nonsense;"}
        with pytest.raises(sqlite3.OperationalError):
            migrate(database, path, broken)
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("one",)]
        assert database.execute("SELECT count(*) FROM one").fetchone() == (0,)
    assert version(path) == 1


def test_a_damaged_file_is_put_aside(path: Path, clock: Clock, caplog: pytest.LogCaptureFixture):
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)
    with caplog.at_level(logging.WARNING):
        state = State(path, clock)
    assert state.answers.recall(state.answers.keep(7, ANSWER)) == ANSWER
    assert path.with_name("chats.sqlite3.damaged").exists()
    assert "chats.sqlite3.damaged" in caplog.text
