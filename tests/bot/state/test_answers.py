import sqlite3
from pathlib import Path

from support.clock import Clock
from support.small_library import SmallLibrary

from bot.state import State
from bot.state.answers import ANSWER_LIFE

ANSWER = SmallLibrary().answer("财政收入")


def test_an_answer_survives_a_restart_whole(path: Path, clock: Clock):
    state = State(path, clock)
    token = state.answers.keep(7, ANSWER)
    state.close()
    assert State(path, clock).answers.recall(token) == ANSWER


def test_a_killed_process_has_lost_nothing(path: Path, clock: Clock):
    token = State(path, clock).answers.keep(7, ANSWER)
    assert State(path, clock).answers.recall(token) == ANSWER


def test_answers_expire_and_leave_the_file(path: Path, clock: Clock):
    state = State(path, clock)
    token = state.answers.keep(7, ANSWER)
    clock.now += ANSWER_LIFE
    assert state.answers.recall(token) is None
    state.prune()
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (0,)


def test_an_answer_of_another_form_counts_as_expired(path: Path, clock: Clock):
    state = State(path, clock)
    token = state.answers.keep(7, ANSWER)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE answers SET answer = '{\"question\": 1}'")
    assert state.answers.recall(token) is None
