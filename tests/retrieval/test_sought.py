from dataclasses import replace

import pytest

from retrieval.cues import Kind
from retrieval.question import Concept, Question
from retrieval.sought import Sought, role_of


def asking(kind: Kind, *words: str, run: str = "", compares: bool = False) -> Question:
    asked = tuple(Concept(word, (), asked=True) for word in words)
    return Question("", "", asked, runs=(run,) if run else (), kind=kind, compares=compares)


def test_a_name_is_sought_of_the_kind_that_stands_beside_the_question_word() -> None:
    sought = Sought(asking(Kind.NAME, "医院"))
    assert sought
    assert sought.found_in("与齐鲁医院合作")
    assert not sought.found_in("与多方合作")


def test_the_noun_behind_the_question_word_comes_before_the_one_in_front() -> None:
    sought = Sought(asking(Kind.NAME, "医院", "高校"))
    assert sought.found_in("与山东大学共建")
    assert not sought.found_in("与齐鲁医院共建")


def test_the_head_of_a_noun_of_two_words_tells_its_kind() -> None:
    assert Sought(asking(Kind.LIST, "新能源", run="新能源公司")).found_in("引进甲乙公司")


def test_who_is_a_person_or_a_body() -> None:
    sought = Sought(Question("", "是谁培育的", kind=Kind.NAME))
    assert sought.found_in("刘甲同志牵头")
    assert sought.found_in("由省农科院培育")
    assert not sought.found_in("亩产创下纪录")


@pytest.mark.parametrize("text", ["镇长是谁", "哪位是镇长"])
def test_whose_office_is_asked_for_must_be_named(text: str) -> None:
    question = Question("", text, (Concept("镇长", (), asked=True),), kind=Kind.NAME)
    assert role_of(question) == "镇长"
    assert Sought(question).found_in("镇长 刘甲")
    assert not Sought(question).found_in("开通镇长热线，由省农科院承办")
    assert role_of(replace(question, normal="镇长热线何时开通", kind=Kind.DATE)) == ""


def test_a_time_is_sought_by_its_form() -> None:
    sought = Sought(asking(Kind.DATE))
    assert sought
    assert sought.found_in("10月开工")


def test_a_reason_is_sought_by_the_words_that_give_one() -> None:
    sought = Sought(asking(Kind.WHY, "搬走"))
    assert sought
    assert sought.found_in("因道路扩建搬走")
    assert sought.found_in("受疫情反复影响")
    assert not sought.found_in("企业搬走")
    assert not sought.found_in("因地制宜搬走")


def test_nothing_is_known_of_other_answers() -> None:
    assert not Sought(asking(Kind.HOW, "医院"))
    assert not Sought(asking(Kind.NAME, "来头"))
    assert not Sought(asking(Kind.NAME, "医院", compares=True))
