from dataclasses import replace

import pytest
from support.hits import figure

from index.report import Figure
from retrieval.cues import Kind
from retrieval.evidence import Evidence
from retrieval.lexicon import Synonym
from retrieval.measured import is_rival, measures_another, metrics_of
from retrieval.question import Concept, Question

SAYS_ALL = Evidence(formal=1, metric=1, clause=1, pure=1)
SAID_AROUND = Evidence(formal=1, metric=0.2, clause=0.2)


def asking(metric: str, kind: Kind = Kind.VALUE, *, is_metric: bool = True) -> Question:
    concept = Concept(metric, (Synonym(metric, 1.0),), metric=is_metric, formal=True)
    return Question("", f"去年{metric}", (concept,), kind=kind)


def named(name: str, unit: str = "万元") -> Figure:
    return figure(f"{name}10{unit}", "10", unit)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("居民收入", "居民消费价格涨幅"),
        ("港口吞吐量", "机场旅客吞吐量"),
        ("高铁里程", "地铁运营总里程"),
        ("城镇居民收入", "全体居民人均可支配收入"),
        ("GDP", "海洋生产总值"),
        ("旅游人次", "旅游总花费"),
    ],
)
def test_the_name_of_another_metric_is_a_rival(asked: str, name: str) -> None:
    assert is_rival(name, metrics_of(asking(asked)))
    assert not is_rival(name, frozenset())


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("居民收入", "城镇居民人均可支配收入"),
        ("农民收入", "农民人均纯收入"),
        ("工业增加值", "规模以上工业增加值"),
        ("旅游人次", "游客人次、旅游花费"),
        ("普惠小微贷款", "普惠小微贷款余额"),
        ("研发投入", "全社会研发经费支出占GDP"),
        ("优良天数", "空气质量优良天数比率"),
        ("GDP", "GDP增速"),
        ("财政收入", "旅游收入来源"),
    ],
)
def test_its_own_names_and_what_may_stand_for_it_are_none(asked: str, name: str) -> None:
    assert not is_rival(name, metrics_of(asking(asked)))


def test_a_metric_must_be_named_where_the_figure_stands() -> None:
    asked, crop = asking("粮食产量"), named("苹果产量")
    assert measures_another(asked, crop, (), SAID_AROUND)
    assert not measures_another(asked, crop, (), replace(SAID_AROUND, clause=0.5))
    assert not measures_another(asking("助餐", is_metric=False), crop, (), SAID_AROUND)


def test_less_than_half_of_a_metric_is_enough_in_a_row_alone() -> None:
    asked, said = asking("粮食产量"), replace(SAID_AROUND, clause=0.45)
    assert measures_another(asked, named("苹果产量"), (), said)
    assert not measures_another(replace(asked, compares=True), named("苹果产量"), (), said)


def test_what_was_named_before_may_be_left_out() -> None:
    asked, said = asking("粮食产量"), replace(SAID_AROUND, pure=0.7)
    assert not measures_another(asked, named("产量"), (), said)
    assert not measures_another(asked, named("播种面积总产"), (), SAID_AROUND)
    assert measures_another(asked, named("产量"), (), replace(said, formal=0.4))


def test_a_metric_named_beside_another_figure_of_the_clause_is_that_ones() -> None:
    asked, said = asking("旅游收入"), replace(SAID_AROUND, clause=0.9)
    assert measures_another(asked, named("入境游客"), [named("旅游收入")], said)
    assert not measures_another(asked, named("入境游客"), [named("外商")], said)


def test_a_stretch_of_time_is_no_value_of_a_metric_it_does_not_name() -> None:
    said = replace(SAID_AROUND, clause=0.9)
    asked = asking("旅客吞吐量")
    assert measures_another(asked, named("时隔", "年"), (), replace(said, metric=0))
    assert not measures_another(asked, named("时隔", "年"), (), said)


def test_a_distance_between_two_values_is_neither_of_them() -> None:
    asked = asking("城镇居民收入")
    assert measures_another(asked, named("农村居民收入增速快于城镇居民收入"), (), SAYS_ALL)
    assert not measures_another(asked, named("城镇居民收入"), (), SAYS_ALL)


def test_all_things_grow_so_a_term_must_be_said_beside_a_growth() -> None:
    term = asking("高标准农田", is_metric=False)
    assert measures_another(replace(term, kind=Kind.GROWTH), named("亩产"), (), SAID_AROUND)
    assert not measures_another(term, named("亩产"), (), SAID_AROUND)


def test_words_beside_figures_of_another_metric_tell_nothing_of_this_one() -> None:
    asked = asking("城镇居民收入")
    assert measures_another(asked, None, [named("全体居民人均可支配收入")], SAYS_ALL)
    assert not measures_another(asked, None, (), SAYS_ALL)
