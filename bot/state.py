"""What the bot remembers between two messages and across restarts (SQLite).

Answers are kept under a short random token, which the buttons under them carry: an old
button works after a restart and after the index was rebuilt. The last questions of a
chat are kept for a while, so that a follow-up is understood.
"""

from __future__ import annotations

import logging
import secrets
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from bot import stored, texts
from retrieval.model import Answer

ANSWER_LIFE = 90 * 24 * 3600.0
"""How long the buttons of an answer work, in seconds."""

TURN_LIFE = 30 * 60.0
"""How long an earlier question bears on the next one, in seconds."""

TURNS = 3
"""How many earlier questions are looked back on."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    token TEXT PRIMARY KEY, chat INTEGER NOT NULL, answer TEXT NOT NULL, made REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_made ON answers (made);
CREATE TABLE IF NOT EXISTS turns (
    id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, question TEXT NOT NULL, asked REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS turns_chat ON turns (chat, asked);
"""

logger = logging.getLogger(__name__)


class State:
    """Answers that quote, and turns; for one thread. `clock` tells seconds since the epoch."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = _open(path)
        self._prune()

    def keep(self, chat: int, answer: Answer) -> str:
        """Keep an answer and return the token to find it by."""
        token = secrets.token_urlsafe(8)
        with self._database:
            self._database.execute(
                "INSERT INTO answers VALUES (?, ?, ?, ?)",
                (token, chat, stored.dump(answer), self._clock()),
            )
        return token

    def recall(self, chat: int, token: str) -> Answer | None:
        """The answer that was kept, None when it has expired or is of an older form."""
        row = self._database.execute(
            "SELECT answer FROM answers WHERE token = ? AND chat = ? AND made > ?",
            (token, chat, self._clock() - ANSWER_LIFE),
        ).fetchone()
        try:
            return stored.load(row[0]) if row else None
        except ValueError:
            return None

    def remember(self, chat: int, question: str) -> None:
        """Note a question of a chat; questions past their time are dropped on the way."""
        self._prune()
        with self._database:
            self._database.execute(
                "INSERT INTO turns (chat, question, asked) VALUES (?, ?, ?)",
                (chat, question, self._clock()),
            )

    def history(self, chat: int) -> tuple[str, ...]:
        """The last questions of a chat that are still fresh, oldest first."""
        rows = self._database.execute(
            "SELECT question FROM turns WHERE chat = ? AND asked > ? ORDER BY id DESC LIMIT ?",
            (chat, self._clock() - TURN_LIFE, TURNS),
        ).fetchall()
        return tuple(question for (question,) in reversed(rows))

    def forget(self, chat: int) -> None:
        """Begin a new conversation: earlier questions no longer count."""
        with self._database:
            self._database.execute("DELETE FROM turns WHERE chat = ?", (chat,))

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _prune(self) -> None:
        now = self._clock()
        with self._database:
            self._database.execute("DELETE FROM answers WHERE made <= ?", (now - ANSWER_LIFE,))
            self._database.execute("DELETE FROM turns WHERE asked <= ?", (now - TURN_LIFE,))


def _open(path: Path) -> sqlite3.Connection:
    """Open the file; a damaged one is put aside, since chats can do without their past."""
    try:
        return _connect(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        aside = path.with_name(f"{path.name}.damaged")
        path.replace(aside)
        logger.warning(texts.LOG_STATE_DAMAGED, path, aside.name)
        return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=10)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(_SCHEMA)
    except sqlite3.Error:
        database.close()
        raise
    return database
