import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sounds import alike, is_slip, sound, sound_term, sounds


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("归上", "规上"), ("股投", "固投"), ("违张", "违章"), ("予算", "预算"), ("工丹", "工单")],
)
def test_homophones_share_their_sounds(wrong: str, right: str) -> None:
    assert sounds(wrong) == sounds(right)
    assert sound_term(wrong) == sound_term(right)
    assert alike(wrong) == alike(right)


@pytest.mark.parametrize(("one", "other"), [("森", "生"), ("字", "志"), ("林", "凌")])
def test_pairs_that_are_often_confused_are_folded(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("税", "费"), ("桥", "路"), ("难", "兰")])
def test_other_characters_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)
    assert alike(one) != alike(other)


@given(st.text(max_size=20))
def test_every_character_has_one_sound(text: str) -> None:
    assert len(sounds(text)) == len(text)
    assert all(sounds(text))


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("归上", "规上", True),
        ("规上", "规上", True),
        ("规下", "规上", False),
        ("工丹子", "工单", False),
        ("公丹", "工单", False),
    ],
)
def test_a_slip_keeps_half_of_the_word(typed: str, meant: str, slip: bool) -> None:
    assert is_slip(typed, meant) is slip
