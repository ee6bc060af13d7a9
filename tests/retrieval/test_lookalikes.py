import pytest

from index.library import Library
from retrieval.lookalikes import mend


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("财政收人多少", "财政收入多少"),
        ("千部培训", "干部培训"),
        ("货款多少", "货款多少"),
        ("人均收入", "人均收入"),
        ("大学生就业", "大学生就业"),
        ("人", "人"),
        ("", ""),
    ],
)
def test_only_what_is_hardly_a_word_is_put_right(library: Library, typed: str, meant: str) -> None:
    assert mend(typed, library.tokenizer.frequency) == meant


def test_both_pairs_of_a_character_may_speak_for_it() -> None:
    common = {"入口": 900, "收入": 4000}
    assert mend("收人口", lambda pair: common.get(pair, 0)) == "收入口"
    assert mend("收人口", lambda pair: {"人口": 5000, **common}.get(pair, 0)) == "收人口"
