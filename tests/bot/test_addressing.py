from typing import Any

import pytest
from support.group_updates import ANONYMOUS, GROUP, ours, said
from support.recording_request import GET_ME, RecordingRequest
from support.telegram_updates import entity
from telegram import Bot, Message

from bot.addressing import Request, is_meant, request_of


@pytest.fixture
async def bot() -> Bot:
    bot = Bot("1:A", request=RecordingRequest())
    await bot.initialize()
    return bot


async def asked(bot: Bot, text: str, **more: Any) -> Request | None:
    message = Message.de_json(said(text, **more), bot)
    assert message is not None
    return request_of(message)


@pytest.mark.parametrize(
    "text",
    [
        "@yinwen_bot 财政收入多少",
        "财政收入多少 @yinwen_bot",
        "@YINWEN_bot ，财政收入多少",
        "/ask 财政收入多少",
        "/ask@yinwen_bot\n财政收入多少",
    ],
)
async def test_commands_and_mentions_anywhere_ask_the_rest_of_the_text(bot, text):
    assert await asked(bot, text) == Request("财政收入多少")


async def test_a_mention_amid_the_text_behind_an_emoji_leaves_a_gap(bot):
    assert await asked(bot, "😀请 @yinwen_bot 说说财政") == Request("😀请   说说财政")


async def test_a_mention_by_name_counts_only_if_it_is_of_the_bot(bot):
    text = "引文 财政收入多少"
    mine = [entity(text, "引文", "text_mention", user=GET_ME)]
    body = said(text) | {"entities": mine}
    message = Message.de_json(body, bot)
    assert request_of(message) == Request("财政收入多少")
    other = [entity(text, "引文", "text_mention", user={**GET_ME, "id": 8})]
    assert request_of(Message.de_json(body | {"entities": other}, bot)) is None


async def test_a_caption_counts_as_a_text(bot):
    text = "@yinwen_bot 财政收入多少"
    body = said("", caption=text, caption_entities=[entity(text, "@yinwen_bot", "mention")])
    del body["text"]
    assert request_of(Message.de_json(body, bot)) == Request("财政收入多少")


@pytest.mark.parametrize(
    "text",
    ["财政收入多少", "@yinwen_bots 财政收入", "yinwen_bot 财政收入", "a@yinwen_bot.cn",
     "/ask@other_bot 财政收入", "/help", "/reports@other_bot"],
)  # fmt: skip
async def test_anything_else_is_none_of_its_business(bot, text):
    message = Message.de_json(said(text), bot)
    assert request_of(message) is None
    assert not is_meant(message)


@pytest.mark.parametrize("text", ["/help@yinwen_bot", "/scope", "/scope@yinwen_bot 齐都镇"])
async def test_other_commands_that_are_for_it_are_meant_for_it(bot, text):
    message = Message.de_json(said(text), bot)
    assert is_meant(message)
    assert request_of(message) is None


async def test_a_reply_to_its_own_message_goes_on_from_there(bot):
    assert await asked(bot, "那增长多少", reply_to_message=ours(77)) == Request(
        "那增长多少", "", 77
    )


async def test_a_topic_opened_by_the_bot_makes_no_replies(bot):
    opened = ours(77) | {"forum_topic_created": {"name": "财政", "icon_color": 0}}
    assert await asked(bot, "大家好", reply_to_message=opened) is None


async def test_what_somebody_else_said_becomes_the_context(bot):
    other = said("齐都镇的财政收入有1.43亿元？", 8)
    assert await asked(bot, "@yinwen_bot 增长多少", reply_to_message=other) == Request(
        "增长多少", "齐都镇的财政收入有1.43亿元？"
    )
    quote = {"text": "齐都镇的财政收入", "position": 0, "is_manual": True}
    assert await asked(bot, "/ask 增长多少", reply_to_message=other, quote=quote) == Request(
        "增长多少", "齐都镇的财政收入"
    )


async def test_without_words_of_ones_own_the_context_is_the_question(bot):
    other = said("@yinwen_bot 齐都镇的财政收入", 8)
    assert await asked(bot, "@yinwen_bot", reply_to_message=other) == Request("齐都镇的财政收入")
    assert await asked(bot, "@yinwen_bot") == Request("")


async def test_bots_are_not_talked_to_but_anonymous_admins_are(bot):
    robot = {"id": 9, "is_bot": True, "first_name": "别的"}
    body = said("@yinwen_bot 财政收入")
    assert request_of(Message.de_json(body | {"from": robot}, bot)) is None
    group = {"id": GROUP, "type": "group", "title": "办公室"}
    admin = body | {"from": ANONYMOUS, "sender_chat": group}
    assert request_of(Message.de_json(admin, bot)) == Request("财政收入")


async def test_its_own_cards_do_not_make_it_speak(bot):
    assert await asked(bot, "@yinwen_bot 财政收入", via_bot=GET_ME) is None
