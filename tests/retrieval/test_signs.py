from retrieval.signs import Signs
from retrieval.wording import Text


def test_signs_are_found_by_their_spelling_and_by_their_sound() -> None:
    signs = Signs()
    spelt, heard = signs.spelt("归上"), signs.heard("归上")
    assert spelt != heard
    assert signs.said_in(Text.of("规上工业")) == heard
    assert signs.said_in(Text.of("归上工业")) == spelt | heard
    assert signs.said_in(Text.of("工业")) == 0


def test_a_sign_has_one_bit_however_often_it_is_asked_for() -> None:
    signs = Signs()
    assert signs.spelt("税收") == signs.spelt("税收") != signs.spelt("道路")


def test_a_span_says_what_stands_wholly_in_it() -> None:
    signs = Signs()
    tax, road = signs.spelt("税收"), signs.spelt("道路")
    seen = signs.find(Text.of(" 税 收，道路"), tax | road, 10)
    assert seen.within(10, 17) == tax | road
    assert seen.within(10, 14) == tax
    assert seen.within(12, 16) == 0
    assert seen.plain(10, 14) == "税收"


def test_signs_that_are_not_kept_are_not_looked_for() -> None:
    signs = Signs()
    tax, road = signs.spelt("税收"), signs.spelt("道路")
    signs.keep(tax)
    assert signs.said_in(Text.of("税收和道路")) == tax != road
