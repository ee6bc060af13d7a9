from pathlib import Path

import pytest
from support.clock import Clock

from bot.state import State
from bot.state.threads import THREAD_LIFE, Threads, Turn


@pytest.fixture
def threads(path: Path, clock: Clock) -> Threads:
    threads = State(path, clock).threads
    threads.note(-5, 1, 7, Turn("一", 11))
    threads.note(-5, 2, 8, Turn("二", 12, "别人的话", before=1))
    threads.note(-5, 3, 7, Turn("三", 13, before=2))
    threads.note(-5, 4, 7, Turn("四", 14, before=3))
    return threads


def test_an_answer_leads_to_its_question_and_to_those_before(threads: Threads):
    assert threads.question_of(-5, 13) == 3
    assert threads.history(-5, 3) == ("一", "别人的话", "二", "三")
    assert threads.history(-5, 4) == ("别人的话", "二", "三", "四")
    assert threads.history(-5, None) == ()


def test_messages_of_other_chats_are_others(threads: Threads):
    assert threads.find(-6, 1) is None
    assert threads.question_of(-6, 11) is None


def test_a_question_put_otherwise_takes_the_place_of_the_old_one(threads: Threads):
    threads.note(-5, 1, 7, Turn("甲", 11))
    assert threads.history(-5, 1) == ("甲",)


def test_threads_fade_and_persons_are_forgotten(threads: Threads, path: Path, clock: Clock):
    threads.forget(8)
    assert threads.history(-5, 3) == ("三",)
    clock.now += THREAD_LIFE
    threads.prune()
    assert threads.find(-5, 1) is None
    assert State(path, clock).threads.find(-5, 1) is None
