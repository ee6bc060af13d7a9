from support.small_library import INCOME, PROJECT, TARGET
from support.telegram_parser import parse

from bot import texts
from bot.rich import MESSAGE_UNITS
from bot.verify_pages import verify_pages
from retrieval.verify.model import (
    Alteration,
    Change,
    Checked,
    Finding,
    Piece,
    Verification,
)

SAME = Checked(INCOME.text, Finding.VERBATIM, INCOME, (Piece(INCOME.text, INCOME.text, True),))
ALTERED = Checked(
    "投资17466.6万元",
    Finding.ALTERED,
    PROJECT,
    (Piece("投资", "投资", True), Piece("17466.6", "17446.6", False), Piece("万元", "万元", True)),
    (Alteration(Change.NUMBER, "17466.6万元", "17446.6万元"),),
    elsewhere=2,
)
ABSENT = Checked("人人上火星<b>", Finding.ABSENT)


def shown(*sentences: Checked, **more: object):
    [page] = verify_pages(Verification(sentences, **more), "yinwen_bot")
    return parse(page.html)


def test_an_alteration_is_marked_and_put_into_words():
    parsed = shown(ALTERED)
    assert parsed.of("Strikethrough") == ["17466.6"]
    assert parsed.of("Underline") == ["17446.6"]
    assert "数字被改动：原文是“17446.6万元”，不是“17466.6万元”" in parsed.text
    assert "中大槐树街道2022年工作总结" in parsed.text
    assert texts.elsewhere(False, 2) in parsed.text


def test_neighbours_of_one_report_share_their_source():
    text = shown(SAME, SAME, ABSENT, SAME).text
    assert text.count("齐都镇人民政府") == 2
    assert f"{texts.VERBATIM}（第1—2句）" in text
    assert f"{texts.ABSENT}（第3句）" in text
    assert text.startswith("3 句逐字一致，1 句没有找到")


def test_a_target_is_marked_even_where_every_word_agrees():
    text = shown(Checked(TARGET.text, Finding.VERBATIM, TARGET)).text
    assert "🎯" in text


def test_a_wrong_source_is_told_first():
    wrong = (Alteration(Change.PLACE, "齐陵街道", "齐都镇"),)
    assert shown(SAME, misattributed=wrong).text.startswith(
        "地方不对：这是齐都镇的报告，不是齐陵街道"
    )


def test_what_one_message_cannot_hold_goes_on_in_the_next():
    long = Checked("长" * 300, Finding.ALTERED, INCOME, (Piece("长" * 300, "短" * 300, False),))
    pages = verify_pages(Verification((long,) * 30, unread=4))
    assert 1 < len(pages) < 10
    parsed = [parse(page.html) for page in pages]
    assert all(len(one.text) <= MESSAGE_UNITS for one in parsed)
    assert sum(one.text.count("（第") for one in parsed) == 30
    assert texts.unread(4) in parsed[-1].text


def test_nothing_to_check_is_said():
    assert shown().text == texts.CLAIMED_NOTHING


def test_of_a_sentence_found_in_part_each_part_is_told_and_each_source_once():
    wrong = Checked("火箭升空", Finding.ABSENT)
    partly = Checked("…", Finding.PARTLY, parts=(SAME, wrong, SAME, ALTERED))
    text = shown(partly).text
    assert text.startswith(texts.PARTLY)
    found = [text.index(part) for part in (SAME.claim, "❌ 没有：“火箭升空”", "17446.6")]
    assert found == sorted(found)
    assert text.count("齐都镇人民政府") == 1
    assert shown(Checked("…", Finding.PARTLY, parts=(SAME, ALTERED))).text.startswith(texts.APART)


def test_a_true_lead_is_told_beside_what_agrees_and_a_wrong_year_before_all():
    led = Checked(INCOME.text, Finding.VERBATIM, INCOME, SAME.pieces, lead="齐都镇2023年，")
    assert texts.ascribed("齐都镇2023年") in shown(led).text
    year = Alteration(Change.YEAR, "2022年", "2023年")
    wrong = Checked(INCOME.text, Finding.ALTERED, INCOME, SAME.pieces, (year,), lead="2022年，")
    assert "时间不对：这里说的是2023年，不是2022年" in shown(wrong).text


def test_what_is_too_short_is_not_called_absent():
    text = shown(Checked("火星", Finding.SHORT)).text
    assert texts.SHORT in text
    assert texts.ABSENT not in text
