import pytest
from support.group_updates import mention, said, to_group
from support.telegram_parser import parse
from support.telegram_updates import message

from bot import texts

TRUE = "固定资产投资5.3亿元，同比增长6.47%"


async def told(chat, update) -> str:
    await chat.feed(update)
    return parse(chat.sent[-1]["text"]).text


@pytest.mark.parametrize("asked", ["/verify {}", "核对 {}", "核实一下：{}", "核对“{}”", "查证\n{}"])
async def test_a_text_is_checked_behind_the_command_or_its_word(chat, asked):
    shown = await told(chat, message(asked.format(TRUE)))
    assert texts.VERBATIM in shown
    assert "《政府工作报告》" in shown
    tools, *_ = chat.sent[-1]["reply_markup"]["inline_keyboard"]
    assert tools[0]["text"] == texts.EXPAND


@pytest.mark.parametrize("asked", ["/verify", "核对"])
async def test_the_message_replied_to_is_checked(chat, asked):
    other = message(TRUE)["message"] | {"message_id": 9}
    assert texts.VERBATIM in await told(chat, message(asked, reply_to_message=other))
    quote = {"text": "明年人人上火星", "position": 0}
    shown = await told(chat, message(asked, reply_to_message=other, quote=quote))
    assert texts.ABSENT in shown


async def test_without_a_text_it_says_how_to_ask(chat):
    assert await told(chat, message("/verify")) == texts.VERIFY_WHAT
    assert await told(chat, message("/verify ……")) == texts.VERIFY_WHAT


async def test_a_question_about_checking_is_a_question(chat):
    await told(chat, message("核对收入的办法有哪些"))
    assert chat.library.asked


async def test_what_was_checked_counts_and_goes_on_record(open_chat):
    chat = await open_chat(questions_per_minute=1)
    await told(chat, message(f"/verify {TRUE}"))
    assert "问得太快" in await told(chat, message(f"/verify {TRUE}"))
    assert chat.state.audit.usage(1, 5).questions == 1


async def test_in_a_group_the_check_replies_to_who_asked_for_it(chat):
    await chat.feed(to_group("/verify@yinwen_bot", reply_to_message=said(TRUE, 9)))
    assert texts.VERBATIM in chat.sent[-1]["text"]
    assert chat.sent[-1]["reply_parameters"]


async def test_in_a_group_plain_words_ask_for_it_together_with_a_mention(chat):
    await chat.feed(to_group("核对一下", reply_to_message=said(TRUE, 9)))
    assert not chat.sent
    await chat.feed(mention("核对一下", reply_to_message=said(TRUE, 9)))
    await chat.feed(mention(f"核对：{TRUE}"))
    assert all(texts.VERBATIM in call["text"] for call in chat.sent)
    assert len(chat.sent) == 2
    assert not chat.library.asked
