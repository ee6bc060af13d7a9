import pytest

from retrieval.verify.claim import LONGEST, read_claim


def test_text_is_claimed_sentence_by_sentence_without_the_marks_at_their_ends() -> None:
    claim = read_claim("完成税收五亿元，增长6%；新建学校三所。\n“小品质”工程完工！")
    assert claim.sentences == ("完成税收五亿元，增长6%", "新建学校三所", "小品质”工程完工")
    assert not claim.around


def test_an_ellipsis_parts_what_need_not_follow() -> None:
    assert read_claim("全年完成税收五亿元……新建学校三所").sentences == (
        "全年完成税收五亿元",
        "新建学校三所",
    )


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("甲镇2022年报告指出：“全年完成税收五亿元，增长6%。”", "甲镇2022年报告指出"),
        ("“全年完成税收五亿元，增长6%。”（《甲镇工作总结》，2024年1月）", "《甲镇工作总结》"),
        ("全年完成税收五亿元，增长6%（《甲镇工作总结》，甲镇，2024年）", "《甲镇工作总结》"),
        ("全年完成税收五亿元，增长6%。——《甲镇工作总结》", "《甲镇工作总结》"),
    ],
)
def test_the_words_around_a_quotation_ascribe_it(text: str, around: str) -> None:
    claim = read_claim(text)
    assert claim.sentences == ("全年完成税收五亿元，增长6%",)
    assert around in claim.around


def test_a_name_in_quotation_marks_is_no_quotation() -> None:
    assert read_claim("推进“一窗受理”改革").sentences == ("推进“一窗受理”改革",)


def test_a_very_long_sentence_is_checked_in_parts() -> None:
    parts = read_claim("新建学校三所，" * 60).sentences
    assert len(parts) == 2
    assert all(len(part) <= LONGEST for part in parts)


@pytest.mark.parametrize("text", ["", "。。。", "“”", "\n "])
def test_nothing_is_claimed_by_marks_alone(text: str) -> None:
    assert read_claim(text).sentences == ()
