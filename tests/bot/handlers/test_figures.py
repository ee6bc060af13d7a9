import pytest
from support.small_library import REPORTS
from support.telegram_parser import parse
from support.telegram_updates import message, tap

from bot import texts


async def told(chat, text: str) -> str:
    await chat.feed(message(text))
    return parse(chat.sent[-1]["text"]).text


async def test_the_figures_of_a_place_show_what_was_done_above_what_is_planned(chat):
    assert await told(chat, "/figures 齐都镇") == (
        "《政府工作报告》\n✅ 2023年完成　🎯 2024年目标\n\n一般公共预算收入\n"
        "✅ 1.43亿元（同比增长34%）\n🎯 10%左右"
    )
    assert "https://t.me/yinwen_bot?start=" in chat.sent[-1]["text"]


async def test_of_several_reports_one_is_chosen_by_a_button(chat):
    assert await told(chat, "/figures") == texts.WHICH_REPORT
    rows = chat.sent[-1]["reply_markup"]["inline_keyboard"]
    assert len(rows) == len(REPORTS)
    await chat.feed(tap(rows[0][0]["callback_data"]))
    assert "1.43亿元" in chat.edits[-1]["text"]
    await chat.feed(tap(rows[1][0]["callback_data"]))
    assert chat.edits[-1]["text"] == texts.NO_FIGURES


async def test_a_report_that_is_not_there_or_no_longer_is_told(chat):
    assert await told(chat, "/figures 火星镇") == texts.NO_SUCH_REPORT
    await chat.feed(tap("f:000000000000:0"))
    assert chat.alerts == [texts.REMOVED]


async def test_a_comparison_has_a_row_for_each_and_opens_its_quotes(chat):
    shown = await told(chat, "/compare 收入")
    assert "2023年　1.43亿元（同比增长34%）\n\n只查到目标：\n2024年　🎯目标：10%左右" in shown
    [[button]] = chat.sent[-1]["reply_markup"]["inline_keyboard"]
    await chat.feed(tap(button["callback_data"]))
    assert "全年完成一般公共预算收入" in parse(chat.edits[-1]["text"]).text


@pytest.mark.parametrize(
    ("asked", "answer"), [("/compare", texts.COMPARE_WHAT), ("/compare ？？", texts.NO_WORDS)]
)
async def test_a_comparison_of_nothing_says_how_to_ask(chat, asked, answer):
    assert await told(chat, asked) == answer


async def test_passages_without_a_figure_are_no_comparison(chat):
    assert await told(chat, "/compare 实事") == texts.nothing_to_compare(None)


async def test_a_comparison_that_is_refused_says_why(chat):
    assert "没有“火星”的报告" in await told(chat, "/compare 火星人口")
