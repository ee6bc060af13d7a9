"""Done, planned or lacking."""

from __future__ import annotations

import pytest

from index.report import Status
from index.status import clause_statuses, paragraph_flow, section_status, sentence_status

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
