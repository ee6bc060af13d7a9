import sqlite3
from dataclasses import replace
from pathlib import Path

from support.clock import Clock
from support.small_library import INCOME, SmallLibrary

from bot.state import State
from bot.state.audit import DAY, Asker, Slow, Unanswered
from retrieval.model import Gap

ANSWER, REFUSAL = SmallLibrary().answer("财政收入"), SmallLibrary().answer("火星")
ME = Asker(7, 7)


def rows(path: Path, query: str) -> list[tuple]:
    with sqlite3.connect(path) as database:
        return database.execute(query).fetchall()


def test_it_is_on_record_who_asked_and_what_was_quoted(path: Path, clock: Clock):
    State(path, clock).audit.note(ME, "财政收入", ANSWER, 0.1)
    assert rows(path, "SELECT person, chat, at, question, gap FROM asked") == [
        (7, 7, clock.now, "财政收入", "")
    ]
    quoted = rows(path, "SELECT report, start, stop FROM quoted ORDER BY rowid")
    assert quoted[0] == (INCOME.locator.report, INCOME.start, INCOME.end)
    assert len(quoted) == len(ANSWER.quotes)


def test_the_record_is_kept_for_its_time_only(path: Path, clock: Clock):
    state = State(path, clock, audit_days=10)
    state.audit.note(ME, "财政收入", ANSWER, 0.1)
    clock.now += 9 * DAY
    state.prune()
    assert len(rows(path, "SELECT 1 FROM asked")) == 1
    clock.now += DAY
    state.prune()
    assert rows(path, "SELECT 1 FROM asked") + rows(path, "SELECT 1 FROM quoted") == []


def test_nothing_is_recorded_where_nothing_shall_be_kept(path: Path, clock: Clock):
    State(path, clock, audit_days=0).audit.note(ME, "财政收入", ANSWER, 0.1)
    assert rows(path, "SELECT 1 FROM asked") == []


def test_who_is_forgotten_is_no_longer_on_record_but_the_questions_are(path: Path, clock: Clock):
    state = State(path, clock)
    state.audit.note(ME, "财政收入", ANSWER, 0.1)
    state.audit.note(Asker(8, -5), "投资", ANSWER, 0.1)
    state.forget(7)
    assert rows(path, "SELECT person, chat, question FROM asked ORDER BY id") == [
        (None, None, "财政收入"),
        (8, -5, "投资"),
    ]


def test_usage_counts_people_refusals_and_times(path: Path, clock: Clock):
    audit = State(path, clock).audit
    audit.note(ME, "很久以前", ANSWER, 60.0)
    clock.now += 40 * DAY
    for tenth in range(1, 21):
        audit.note(Asker(tenth % 2 + 1), "财政收入", ANSWER, tenth / 10)
    usage = audit.usage(30, 10)
    assert (usage.questions, usage.people, usage.refused) == (20, 2, 0)
    assert (usage.median, usage.slow) == (1.0, 1.9)


def test_the_questions_most_asked_without_an_answer_come_first(path: Path, clock: Clock):
    audit = State(path, clock).audit
    other = replace(REFUSAL, refusal=replace(REFUSAL.refusal, gap=Gap.METRIC))
    audit.note(ME, "月球的人口", other, 0.1)
    for question in ("火星有多少人", "火星有多少人？"):
        audit.note(ME, question, REFUSAL, 0.1)
    audit.note(ME, "财政收入", ANSWER, 0.1)
    first, second = audit.usage(30, 10).unanswered
    assert first == Unanswered("火星有多少人？", 2, Gap.PLACE.value)
    assert second == Unanswered("月球的人口", 1, Gap.METRIC.value)
    assert len(audit.usage(30, 1).unanswered) == 1


def test_the_slowest_questions_are_told_by_their_longest_time(path: Path, clock: Clock):
    audit = State(path, clock).audit
    for question, seconds in (("甲", 1.5), ("乙", 0.9), ("甲", 4.0), ("丙", 2.0), ("丁", 1.0)):
        audit.note(ME, question, ANSWER, seconds)
    assert audit.usage(1, 5).slowest == (Slow("甲", 4.0), Slow("丙", 2.0), Slow("丁", 1.0))


def test_without_a_question_there_are_no_times(path: Path, clock: Clock):
    assert State(path, clock).audit.usage(30, 10).median is None
