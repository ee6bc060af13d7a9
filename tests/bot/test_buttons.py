import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import Action, Tap, turning


@given(st.sampled_from(Action), st.from_regex(r"[A-Za-z0-9_-]{0,32}", fullmatch=True),
       st.integers(0, 9999))  # fmt: skip
def test_a_tap_survives_the_way_through_callback_data(action, token: str, index: int):
    data = Tap(action, token, index).encode()
    assert len(data.encode()) <= 64
    assert Tap.decode(data) == Tap(action, token, index)


@pytest.mark.parametrize(
    "data", ["", "q", "x:abc:1", "q:abc:-1", "q:a b:1", "q:abc:1\n", "q:a:99999"]
)
def test_foreign_callback_data_is_none_of_ours(data: str):
    assert Tap.decode(data) is None


def test_a_single_page_has_no_row_to_turn():
    assert turning(("‹", "›"), Tap(Action.REPORTS), 1) == ()
