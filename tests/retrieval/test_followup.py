from dataclasses import replace

import pytest

from index.report import Period
from retrieval.cues import Kind
from retrieval.followup import leans, merge
from retrieval.league import League
from retrieval.lexicon import Synonym
from retrieval.places import Mention, Scope
from retrieval.question import Concept, Question

TOWN = Scope((Mention(0, 2, "甲镇", frozenset("a")),))


def asking(normal: str, *words: str, **more: object) -> Question:
    concepts = tuple(Concept(word, (Synonym(word, 1.0),)) for word in words)
    return Question(normal, normal, concepts, words, **more)  # type: ignore[arg-type]


BEFORE = asking("甲镇税收多少", "税收", kind=Kind.AMOUNT, scope=TOWN)


def unmeasured(_: str) -> bool:
    return False


def nowhere(_: str) -> frozenset[str]:
    return frozenset()


@pytest.mark.parametrize(
    ("question", "is_leaning"),
    [
        (asking("增速呢", kind=Kind.GROWTH), True),
        (asking("那乙镇", "乙镇"), True),
        (asking("占几成", kind=Kind.SHARE), True),
        (asking("甲镇道路多长", "道路", kind=Kind.AMOUNT, scope=TOWN), False),
        (asking("新建公园绿地面积", "新建", "公园", "绿地", kind=Kind.AMOUNT), False),
        (asking("图书馆", "图书馆"), False),
        (asking("甲镇税收多少呢", "税收", kind=Kind.AMOUNT, scope=TOWN), False),
        (asking("税收呢", "税收"), True),
        (asking("乙镇的", scope=TOWN), True),
        (asking("09年", periods=(Period.year(2009),)), True),
        (asking("光说农村的", "农村"), True),
        (asking("工业 规上的", "工业", "规上"), True),
        (asking("隔壁乙镇咧", scope=TOWN), True),
        (asking("要提高到多少", "提高", kind=Kind.AMOUNT), True),
    ],
)
def test_a_question_that_says_too_little_leans(question: Question, is_leaning: bool) -> None:
    assert leans(question, lambda _: True, lambda _: False) is is_leaning


def test_a_question_of_something_never_mentioned_stands_alone() -> None:
    asked = asking("火星是谁", "火星", kind=Kind.NAME)
    assert not leans(asked, lambda _: False, lambda _: False)
    assert leans(asked, lambda _: True, lambda _: False)
    steady = asking("稳定在多少", "稳定", kind=Kind.AMOUNT)
    assert leans(steady, lambda _: False, lambda _: False)


def test_a_whole_question_of_what_few_places_have_stands_alone() -> None:
    why = asking("为什么搞土地托管", "土地托管", kind=Kind.WHY)
    assert not leans(why, lambda _: True, lambda word: word == "土地托管")
    assert leans(why, lambda _: True, lambda _: False)
    amount = asking("土地托管多少亩", "土地托管", kind=Kind.AMOUNT)
    assert leans(amount, lambda _: True, lambda _: True)
    assert leans(asking("那土地托管呢", "土地托管"), lambda _: True, lambda _: True)


def test_what_is_left_out_comes_from_before() -> None:
    merged = merge(BEFORE, asking("增速呢", kind=Kind.GROWTH), nowhere, unmeasured)
    assert merged.kind is Kind.GROWTH
    assert merged.scope is TOWN
    assert [concept.text for concept in merged.concepts] == ["税收"]


def test_what_took_nothing_but_a_number_still_does() -> None:
    before = replace(BEFORE, insists=True)
    assert merge(before, asking("那乙镇呢"), nowhere, unmeasured).insists
    assert not merge(before, asking("那怎么办", kind=Kind.HOW), nowhere, unmeasured).insists


def test_a_new_place_takes_the_place_of_the_old_one() -> None:
    other = Scope((Mention(1, 3, "乙镇", frozenset("b")),))
    merged = merge(BEFORE, asking("那乙镇呢", scope=other), nowhere, unmeasured)
    assert merged.scope is other
    assert merged.kind is Kind.AMOUNT


def test_what_the_old_place_never_says_is_a_new_place() -> None:
    merged = merge(BEFORE, asking("那新区呢", "新区"), lambda _: frozenset("c"), unmeasured)
    assert merged.scope.reports == frozenset("c")


def test_what_the_old_place_also_says_is_another_matter_there() -> None:
    merged = merge(BEFORE, asking("那道路呢", "道路"), lambda _: frozenset("ac"), unmeasured)
    assert merged.scope is TOWN


def test_a_place_that_is_not_held_is_not_forgotten() -> None:
    merged = merge(BEFORE, asking("乙镇的呢", scope=Scope(unknown="乙镇")), nowhere, unmeasured)
    assert merged.scope.unknown == "乙镇"


