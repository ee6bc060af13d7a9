"""What a text is about tells which other is like it, and not what all of them say."""

import pytest

from retrieval.likeness import Likeness

TEXTS = {
    "parking": "您的来信收悉。关于景蓉花苑的停车费，已交有关部门办理，感谢您的支持。",
    "road": "您的来信收悉。关于南路的修路，已交有关部门办理，感谢您的支持。",
    "polite": "您的来信收悉。已交有关部门办理，感谢您的支持。" * 9,
    "law": "您的来信收悉。请看 2019 年第 12 号文件，感谢您的支持。",
}


@pytest.mark.parametrize(
    ("about", "key"),
    [("景蓉花苑物业乱收停车费", "parking"), ("南路修路", "road"), ("第１２号文件", "law")],
)
def test_what_is_rare_tells_and_not_what_all_say(about: str, key: str) -> None:
    like = Likeness(TEXTS).of(f"来信收悉，请有关部门办理：{about}")
    assert max(like, key=lambda one: like[one]) == key
    assert like[key].score == 1
    assert all(value.score < 0.6 for one, value in like.items() if one != key)
    assert all(value.said < like[key].said for one, value in like.items() if one != key)


def test_a_number_is_a_whole_and_in_a_letter_weighs_more_than_a_pair() -> None:
    texts = Likeness({"12": "第12号", "2": "第2号", "pair": "办理完"})
    rest = "".join(map(chr, range(0x6000, 0x6040)))
    letter, line = texts.of(f"12 办理。{rest}"), texts.of("12 办理")
    assert letter["12"].score == line["pair"].score == 1
    assert 0 < letter["pair"].score < 1
    assert letter["2"] == line["2"] == (0, 0)


def test_what_no_text_holds_is_not_said_either() -> None:
    texts = Likeness({"one": "南路修路", "other": "景蓉花苑"})
    assert texts.of("南路修路")["one"] == (1, pytest.approx(1))
    score, said = texts.of("南路修路,鸟岛垂钓")["one"]
    assert score == 1
    assert 0 < said < 0.5


def test_how_a_text_is_dressed_does_not_matter() -> None:
    assert Likeness(TEXTS).of("南路 的\n修路") == Likeness(TEXTS).of("南路的修路")


@pytest.mark.parametrize("text", ["", "，。", "鳥"])
def test_what_shares_nothing_is_like_nothing(text: str) -> None:
    assert set(Likeness(TEXTS).of(text).values()) == {(0, 0)}


def test_no_text_is_like_any_where_there_are_none() -> None:
    assert Likeness[str]({}).of("南路") == {}
