from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.small_library import INCOME
from support.strategies import quotes

from retrieval.mark import CHARACTERS, Mark


@settings(max_examples=60, deadline=None)
@given(quotes())
def test_a_mark_survives_the_way_through_a_link(quote):
    mark = Mark.of(quote)
    token = mark.encode()
    assert len(token) == CHARACTERS
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert Mark.decode(token) == mark


def test_two_wordings_in_the_same_place_have_two_marks():
    other = replace(INCOME, text=INCOME.text.replace("1.43", "1.44"))
    assert Mark.of(other) != Mark.of(INCOME)


@pytest.mark.parametrize("token", ["", "A" * 31, "A" * 33, "é" * 32, "*" * 32, "A" * 31 + "="])
def test_anything_else_is_none(token: str):
    assert Mark.decode(token) is None


@given(st.from_regex(r"[A-Za-z0-9_-]{32}", fullmatch=True))
def test_any_token_of_the_form_is_read_back_to_itself(token: str):
    mark = Mark.decode(token)
    assert mark is not None
    assert mark.encode() == token
