from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.verify.tokens import Sort, folded, origins_of, tokens_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("１．４３亿元", "1.43亿元"),
        ("財政收入", "财政收入"),
        ("同比增长，达到 5 %", "同比增长,达到5%"),
        ("“四好”农村路", "「四好」农村路"),
        ("ＧＤＰ", "gdp"),
    ],
)
def test_what_differs_in_writing_only_is_folded_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_numbers_and_words_are_whole_and_thousands_are_plain() -> None:
    assert [token.form for token in tokens_of("GDP 1,234.5万元、5%")] == [
        "gdp", "1234.5", "万", "元", ",", "5", "%",
    ]  # fmt: skip
    sorts = [token.sort for token in tokens_of("5%，元")]
    assert sorts == [Sort.NUMBER, Sort.LETTER, Sort.MARK, Sort.LETTER]


@given(st.text(alphabet="甲財２7.，,%“」 \nＧdp", max_size=20))
def test_units_keep_their_order_and_their_wording(text: str) -> None:
    tokens = tokens_of(text)
    assert "".join(folded(text[one.start : one.end]) for one in tokens) == folded(text)
    assert all(one.end <= two.end for one, two in pairwise(tokens))
    assert len(origins_of(text)) == len(folded(text))
