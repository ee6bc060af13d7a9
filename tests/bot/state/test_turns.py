from pathlib import Path

from support.clock import Clock

from bot.state import State
from bot.state.turns import TURN_LIFE, TURNS


def test_history_holds_the_last_questions_of_the_chat_oldest_first(path: Path, clock: Clock):
    state = State(path, clock)
    questions = tuple(map(str, range(TURNS + 1)))
    for question in questions:
        state.turns.remember(7, question)
    state.turns.remember(8, "别处")
    assert state.turns.history(7) == questions[1:]


def test_history_fades_and_can_be_forgotten(path: Path, clock: Clock):
    state = State(path, clock)
    state.turns.remember(7, "旧")
    clock.now += TURN_LIFE
    state.turns.remember(7, "新")
    assert state.turns.history(7) == ("新",)
    state.turns.forget(7)
    assert state.turns.history(7) == ()
