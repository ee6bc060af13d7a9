import pytest

from retrieval.threshold import find_threshold


@pytest.mark.parametrize(
    ("text", "wording", "passing", "failing"),
    [
        ("增速5.5%以上", "5.5%以上", (5.5, 6.0), (5.4,)),
        ("增速超过6%的", "超过6%", (6.1,), (6.0, 5.0)),
        ("增速不低于6%", "不低于6%", (6.0,), (5.9,)),
        ("增速低于4%", "低于4%", (3.9,), (4.0, 5.0)),
        ("增速不到4%", "不到4%", (3.9,), (4.0,)),
        ("增速不超过4%", "不超过4%", (4.0, 3.0), (4.1,)),
        ("失业率5%以下", "5%以下", (5.0, 4.0), (5.1,)),
        ("下降超过3%", "超过3%", (-3.1,), (-3.0, 5.0)),
        ("总量过10万亿", "过10万亿", (1.1e13,), (1e13, 9e12)),
        ("投资大于1.2亿元", "大于1.2亿元", (1.3e8,), (1.2e8,)),
    ],
)
def test_a_bound_is_read_with_what_keeps_it(
    text: str, wording: str, passing: tuple[float, ...], failing: tuple[float, ...]
) -> None:
    bound = find_threshold(text)
    assert bound is not None
    assert text[bound.start : bound.end] == wording
    assert all(bound.passes(number) for number in passing)
    assert not any(bound.passes(number) for number in failing)


@pytest.mark.parametrize("text", ["哪些省税收下降", "哪些镇税收负增长?", "税收下滑的省份"])
def test_a_fall_is_a_growth_below_nothing(text: str) -> None:
    bound = find_threshold(text)
    assert bound is not None
    assert (bound.passes(-0.1), bound.passes(0), bound.dimension) == (True, False, "%")


@pytest.mark.parametrize("text", ["下降了多少", "增速是多少", "2024年增速", "前5名", "10个项目"])
def test_a_plain_number_is_no_bound(text: str) -> None:
    assert find_threshold(text) is None