def test_what_follows_a_place_that_is_not_held_is_asked_of_it_too() -> None:
    before = asking("乙镇税收多少", "乙镇", "税收", scope=Scope(unknown="乙镇"))
    merged = merge(before, asking("那道路呢", "道路"), nowhere, unmeasured)
    assert (merged.scope.unknown, merged.reading) == ("乙镇", "乙镇 道路 税收")
    held = merge(before, asking("那甲镇呢", scope=TOWN), nowhere, unmeasured)
    assert (held.scope, texts(held)) == (TOWN, ["税收"])


def test_old_terms_need_not_be_said_beside_new_words() -> None:
    before = asking("甲镇税收多少", scope=TOWN)
    term = Concept("税收", (Synonym("税收", 1.0),), formal=True)
    before = replace(before, concepts=(term,), runs=("税收",))
    alone = merge(before, asking("增速呢", kind=Kind.GROWTH), nowhere, unmeasured)
    beside = merge(before, asking("换成道路", "道路"), nowhere, unmeasured)
    assert [concept.formal for concept in alone.concepts] == [True]
    assert [concept.formal for concept in beside.concepts] == [False, False]


def test_old_words_weigh_less_beside_new_ones() -> None:
    merged = merge(BEFORE, asking("那道路呢", "道路"), nowhere, unmeasured)
    weights = {concept.text: concept.weight for concept in merged.concepts}
    assert weights["道路"] > weights["税收"] > 0


def test_a_time_relative_to_now_replaces_a_year_and_the_reverse() -> None:
    year, now = (Period.year(2019),), frozenset("a")
    of_2019, of_now = replace(BEFORE, periods=year), replace(BEFORE, current=now)
    asked_now = merge(of_2019, asking("那去年呢", current=now), nowhere, unmeasured)
    assert (asked_now.periods, asked_now.current) == ((), now)
    asked_2019 = merge(of_now, asking("那2019年呢", periods=year), nowhere, unmeasured)
    assert (asked_2019.periods, asked_2019.current) == (year, None)
    assert merge(of_now, asking("增速呢", kind=Kind.GROWTH), nowhere, unmeasured).current == now


def texts(question: Question) -> list[str]:
    return [concept.text for concept in question.concepts]


def metric(word: str) -> Concept:
    return Concept(word, (Synonym(word, 1.0),), metric=True)


OF_METRIC = replace(BEFORE, concepts=(metric("固定资产投资"),), runs=("固定资产投资",))


def test_what_is_measured_takes_the_place_of_the_metric_before() -> None:
    merged = merge(OF_METRIC, asking("那招商引资呢", "招商引资"), nowhere, lambda _: True)
    assert (texts(merged), merged.runs) == (["招商引资"], ("招商引资",))
    again = merge(merged, asking("投资呢", "投资"), nowhere, lambda _: True)
    assert (texts(again), again.reading) == (["投资"], "甲镇 投资")


def test_what_is_no_name_of_a_figure_is_said_of_the_metric_before() -> None:
    merged = merge(OF_METRIC, asking("民间呢", "民间"), nowhere, unmeasured)
    assert texts(merged) == ["民间", "固定资产投资"]
    again = merge(merged, asking("国有呢", "国有"), nowhere, unmeasured)
    assert texts(again) == ["国有", "固定资产投资"]


def test_growth_goes_on_to_be_asked_of_another_metric() -> None:
    growth = Concept("增速", (Synonym("增速", 1.0),))
    before = replace(OF_METRIC, concepts=(*OF_METRIC.concepts, growth), runs=("固定资产投资增速",))
    other = replace(asking("税收呢"), concepts=(metric("税收"),), runs=("税收",))
    merged = merge(before, other, nowhere, unmeasured)
    assert (texts(merged), merged.runs) == (["税收", "增速"], ("税收", "增速"))


def test_all_places_are_asked_of_after_one() -> None:
    every = League(asked=True, sign=1)
    before = replace(OF_METRIC, kind=Kind.GROWTH)
    asked = asking("哪个镇最高", kind=Kind.VALUE, league=every)
    merged = merge(before, asked, nowhere, unmeasured)
    assert (merged.scope.mentions, merged.kind) == ((), Kind.GROWTH)


@pytest.mark.parametrize("word", ["重点项目", "镇长"])
def test_what_something_is_asked_of_takes_the_place_of_the_metric(word: str) -> None:
    tax = replace(BEFORE, concepts=(replace(BEFORE.concepts[0], metric=True),))
    merged = merge(tax, asking(f"有哪些{word}", word, kind=Kind.LIST), nowhere, unmeasured)
    assert [one.text for one in merged.concepts] == [word]
    assert merged.scope == TOWN


def test_a_time_relative_to_now_takes_the_place_of_the_one_before() -> None:
    dated = replace(BEFORE, times=("2023年",), periods=(Period.year(2023),))
    merged = merge(dated, asking("去年呢", current=frozenset("a")), nowhere, unmeasured)
    assert merged.times == ()
