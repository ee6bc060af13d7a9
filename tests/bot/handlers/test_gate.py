import pytest
from support.telegram_updates import CHAT, in_group, message, tap

from bot import texts
from bot.handlers.gate import NOTES_A_MINUTE
from bot.roles import Role

GROUP = -1009


async def test_a_closed_bot_tells_a_stranger_the_number_to_be_listed_by(open_chat):
    chat = await open_chat(access="closed")
    await chat.feed(message("财政收入"))
    assert [call["text"] for call in chat.sent] == [texts.closed(CHAT)]
    assert not chat.library.asked


@pytest.mark.parametrize("text", ["/start", "/reports", "/help", "/ask 财政收入", "/forget"])
async def test_no_command_is_open_to_strangers(open_chat, text):
    chat = await open_chat(access="closed")
    await chat.feed(message(text))
    assert [call["text"] for call in chat.sent] == [texts.closed(CHAT)]


@pytest.mark.parametrize("data", ["q:AAAAAAAAAAA:0", "r::0", "p::0", "a:4242:1", "l:4242:5"])
async def test_no_button_is_open_to_strangers(open_chat, data):
    chat = await open_chat(access="closed")
    await chat.feed(tap(data))
    assert chat.alerts == [texts.closed(CHAT)]
    assert chat.state.people.find(CHAT).role is Role.UNDECIDED


async def test_whoever_is_listed_is_answered(open_chat):
    chat = await open_chat(access="closed", allowed=str(CHAT))
    await chat.feed(message("财政收入"))
    assert "1.43亿元" in chat.sent[0]["text"]


async def test_a_stranger_who_goes_on_is_met_with_silence(open_chat):
    chat = await open_chat(access="closed")
    for _ in range(NOTES_A_MINUTE + 5):
        await chat.feed(message("财政收入"))
    assert len(chat.sent) == NOTES_A_MINUTE


async def test_in_a_group_that_is_not_let_in_only_those_who_call_are_told(open_chat):
    chat = await open_chat(access="closed")
    for aside in ("今天开会", "/ban@other_bot 7", "问 @yinwen_botany"):
        await chat.feed(in_group(aside, GROUP))
    assert not chat.sent
    assert not chat.state.people.everyone(), "nobody is noted who did not call"
    await chat.feed(in_group("@yinwen_bot 财政收入", GROUP))
    assert [call["text"] for call in chat.sent] == [texts.closed(GROUP)]


@pytest.mark.parametrize("text", ["/people", "/stats"])
async def test_what_is_for_admins_is_not_for_readers(open_chat, text):
    chat = await open_chat(admins="1")
    await chat.feed(message(text))
    assert chat.sent[0]["text"] == texts.TOO_LOW[Role.ADMIN]


@pytest.mark.parametrize("data", ["p::0", "m:1:0", "l:4242:5", "a:4242:1"])
async def test_nor_are_its_buttons(open_chat, data):
    chat = await open_chat(admins="1")
    await chat.feed(tap(data))
    assert chat.alerts == [texts.TOO_LOW[Role.ADMIN]]
    assert chat.state.people.find(CHAT).role is Role.UNDECIDED


async def test_asking_too_fast_is_told_once_and_ends(open_chat):
    chat = await open_chat(questions_per_minute=2)
    for _ in range(6):
        await chat.feed(message("投资"))
    assert len(chat.library.asked) == 2
    told = [call["text"] for call in chat.sent if "问得太快" in call["text"]]
    assert len(told) == 1
    await chat.feed(message("投资", chat=5))
    assert len(chat.library.asked) == 3


async def test_every_question_is_on_record(chat):
    await chat.feed(message("财政收入"))
    await chat.feed(message("/ask 火星"))
    usage = chat.state.audit.usage(1, 5)
    assert (usage.questions, usage.people, usage.refused) == (2, 1, 1)
