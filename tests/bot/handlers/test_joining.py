from typing import Any

from support.telegram_updates import CHAT, in_group, message, tap

from bot import texts
from bot.roles import Role

BOSS, SECOND, GROUP = 1, 2, -1009


def button(call: dict[str, Any], index: int = 0) -> str:
    data: str = call["reply_markup"]["inline_keyboard"][0][index]["callback_data"]
    return data


async def asking(open_chat, update: dict[str, Any]):
    """A bot at which somebody has just tapped 申请使用, with two admins."""
    chat = await open_chat(access="ask", admins=f"{BOSS},{SECOND}")
    await chat.feed(update)
    assert chat.sent[0]["text"] == texts.ASK_TO_JOIN
    return chat, button(chat.sent[0])


async def test_a_person_asks_and_an_admin_lets_in(open_chat):
    chat, join = await asking(open_chat, message("财政收入"))
    await chat.feed(tap(join))
    assert chat.edits[-1]["text"] == texts.JOIN_ASKED
    for admin in (BOSS, SECOND):
        assert chat.to(admin)[0]["text"] == texts.wants_in("问者", CHAT, "")
    await chat.feed(message("财政收入"))
    assert chat.sent[-1]["text"] == texts.STILL_WAITING

    await chat.feed(tap(button(chat.to(BOSS)[0]), chat=BOSS))
    assert chat.edits[-1]["text"] == texts.decided("问者", CHAT, Role.READER)
    assert chat.to(CHAT)[-1]["text"] == texts.LET_IN_NOTE
    await chat.feed(message("财政收入"))
    assert "1.43亿元" in chat.sent[-1]["text"]


async def test_the_first_admin_decides_and_the_second_sees_it(open_chat):
    chat, join = await asking(open_chat, message("财政收入"))
    await chat.feed(tap(join))
    await chat.feed(tap(button(chat.to(BOSS)[0], 1), chat=BOSS))
    assert chat.to(CHAT)[-1]["text"] == texts.NOT_LET_IN
    await chat.feed(tap(button(chat.to(SECOND)[0], 0), chat=SECOND))
    assert chat.edits[-1]["text"] == texts.decided("问者", CHAT, Role.REFUSED)
    await chat.feed(tap(join))
    assert chat.alerts[-1] == texts.NOT_LET_IN, "and cannot ask again"


async def test_nobody_lets_themselves_in(open_chat):
    chat, join = await asking(open_chat, message("财政收入"))
    await chat.feed(tap(join))
    await chat.feed(tap(f"a:{CHAT}:1"))
    assert chat.state.people.find(CHAT).role is Role.WAITING
    await chat.feed(tap("j:77:0"))
    assert chat.alerts[-1] == texts.EXPIRED, "nor asks for somebody else"


async def test_a_group_is_let_in_as_a_whole(open_chat):
    chat, join = await asking(open_chat, in_group("@yinwen_bot 收入", GROUP))
    pressed = tap(join)["callback_query"]
    pressed["message"]["chat"] = {"id": GROUP, "type": "supergroup", "title": "办公室"}
    await chat.feed({"callback_query": pressed})
    assert chat.to(BOSS)[0]["text"] == texts.wants_in("办公室", GROUP, "问者")
    await chat.feed(tap(button(chat.to(BOSS)[0]), chat=BOSS))
    assert chat.state.people.find(GROUP).role is Role.READER
    assert chat.to(GROUP)[-1]["text"] == texts.LET_IN_NOTE


async def test_without_an_admin_to_be_reached_nobody_waits(open_chat):
    chat, join = await asking(open_chat, message("财政收入"))
    chat.request.refuse("sendMessage", "Forbidden: bot can't initiate conversation", 403)
    await chat.feed(tap(join))
    assert chat.edits[-1]["text"] == texts.NOBODY_TO_ASK
    assert chat.state.people.find(CHAT).role is Role.UNDECIDED
