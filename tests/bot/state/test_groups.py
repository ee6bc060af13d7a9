from pathlib import Path

import pytest
from support.clock import Clock

from bot.state import State
from bot.state.groups import WHOLE, Groups


@pytest.fixture
def groups(path: Path, clock: Clock) -> Groups:
    return State(path, clock).groups


def test_a_topic_is_bound_as_its_group_unless_it_is_bound_itself(groups: Groups):
    groups.bind(-5, WHOLE, ("甲县",))
    groups.bind(-5, 9, ("乙县", "丙县"))
    assert groups.bound_to(-5, 9) == ("乙县", "丙县")
    assert groups.bound_to(-5, 8) == groups.bound_to(-5, WHOLE) == ("甲县",)
    groups.bind(-5, 9, ())
    assert groups.bound_to(-5, 9) == ("甲县",)
    assert groups.bound_to(-6, WHOLE) == ()


def test_bindings_survive_a_restart_and_a_move(groups: Groups, path: Path, clock: Clock):
    groups.bind(-5, WHOLE, ("甲县",))
    groups.bind(-5, 9, ("乙县",))
    groups.migrate(-5, -100)
    again = State(path, clock).groups
    assert (again.bound_to(-100, 9), again.bound_to(-100, WHOLE)) == (("乙县",), ("甲县",))
    assert again.bound_to(-5, WHOLE) == ()


def test_a_group_is_greeted_once_a_stay(groups: Groups):
    assert [groups.greet(-5), groups.greet(-5), groups.greet(-6)] == [True, False, True]
    groups.leave(-5)
    assert groups.greet(-5)
