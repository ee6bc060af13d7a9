from pathlib import Path

from support.clock import Clock

from bot.state import State
from bot.state.turns import TURN_LIFE


def test_history_holds_the_last_questions_of_the_chat_oldest_first(path: Path, clock: Clock):
    state = State(path, clock)
    for question in ("一", "二", "三", "四"):
        state.turns.remember(7, question)
    state.turns.remember(8, "别处")
    assert state.turns.history(7) == ("二", "三", "四")


def test_history_fades_and_can_be_forgotten(path: Path, clock: Clock):
    state = State(path, clock)
    state.turns.remember(7, "旧")
    clock.now += TURN_LIFE
    state.turns.remember(7, "新")
    assert state.turns.history(7) == ("新",)
    state.turns.forget(7)
    assert state.turns.history(7) == ()
