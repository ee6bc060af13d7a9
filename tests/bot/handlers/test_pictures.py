import builtins

import pytest
from support.small_library import INCOME, figure
from support.telegram_updates import message, tap

from bot import texts
from bot.pictures import canvas
from index.report import Period
from retrieval.compared import By, ComparedRow, Comparison
from retrieval.model import Answer, Verdict

PNG = b"\x89PNG"


@pytest.fixture
def three_years(chat):
    """The comparison that the library of this chat now gives."""
    rows = tuple(
        ComparedRow("齐都镇", Period.year(year), figure(str(year), "亿元", 0, metric="税收"))
        for year in (2021, 2022, 2023)
    )
    answer = Answer("税收", Verdict.ANSWERED, (INCOME,))
    chat.library.compare = lambda words: Comparison(answer, By.YEAR, rows)
    return chat


@pytest.fixture
def no_font(monkeypatch):
    real = builtins.__import__

    def refuse(name, *more, **named):
        if name == "pylopdf_fonts_zh_cn":
            raise ImportError(name)
        return real(name, *more, **named)

    canvas.font.cache_clear()
    monkeypatch.setattr(builtins, "__import__", refuse)
    yield
    canvas.font.cache_clear()


async def test_three_values_are_also_a_picture_with_its_words_as_caption(three_years):
    await three_years.feed(message("/compare 税收"))
    [photo] = three_years.request.of("sendPhoto")
    assert photo["caption"].startswith("税收 · 齐都镇：2021年 2021亿元；2022年 2022亿元")
    assert three_years.request.files[-1][1].startswith(PNG)


async def test_two_values_are_text_alone(chat):
    await chat.feed(message("/compare 收入"))
    assert chat.sent
    assert not chat.request.of("sendPhoto")


async def test_a_quote_is_sent_as_a_card(chat):
    await chat.feed(message("财政收入"))
    tools = chat.sent[-1]["reply_markup"]["inline_keyboard"][1]
    share = next(one for one in tools if one["text"] == texts.SHARE)
    await chat.feed(tap(share["callback_data"]))
    [photo] = chat.request.of("sendPhoto")
    assert "全年完成一般公共预算收入1.43亿元" in photo["caption"]
    assert chat.request.files[-1][1].startswith(PNG)


async def test_without_the_extra_the_text_goes_out_and_what_is_missing_is_told(
    three_years, no_font, caplog
):
    await three_years.feed(message("/compare 税收"))
    assert "2021亿元" in three_years.sent[-1]["text"]
    assert not three_years.request.of("sendPhoto")
    assert "yinwen[charts]" in caplog.text
    await three_years.feed(message("财政收入"))
    tools = three_years.sent[-1]["reply_markup"]["inline_keyboard"][1]
    await three_years.feed(tap(tools[2]["callback_data"]))
    assert three_years.alerts == [texts.NO_PICTURES]


async def test_a_card_of_a_removed_report_says_so(chat):
    await chat.feed(message("财政收入"))
    tools = chat.sent[-1]["reply_markup"]["inline_keyboard"][1]
    chat.library.reports = ()
    await chat.feed(tap(tools[2]["callback_data"]))
    assert chat.alerts == [texts.REMOVED]
