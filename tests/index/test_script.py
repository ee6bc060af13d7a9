"""Script conversion keeps offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.script import folded, simplified


def test_traditional_becomes_simplified() -> None:
    assert simplified("問題與計劃：發展") == "问题与计划：发展"


@given(st.text())
def test_the_length_stays(text: str) -> None:
    assert len(simplified(text)) == len(folded(text)) == len(text)


def test_what_is_compared_is_folded() -> None:
    assert folded("Ｔ恤增長５％，㎡") == "t恤增长5%,㎡"
