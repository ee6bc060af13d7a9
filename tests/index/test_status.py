"""Done, planned or lacking."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.parse import parse
from index.report import Status
from index.status import (
    clause_statuses,
    faces_problems,
    is_glossary,
    paragraph_flow,
    section_status,
    sentence_status,
)

LABELLED = Path(__file__).parent.parent / "data" / "status.jsonl"

DONE, PLANNED, PROBLEM, UNKNOWN = Status.DONE, Status.PLANNED, Status.PROBLEM, Status.UNKNOWN


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("2023年政府工作回顾", DONE),
        ("一、2022年重点工作成效和特色亮点工作", DONE),
        ("一、1998年工作回顾和1999年工作的总体要求", DONE),
        ("2022年目标任务完成情况", DONE),
        ("2024年目标任务和工作重点", PLANNED),
        ("三、年底前的重点工作和攻坚措施", PLANNED),
        ("二、下一步工作计划", PLANNED),
        ("、存在的问题不足", PROBLEM),
        ("三、主要困难和问题", PROBLEM),
        ("三、存在問題", PROBLEM),
        ("（二）关于工业的生产问题", UNKNOWN),
        ("一、突出产业赋能", UNKNOWN),
    ],
)
def test_headings_announce_a_status(heading: str, status: Status) -> None:
    assert section_status(heading, UNKNOWN) is status


@pytest.mark.parametrize(
    ("heading", "parent", "status"),
    [
        ("（三）社会治理成效显著。", DONE, DONE),
        ("（五）坚定不移加强社会民生建设。", PLANNED, PLANNED),
        ("（十）更大力度保护生态环境，推进先行区建设取得新成效", PLANNED, PLANNED),
        ("（八）解决一批群众身边的突出环境问题", PLANNED, PLANNED),
        ("（四）存在的问题", DONE, PROBLEM),
        ("（五）下一步打算", DONE, PLANNED),
    ],
)
def test_below_a_heading_that_told_only_noun_phrases_tell_otherwise(
    heading: str, parent: Status, status: Status
) -> None:
    assert section_status(heading, parent) is status


@pytest.mark.parametrize(
    ("sentence", "around", "status"),
    [
        (
            "在充分肯定成绩的同时，我们也应当看到，发展仍面临着不少问题和困难，主要有：",
            DONE,
            PROBLEM,
        ),
        ("对于这些困难和问题，我们要高度重视。", PROBLEM, PLANNED),
        ("产业层次还不高。", PROBLEM, PROBLEM),
        ("解决急难愁盼问题100余件。", DONE, DONE),
        ("围绕市场准入方面存在的一些突出问题，完成整改40项。", DONE, DONE),
        ("2024年主要预期目标是：地区生产总值增长3.5%左右。", DONE, PLANNED),
        ("较好完成全年主要目标任务，高质量发展扎实推进。", DONE, DONE),
        ("要坚持稳中求进。", UNKNOWN, PLANNED),
    ],
)
def test_sentences_speak_against_their_section(
    sentence: str, around: Status, status: Status
) -> None:
    assert sentence_status(sentence, around) is status


@pytest.mark.parametrize(
    ("opening", "current", "after"),
    [
        ("过去一年，我们在应对挑战中主动作为。", UNKNOWN, DONE),
        ("一年来，主要做了以下工作。", DONE, DONE),
        ("为实现上述目标，我们将重点抓好以下四个方面的工作：", DONE, PLANNED),
        ("今年经济社会发展主要预期目标是：", DONE, PLANNED),
        ("“十四五”时期是开启新征程的第一个五年。", DONE, PLANNED),
        ("“十三五”时期是极不平凡的五年。", DONE, DONE),
        ("打造精品线路。", PLANNED, PLANNED),
    ],
)
def test_some_paragraphs_set_the_tone_for_the_next(
    opening: str, current: Status, after: Status
) -> None:
    assert paragraph_flow(opening, current) is after


@pytest.mark.parametrize(
    ("clauses", "around", "told"),
    [
        (["主体有序进行,", "预计2023年建成投入使用;", "进展顺利。"], DONE, [DONE, PLANNED, DONE]),
        (["预计达产后，", "处理能力全国第一，", "总能力第三。"], DONE, [PLANNED] * 3),
        (["预计全年增长5%，", "财政收入增长2%。"], DONE, [DONE, DONE]),
        (["在107个新品种的基础上，", "完成万亩种植。"], PLANNED, [DONE, PLANNED]),
        (["赤字拟按3%安排，", "比上年增加100亿元。"], PLANNED, [PLANNED, PLANNED]),
        (["将工单处理作为一把手工程，", "制定三年行动计划。"], DONE, [DONE, DONE]),
        (["积极争取上级资金3亿元。"], DONE, [DONE]),
        (["力争年底完成。"], DONE, [PLANNED]),
    ],
)  # fmt: skip
def test_a_cue_turns_clauses_up_to_the_next_semicolon(
    clauses: list[str], around: Status, told: list[Status]
) -> None:
    assert clause_statuses(clauses, around) == told


def test_the_words_of_a_glossary_are_neither_review_nor_plan() -> None:
    assert is_glossary("名词解释")
    assert is_glossary("《政府工作报告》有关内容名词注释")
    assert not is_glossary("五、名词工作")


def test_a_report_turns_to_its_problems() -> None:
    assert faces_problems("对这些问题，我们会高度重视。")
    assert not faces_problems("这些问题依然突出。")


def statuses(row: dict[str, Any]) -> list[Status]:
    """What a small report made of the context and the sentence tells of its clauses."""
    sentence = "".join(clause for clause, _ in row["clauses"])
    text = "\n".join([*row["context"], row["before"] + sentence])
    start = len(text) - len(sentence)
    found = [c for p in parse("report.txt", text.encode()).passages for c in p.clauses]
    return [clause.status for clause in found if clause.end > start]


@pytest.mark.parametrize("half", ["dev", "test"])
def test_labelled_sentences_are_told_right(half: str) -> None:
    """Sentences labelled by hand, half of them natural, half chosen for being misleading.

    A label "-" leaves a clause open. The rules were written with the first half before them.
    """
    rows = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    pairs = [
        (told, label)
        for row in rows
        if row["half"] == half
        for told, (_, label) in zip(statuses(row), row["clauses"], strict=True)
        if label != "-"
    ]
    assert len(pairs) > 150
    assert sum(told == label for told, label in pairs) / len(pairs) >= 0.97
