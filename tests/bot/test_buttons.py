import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import Action, Tap, turning

TOKENS = st.from_regex(r"[A-Za-z0-9_-]{0,24}", fullmatch=True)
MARKS = st.just("") | st.from_regex(r"[A-Za-z0-9_-]{32}", fullmatch=True)


@given(st.sampled_from(Action), TOKENS, st.integers(0, 9999), MARKS)
def test_a_tap_survives_the_way_through_callback_data(action, token: str, index: int, mark: str):
    data = Tap(action, token, index, mark).encode()
    assert len(data.encode()) <= 64
    assert Tap.decode(data) == Tap(action, token, index, mark)


@pytest.mark.parametrize(
    "data", ["", "q", "x:abc:1", "q:abc:-1", "q:a b:1", "q:abc:1\n", "q:a:99999", "q:a:1:short"]
)
def test_foreign_callback_data_is_none_of_ours(data: str):
    assert Tap.decode(data) is None


def test_a_single_page_has_no_row_to_turn():
    assert turning(("‹", "›"), 0, [Tap(Action.REPORTS)]) == ()
