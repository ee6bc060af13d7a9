import logging
import sqlite3
from pathlib import Path

import pytest
from support.small_library import SmallLibrary

from bot.state import ANSWER_LIFE, TURN_LIFE, State

ANSWER = SmallLibrary().answer("财政收入")


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / "chats.sqlite3"


def test_an_answer_survives_a_restart_whole(path: Path, clock: Clock):
    state = State(path, clock)
    token = state.keep(7, ANSWER)
    state.close()
    assert State(path, clock).recall(7, token) == ANSWER


def test_a_killed_process_has_lost_nothing(path: Path, clock: Clock):
    token = State(path, clock).keep(7, ANSWER)
    assert State(path, clock).recall(7, token) == ANSWER


def test_an_answer_is_for_the_chat_it_was_given_in(path: Path, clock: Clock):
    state = State(path, clock)
    assert state.recall(8, state.keep(7, ANSWER)) is None


def test_answers_expire_and_leave_the_file(path: Path, clock: Clock):
    state = State(path, clock)
    token = state.keep(7, ANSWER)
    clock.now += ANSWER_LIFE
    assert state.recall(7, token) is None
    state.remember(7, "财政收入")
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (0,)


def test_an_answer_of_another_form_counts_as_expired(path: Path, clock: Clock):
    state = State(path, clock)
    token = state.keep(7, ANSWER)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE answers SET answer = '{\"question\": 1}'")
    assert state.recall(7, token) is None


def test_history_holds_the_last_questions_of_the_chat_oldest_first(path: Path, clock: Clock):
    state = State(path, clock)
    for question in ("一", "二", "三", "四"):
        state.remember(7, question)
    state.remember(8, "别处")
    assert state.history(7) == ("二", "三", "四")


def test_history_fades_and_can_be_forgotten(path: Path, clock: Clock):
    state = State(path, clock)
    state.remember(7, "旧")
    clock.now += TURN_LIFE
    state.remember(7, "新")
    assert state.history(7) == ("新",)
    state.forget(7)
    assert state.history(7) == ()


def test_a_damaged_file_is_put_aside(path: Path, clock: Clock, caplog: pytest.LogCaptureFixture):
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)
    with caplog.at_level(logging.WARNING):
        state = State(path, clock)
    assert state.recall(7, state.keep(7, ANSWER)) == ANSWER
    assert path.with_name("chats.sqlite3.damaged").exists()
    assert "chats.sqlite3.damaged" in caplog.text
