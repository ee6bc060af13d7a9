from pathlib import Path

import pytest

from bot.access import Access
from bot.roles import Role
from bot.settings import Settings
from bot.state import State
from bot.state.audit import Asker

BOSS, PERSON, STRANGER, GROUP = 1, 7, 9, -5


def access(path: Path, mode: str, **settings: object) -> tuple[Access, State]:
    state = State(path)
    given = {"admins": str(BOSS), "allowed": f"{PERSON}，{GROUP}", **settings}
    return Access(Settings(_env_file=None, access=mode, **given), state.people), state


def test_an_open_bot_answers_everybody_but_those_refused(path: Path):
    rules, state = access(path, "open")
    assert rules.role(STRANGER) is Role.READER
    state.people.decide(STRANGER, Role.REFUSED)
    assert not rules.admits(Asker(STRANGER, STRANGER))
    assert not rules.admits(Asker(STRANGER, GROUP)), "nor elsewhere"


@pytest.mark.parametrize("mode", ["closed", "ask"])
def test_otherwise_only_those_are_answered_who_are_listed_or_let_in(path: Path, mode: str):
    rules, state = access(path, mode)
    assert rules.admits(Asker(PERSON, PERSON))
    assert rules.admits(Asker(STRANGER, GROUP)), "a group of the list"
    assert not rules.admits(Asker(STRANGER, STRANGER))
    assert not rules.admits(Asker(STRANGER, -6))
    state.people.decide(STRANGER, Role.WAITING)
    assert not rules.admits(Asker(STRANGER, STRANGER))
    state.people.decide(STRANGER, Role.EDITOR)
    assert rules.admits(Asker(STRANGER, STRANGER))


def test_the_admins_of_the_settings_are_always_admins(path: Path):
    rules, state = access(path, "closed")
    state.people.decide(BOSS, Role.REFUSED)
    assert rules.role(BOSS) is Role.ADMIN
    state.people.decide(PERSON, Role.ADMIN)
    assert rules.admins() == [BOSS, PERSON]


def test_a_listed_person_can_be_given_more_and_nothing_at_all(path: Path):
    rules, state = access(path, "closed")
    state.people.decide(PERSON, Role.EDITOR)
    assert rules.role(PERSON) is Role.EDITOR
    state.people.decide(PERSON, Role.REFUSED)
    assert rules.role(PERSON) is Role.REFUSED


def test_everybody_is_known_with_the_role_that_counts(path: Path):
    rules, state = access(path, "closed")
    state.people.note(STRANGER, "路人")
    roles = {one.id: one.role for one in rules.known()}
    assert roles == {
        BOSS: Role.ADMIN,
        PERSON: Role.READER,
        GROUP: Role.READER,
        STRANGER: Role.UNDECIDED,
    }
    assert rules.known()[0].id == BOSS
