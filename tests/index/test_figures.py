"""Figures of whole clauses: spans, metrics, growth and status."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.figures import find_figures, parse_quantity
from index.report import Clause, Status


@pytest.mark.parametrize(
    ("written", "number", "dimension"),
    [
        ("1.43亿元", 143_000_000.0, "元"),
        ("14300万元", 143_000_000.0, "元"),
        ("约80亩", 53333.6, "平方米"),
        ("6.5%－7%", 6.5, "%"),
        ("二百十七萬噸", 2_170_000_000.0, "千克"),
        ("四亿零七百多万吨", 407_000_000_000.0, "千克"),
        ("9.86万亿元", 9.86e12, "元"),
        ("8.5‰", 0.85, "%"),
        ("翻番", 2.0, "倍"),
    ],
)
def test_a_quantity_has_a_number_and_a_dimension(
    written: str, number: float, dimension: str
) -> None:
    assert parse_quantity(written) == (pytest.approx(number), dimension)


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(
            "0123456789.,，。、;-—%一二十百千万亿几多余约近超元亩家个年增长的 \n分之番翻Aa"
        )
    )
)
def test_any_text_gives_exact_spans_in_order(text: str) -> None:
    whole = f"前{text}后"
    clauses = (Clause(1, 1 + len(text), 0, Status.DONE),)
    figures = find_figures(whole, clauses, period=None)
    for figure in figures:
        assert 1 <= figure.start < figure.end <= 1 + len(text)
        assert "".join(whole[figure.start : figure.end].split()) == figure.value + figure.unit
    starts = [figure.start for figure in figures]
    assert starts == sorted(starts)
