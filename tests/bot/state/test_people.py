from pathlib import Path

from support.clock import Clock

from bot.roles import Role
from bot.state import State
from bot.state.people import Person


def test_people_keep_their_role_under_a_new_name(path: Path, clock: Clock):
    people = State(path, clock).people
    people.decide(7, Role.EDITOR)
    people.note(7, "旧名")
    clock.now += 1
    people.note(7, "新名")
    assert State(path, clock).people.find(7) == Person(7, "新名", Role.EDITOR, clock.now)


def test_a_stranger_is_undecided(path: Path, clock: Clock):
    assert State(path, clock).people.find(7).role is Role.UNDECIDED


def test_who_is_forgotten_loses_the_name_and_keeps_a_decision(path: Path, clock: Clock):
    people = State(path, clock).people
    for number in (7, 8):
        people.note(number, "某人")
    people.decide(8, Role.REFUSED)
    people.forget(7)
    people.forget(8)
    assert people.everyone() == [Person(8, "", Role.REFUSED, 0.0)]
