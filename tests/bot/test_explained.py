import json
from dataclasses import fields
from pathlib import Path

import pytest

from bot.explained import explained, explanation_object
from bot.texts import explained as wording
from index.library import Library
from index.report import Status
from retrieval.answer import Answerer
from retrieval.cues import Kind
from retrieval.explain import Explanation
from retrieval.rank import Evidence


@pytest.fixture(scope="module")
def explanation(seeds_library: Path) -> Explanation:
    answerer = Answerer(Library.open(seeds_library))
    return answerer.explain("齐都镇2023年财政收入增长多少")


def test_the_lines_tell_what_was_understood_and_why_the_first_is_first(
    explanation: Explanation,
) -> None:
    lines = "\n".join(explained(explanation))
    for told in ("齐都镇（1 份报告）", "2023年", "增减%", "“财政收入”×1", "一般公共预算收入"):
        assert told in lines
    assert "1. " in lines and "34%" in lines
    assert wording.EXPLAIN_LEAD in lines
    assert wording.explain_confidence(explanation.confidence or 0, explanation.least) in lines
    assert len(lines.splitlines()) < 25


def test_a_refusal_says_why(seeds_library: Path) -> None:
    answerer = Answerer(Library.open(seeds_library))
    lines = list(explained(answerer.explain("金山镇财政收入")))
    assert lines[-1].startswith(wording.EXPLAIN_REFUSED)
    assert "金山镇" in lines[-1]


def test_the_object_holds_every_candidate_and_survives_json(explanation: Explanation) -> None:
    told = json.loads(json.dumps(explanation_object(explanation), ensure_ascii=False))
    assert told["question"]["places"] == [{"name": "齐都镇", "reports": 1}]
    assert len(told["candidates"]) == len(explanation.candidates)
    first = told["candidates"][0]
    assert first["figure"] == "34%"
    assert {share["evidence"] for share in first["shares"]} <= {f.name for f in fields(Evidence)}


def test_everything_has_a_name() -> None:
    assert set(wording.EVIDENCE) == {field.name for field in fields(Evidence)}
    assert set(wording.KINDS) == set(Kind)
    assert set(wording.STATUSES) == set(Status)
