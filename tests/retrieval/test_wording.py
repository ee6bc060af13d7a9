import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.wording import Text, grams_of, positions, says


def test_numbers_and_latin_words_are_looked_for_whole() -> None:
    assert grams_of("税收17446.6万元gdp") == ("税收", "17446.6", "万元", "gdp")


@pytest.mark.parametrize(
    ("text", "wording", "said"),
    [
        ("工单12345热线", "12345", True),
        ("工单1123456", "12345", False),
        ("1234512345a", "12345", False),
        ("增长12.6%", "12.6", True),
        ("vocs治理", "voc", False),
        ("税收收入", "收入", True),
        ("12345热线", "12345热线", True),
        ("", "税收", False),
    ],
)
def test_numbers_and_latin_words_are_said_whole(text: str, wording: str, said: bool) -> None:
    assert says(text, wording) is said


def test_a_text_is_folded_and_knows_where_its_characters_were_written() -> None:
    text = Text.of("\u3000Ｇ Ｄ Ｐ增長\n５％")
    assert text.plain == "gdp增长5%"
    assert [text.written(at) for at in (0, 2, 3, 5)] == [1, 5, 6, 9]


@given(st.text(max_size=40))
def test_every_character_of_a_plain_text_is_found_where_it_was_written(written: str) -> None:
    text = Text.of(written)
    assert len(text.folded) == len(written)
    assert [text.folded[text.written(at)] for at in range(len(text.plain))] == list(text.plain)


def test_every_place_of_a_wording_is_told() -> None:
    assert list(positions("增长5，增长15，增长5", "增长")) == [0, 4, 9]
    assert list(positions("增长5，增长15，增长5", "5")) == [2, 11]
