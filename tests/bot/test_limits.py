import pytest
from support.clock import Clock

from bot.limits import LimitError, Limits
from bot.state.audit import Asker

PERSON, GROUP = 7, -5


def takes(limits: Limits, asker: Asker, times: int) -> int:
    """How many of so many questions are let through."""
    through = 0
    for _ in range(times):
        try:
            limits.take(asker)
        except LimitError:
            continue
        through += 1
    return through


def test_a_minutes_worth_may_be_asked_at_once_and_then_as_time_goes_by(clock: Clock):
    limits = Limits(6, 0, clock)
    assert takes(limits, Asker(PERSON), 10) == 6
    clock.now += 20
    assert takes(limits, Asker(PERSON), 10) == 2
    clock.now += 600
    assert takes(limits, Asker(PERSON), 10) == 6


def test_one_person_does_not_use_up_anothers(clock: Clock):
    limits = Limits(2, 0, clock)
    takes(limits, Asker(PERSON), 5)
    assert takes(limits, Asker(8), 5) == 2


def test_a_group_has_a_bucket_of_its_own_and_private_chats_have_not(clock: Clock):
    limits = Limits(100, 3, clock)
    assert takes(limits, Asker(PERSON, GROUP), 2) + takes(limits, Asker(8, GROUP), 2) == 3
    assert takes(limits, Asker(PERSON, PERSON), 5) == 5


def test_what_is_refused_for_the_group_does_not_count_for_the_person(clock: Clock):
    limits = Limits(3, 1, clock)
    takes(limits, Asker(PERSON, GROUP), 3)
    assert takes(limits, Asker(PERSON, PERSON), 5) == 2


def test_it_is_told_once_an_exhaustion_and_when_to_come_back(clock: Clock):
    limits = Limits(6, 0, clock)
    told = []
    for _ in range(30):
        clock.now += 2
        try:
            limits.take(Asker(PERSON))
        except LimitError as error:
            told.append((error.first, 0 < error.seconds <= 10))
    assert told[0] == (True, True)
    assert set(told[1:]) == {(False, True)}
    clock.now += 60
    takes(limits, Asker(PERSON), 6)
    with pytest.raises(LimitError) as again:
        limits.take(Asker(PERSON))
    assert again.value.first


def test_nought_means_no_limit(clock: Clock):
    assert takes(Limits(0, 0, clock), Asker(PERSON, GROUP), 500) == 500


def test_full_buckets_are_not_kept(clock: Clock, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.limits.KEPT", 10)
    limits = Limits(5, 0, clock)
    for person in range(1, 50):
        takes(limits, Asker(person), 1)
        clock.now += 30
    assert len(limits._buckets) < 15
