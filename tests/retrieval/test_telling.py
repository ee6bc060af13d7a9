from dataclasses import replace

import pytest

from index.report import Figure
from retrieval.telling import counts, lacks_direction, tells, weight

SUM = Figure("发放补贴", "30", "万元", 0, 4, 300000.0, "元")
SHARE = Figure("旅游收入", "5", "%", 0, 2, 5.0, "%", is_change=True)
THINGS = Figure("新建桥梁", "3", "座", 0, 2, 3.0, "座")


@pytest.mark.parametrize(
    "metric",
    ["企业", "品牌连续", "占地面积", "项目总投资", "提前达到计划指标", "我们要把增速", "具体举措"],
)
def test_a_name_that_says_nothing_by_itself_is_known_only_to_the_lexicon(metric: str) -> None:
    assert not tells(replace(THINGS, metric=metric), "。", known=False)
    assert tells(replace(THINGS, metric=metric), "。", known=True)


@pytest.mark.parametrize(
    ("figure", "behind"),
    [
        (replace(THINGS, value="万", unit="亩"), "。"),
        (SUM, "的企业"),
        (replace(SUM, unit="万元以上"), "企业两家"),
        (replace(THINGS, unit="年", dimension="年"), "。"),
    ],
)
def test_what_is_no_figure_but_a_property_tells_nothing(figure: Figure, behind: str) -> None:
    assert not tells(figure, behind, known=False)


def test_a_sum_and_a_least_sum_at_the_end_of_a_clause_tell_something() -> None:
    assert tells(SUM, "，增长5%", known=False)
    assert tells(replace(SUM, unit="万元以上"), "，", known=False)


def test_a_number_of_things_is_no_income() -> None:
    assert counts(replace(THINGS, metric="村集体收入"))
    assert not counts(replace(SUM, metric="村集体收入"))
    assert not counts(THINGS)


def test_a_share_of_an_amount_needs_its_verb() -> None:
    assert lacks_direction(SHARE, "")
    assert not lacks_direction(SHARE, "增长")
    assert not lacks_direction(replace(SHARE, metric="就业率"), "")


def test_growths_and_pairs_weigh_most_then_money() -> None:
    assert weight(SHARE) == weight(THINGS, THINGS) < weight(SUM) < weight(THINGS)
