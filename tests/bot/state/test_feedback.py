from pathlib import Path

from support.clock import Clock

from bot.state import State
from bot.state.awaited import AWAITED_LIFE, Purpose, Request
from bot.state.feedback import FEEDBACK_LIFE, Opinions


def test_the_last_opinion_of_a_person_counts(path: Path, clock: Clock):
    feedback = State(path, clock).feedback
    for good in (True, False):
        feedback.give(7, "tok", "财政收入", good=good)
    feedback.give(8, "tok", "财政收入", good=True)
    assert feedback.opinions(30, 5) == Opinions(1, 1, ())


def test_a_correction_belongs_to_a_persons_opinion(path: Path, clock: Clock):
    feedback = State(path, clock).feedback
    feedback.give(7, "tok", "财政收入", good=False)
    feedback.correct(7, "tok", "1.5亿元")
    feedback.correct(8, "tok", "无关的人")
    assert feedback.opinions(30, 5).corrections == (("财政收入", "1.5亿元"),)


def test_opinions_outlive_the_person_but_not_their_time(path: Path, clock: Clock):
    state = State(path, clock)
    for token in ("one", "two"):
        state.feedback.give(7, token, "财政收入", good=True)
    state.forget(7)
    assert state.feedback.opinions(30, 5).good == 2
    clock.now += FEEDBACK_LIFE
    state.prune()
    assert state.feedback.opinions(9999, 5).good == 0


def test_a_reply_is_waited_for_a_while_in_its_chat(path: Path, clock: Clock):
    state = State(path, clock)
    request = Request(Purpose.CORRECTION, "tok")
    state.awaited.expect(7, 100, request)
    assert State(path, clock).awaited.asked_by(7, 100) == request
    assert state.awaited.asked_by(8, 100) is None
    clock.now += AWAITED_LIFE
    assert state.awaited.asked_by(7, 100) is None
