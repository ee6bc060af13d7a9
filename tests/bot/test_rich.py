from hypothesis import given
from hypothesis import strategies as st
from support.telegram_parser import parse

from bot.rich import blockquote, bold, code, head, italic, join, plain, shorten, tail, units

ANY_TEXT = st.text(st.characters(blacklist_categories=()), max_size=60)


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_html_that_telegram_parses_to_the_length_foretold(first: str, second: str):
    inner = bold(first) + italic(second)
    whole = join([plain(first), blockquote(inner, expandable=True), code(second)])
    parsed = parse(whole.html)
    assert parsed.units == whole.units


def test_asterisks_and_markup_are_shown_as_they_stand():
    text = "**街道<b>&amp;_x_</b>……*"
    assert parse(bold(text).html).text == text


@given(st.text(max_size=30), st.integers(2, 40))
def test_shortened_text_fits_and_is_a_beginning(text: str, limit: int):
    short = shorten(text, limit)
    assert units(short) <= limit
    assert text.startswith(short.removesuffix("……"))


@given(st.text(st.sampled_from("字😀a"), max_size=30), st.integers(0, 40))
def test_head_and_tail_are_the_longest_that_fit(text: str, limit: int):
    for part, rest in ((head(text, limit), 1), (tail(text, limit), -1)):
        assert text[::rest].startswith(part[::rest])
        longer = text[::rest][: len(part) + 1]
        assert units(part) <= limit
        assert longer == part[::rest] or units(longer) > limit


def test_empty_pieces_leave_no_trace():
    assert join([plain(""), bold("a"), plain(""), plain("b")]).html == "<b>a</b>\nb"
    assert not blockquote("")


def test_what_cannot_be_sent_is_left_out():
    assert plain("甲\ud800乙").html == "甲乙"
