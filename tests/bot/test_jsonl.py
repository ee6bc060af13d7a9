"""The JSON lines are a public contract: every key, in the form that docs/jsonl.md fixes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.jsonl import respond
from index.report import Period, Status
from retrieval.model import Answer, AnswerFigure, Asked, Choice, Locator, Quote, Verdict

LOCATOR = Locator(
    report="0123456789ab",
    source="town.txt",
    title="某街道2023年工作总结",
    issuer="某街道办事处",
    date=date(2023, 12, 30),
    section=("一、工作完成情况", "（一）经济发展"),
)
QUOTE = Quote(LOCATOR, "完成财政收入1.43亿元，同比增长34%。", 120, 141, (120, 132), Status.DONE)
FIGURE = AnswerFigure("1.43", "亿元", "财政收入", Status.DONE, 0, Period.year(2023), "同比增长34%")
ANSWER = Answer("财政收入多少", Verdict.ANSWERED, (QUOTE,), (FIGURE,), latency_ms=12.34567)
REFUSED = Answer("火星上有几家企业", Verdict.REFUSED)


def ask(question: str, history: Sequence[str]) -> Answer:
    return REFUSED if "火星" in question else replace(ANSWER, question=question)


def answers(*lines: str | bytes) -> list[dict[str, Any]]:
    raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
    return [json.loads(line) for line in respond(raw, ask)]


def test_an_answer_has_exactly_the_documented_form() -> None:
    assert answers('{"id": "q1", "question": "财政收入多少"}') == [
        {
            "id": "q1",
            "status": "answered",
            "quotes": [
                {
                    "report": "town.txt",
                    "section": ["一、工作完成情况", "（一）经济发展"],
                    "text": "完成财政收入1.43亿元，同比增长34%。",
                    "start": 120,
                    "end": 141,
                    "focus": [120, 132],
                    "page": None,
                    "recognised": False,
                }
            ],
            "figures": [
                {
                    "value": "1.43",
                    "unit": "亿元",
                    "metric": "财政收入",
                    "period": "2023-01-01/2023-12-31",
                    "status": "done",
                    "change": "同比增长34%",
                    "quote": 0,
                }
            ],
            "missing": [],
            "ambiguous": [],
            "latency_ms": 12.346,
        }
    ]


def test_a_refusal_has_the_same_keys() -> None:
    assert answers('{"id": 7, "question": "火星上有几家企业"}') == [
        {
            "id": 7,
            "status": "refused",
            "quotes": [],
            "figures": [],
            "missing": [],
            "ambiguous": [],
            "latency_ms": 0.0,
        }
    ]


def test_rows_that_nothing_answers_are_told() -> None:
    rows = (Asked("乙镇", Period.year(2021)), Asked("丙镇"))
    [line] = respond([b'{"id": 1, "question": "?"}'], lambda *_: replace(ANSWER, missing=rows))
    assert json.loads(line)["missing"] == [
        {"place": "乙镇", "period": "2021-01-01/2021-12-31"},
        {"place": "丙镇", "period": None},
    ]


def test_reports_that_answer_equally_well_are_told() -> None:
    open_to = (Choice("a.txt", "甲", "甲镇", Period.year(2021), 0), Choice("b.txt", "乙", "", None))
    [line] = respond([b'{"id": 1, "question": "?"}'], lambda *_: replace(ANSWER, ambiguous=open_to))
    assert json.loads(line)["ambiguous"] == [
        {"report": "a.txt", "place": "甲镇", "period": "2021-01-01/2021-12-31", "quote": 0},
        {"report": "b.txt", "place": "", "period": None, "quote": None},
    ]


def test_a_figure_without_a_period_has_null() -> None:
    timeless = replace(ANSWER, figures=(replace(FIGURE, period=None),))
    [line] = respond([b'{"id": 1, "question": "?"}'], lambda *_: timeless)
    assert json.loads(line)["figures"][0]["period"] is None


def test_the_history_reaches_the_answerer() -> None:
    seen: list[tuple[str, tuple[str, ...]]] = []

    def note(question: str, history: Sequence[str]) -> Answer:
        seen.append((question, tuple(history)))
        return ANSWER

    line = '{"id": 1, "question": "那粮食呢", "history": ["齐岭街道财政收入多少"]}'
    list(respond([line.encode()], note))
    assert seen == [("那粮食呢", ("齐岭街道财政收入多少",))]


def test_an_id_may_be_left_out_and_is_the_number_of_the_line_then() -> None:
    assert [a["id"] for a in answers("", '{"question": "财政收入"}')] == [2]


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("not json", {"line": 2}),
        ('["a list"]', {"line": 2}),
        ('{"question": "no end', {"line": 2}),
        (b'{"id": "gbk", "question": "\xb2\xc6\xd5\xfe"}', {"line": 2}),
        ('{"id": "surrogate", "question": "\\ud800"}', {"line": 2}),
        ('{"id": NaN, "question": "财政"}', {"line": 2}),
        ("[" * 100_000, {"line": 2}),
        ('{"id": "none"}', {"id": "none"}),
        ('{"id": "blank", "question": " "}', {"id": "blank"}),
        ('{"id": "number", "question": 5}', {"id": "number"}),
        ('{"id": "history", "question": "财政", "history": "上一问"}', {"id": "history"}),
        ('{"id": "items", "question": "财政", "history": [1]}', {"id": "items"}),
        ('{"id": {"nested": 1}, "question": ""}', {"line": 2}),
    ],
)
def test_a_malformed_line_says_so_and_the_rest_goes_on(
    line: str | bytes, where: dict[str, Any]
) -> None:
    good = '{"id": "good", "question": "财政收入"}'
    first, bad, last = answers(good, line, good)
    assert first == last == answers(good)[0]
    assert {key: bad[key] for key in bad if key != "error"} == where
    assert bad["error"]


def test_answers_come_one_by_one() -> None:
    """A program may wait for an answer before it asks the next question."""

    def conversation() -> Any:
        yield b'{"id": 1, "question": "a"}'
        pytest.fail("the second line was read before the first was answered")

    assert json.loads(next(respond(conversation(), ask)))["id"] == 1


@settings(max_examples=60)
@given(st.lists(st.binary(max_size=40).filter(lambda b: b.strip()), max_size=5))
def test_any_bytes_get_one_line_each(lines: list[bytes]) -> None:
    assert len([json.loads(line) for line in respond(lines, ask)]) == len(lines)


def test_the_document_names_every_key() -> None:
    document = (Path(__file__).parents[2] / "docs/jsonl.md").read_text(encoding="utf-8")
    answer = answers('{"id": 1, "question": "财政收入"}')[0]
    keys = {*answer, *answer["quotes"][0], *answer["figures"][0]}
    assert all(f"`{key}`" in document for key in keys | {"question", "history", "error", "line"})
