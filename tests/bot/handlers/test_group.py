import pytest
from support import small_library
from support.group_updates import (
    CHANNEL,
    GROUP,
    SUPERGROUP,
    edited,
    guest,
    mention,
    ours,
    posted,
    said,
    to_group,
)
from support.small_library import INCOME, TARGET
from support.telegram_parser import parse
from support.telegram_updates import message, tap

from bot import texts
from bot.handlers import reply
from bot.links import quote_payload


def in_group(update, chat: int = GROUP):
    """A tap as it comes from a group."""
    update["callback_query"]["message"]["chat"] = {"id": chat, "type": "group", "title": "办公室"}
    return update


async def test_a_mention_is_answered_in_one_short_message_below_it(chat):
    await chat.feed(mention("财政收入", number=31))
    [sent] = chat.sent
    assert (sent["chat_id"], sent["reply_parameters"]["message_id"]) == (GROUP, 31)
    assert "message_thread_id" not in sent
    parsed = parse(sent["text"])
    assert parsed.text.split("\n")[0] == "1.43亿元（同比增长34%）"
    assert parsed.of("BlockQuote") == [INCOME.text]
    turn, (rest, copy, *_) = sent["reply_markup"]["inline_keyboard"]
    token = turn[0]["callback_data"].split(":")[1]
    assert rest["url"] == f"https://t.me/yinwen_bot?start={quote_payload(INCOME, token)}"
    assert copy["text"] == texts.COPY


async def test_the_link_opens_the_rest_in_the_private_chat(chat):
    await chat.feed(mention("财政收入"))
    url = chat.sent[0]["reply_markup"]["inline_keyboard"][1][0]["url"]
    await chat.feed(message(f"/start {url.partition('start=')[2]}", chat=5))
    labels = [row[0]["text"] for row in chat.sent[1]["reply_markup"]["inline_keyboard"]]
    assert labels == [texts.PREVIOUS, texts.EXPAND, texts.GOOD]


async def test_of_a_long_quote_only_the_sentence_is_shown(chat):
    await chat.feed(mention("实事"))
    [shown] = parse(chat.sent[0]["text"]).of("BlockQuote")
    assert shown == "……第20件实事已经办结，群众满意。……"


@pytest.mark.parametrize(
    "text", ["财政收入", "/help", "/reports", "/start", "/ask@other_bot 财政收入"]
)
async def test_it_is_silent_where_it_is_not_addressed(chat, text):
    await chat.feed(to_group(text))
    await chat.feed(edited(to_group(text)))
    assert not chat.request.calls[1:]


async def test_an_answer_stays_in_the_topic(chat, monkeypatch):
    monkeypatch.setattr(reply, "QUICK_SECONDS", 0)
    monkeypatch.setattr(small_library, "SLOW_SECONDS", 0.05)
    await chat.feed(
        mention("慢慢查财政收入", chat=SUPERGROUP, message_thread_id=9, is_topic_message=True)
    )
    assert chat.sent[0]["message_thread_id"] == 9
    assert chat.request.of("sendChatAction")[0]["message_thread_id"] == 9
    await chat.feed(mention("财政收入", chat=SUPERGROUP, message_thread_id=31))
    assert "message_thread_id" not in chat.sent[1]


async def test_replies_go_on_from_the_answer_that_they_reply_to(chat):
    await chat.feed(mention("财政收入", 1, person=5))
    await chat.feed(mention("实事", 2, person=6))
    first, second = sorted(chat.answered)
    await chat.feed(to_group("那投资呢", 3, person=6, reply_to_message=ours(first)))
    await chat.feed(to_group("还有投资呢", 4, person=5, reply_to_message=ours(second)))
    third = sorted(chat.answered)[2]
    await chat.feed(to_group("收入呢", 5, reply_to_message=ours(third)))
    assert chat.library.asked[2:] == [
        ("那投资呢", ("财政收入",)),
        ("还有投资呢", ("实事",)),
        ("收入呢", ("财政收入", "那投资呢")),
    ]


async def test_a_new_mention_begins_anew(chat):
    await chat.feed(mention("财政收入"))
    await chat.feed(mention("投资", 2))
    assert chat.library.asked[1] == ("投资", ())


async def test_what_somebody_else_said_is_what_the_question_is_about(chat):
    other = said("齐都镇的财政收入有1.43亿元？", 8, person=6)
    await chat.feed(mention("目标收入呢", 9, reply_to_message=other))
    [answer] = chat.answered
    await chat.feed(to_group("投资呢", 10, reply_to_message=ours(answer)))
    assert chat.library.asked == [
        ("目标收入呢", ("齐都镇的财政收入有1.43亿元？",)),
        ("投资呢", ("齐都镇的财政收入有1.43亿元？", "目标收入呢")),
    ]


async def test_an_edited_question_has_its_answer_edited(chat):
    await chat.feed(mention("实事", 31))
    [answer] = chat.answered
    await chat.feed(edited(mention("实事", 31)))
    assert not chat.edits
    await chat.feed(edited(mention("财政收入", 31)))
    [edit] = chat.edits
    assert (edit["chat_id"], edit["message_id"]) == (GROUP, answer)
    assert "1.43亿元" in edit["text"]
    assert len(chat.sent) == 1


async def test_a_message_that_becomes_a_question_by_an_edit_is_answered(chat):
    await chat.feed(to_group("财政收入", 31))
    await chat.feed(edited(mention("财政收入", 31)))
    assert "1.43亿元" in chat.sent[0]["text"]


async def test_a_refusal_is_short_and_shows_the_nearest(chat):
    await chat.feed(mention("火星上有多少人"))
    [sent] = chat.sent
    text = parse(sent["text"]).text
    assert "没有“火星”的报告" in text
    assert texts.NEAREST in text
    assert texts.HOLDINGS not in text


async def test_a_bare_mention_is_told_how_to_ask_and_a_thumb_in_reply_is_not(chat):
    await chat.feed(mention(""))
    assert chat.sent[0]["text"] == texts.NO_WORDS
    await chat.feed(mention("财政收入", 2))
    answer = max(chat.answered)
    await chat.feed(to_group("👍", 3, reply_to_message=ours(answer)))
    await chat.feed(to_group("谢谢！", 4, reply_to_message=ours(answer)))
    assert len(chat.sent) == 2
    await chat.feed(mention("你好", 5))
    assert chat.sent[2]["text"] == texts.HELLO


async def test_two_people_turn_pages_without_mixing(chat):
    await chat.feed(mention("财政收入"))
    turn, _ = chat.sent[0]["reply_markup"]["inline_keyboard"]
    await chat.feed(in_group(tap(turn[2]["callback_data"], chat=5, on=100)))
    await chat.feed(in_group(tap(turn[2]["callback_data"], chat=6, on=100)))
    first, second = chat.edits
    assert first["text"] == second["text"]
    assert parse(first["text"]).of("BlockQuote") == [TARGET.text]
    assert first["reply_markup"]["inline_keyboard"][0][1]["text"] == "2/3"
    assert first["reply_markup"]["inline_keyboard"][1][0]["text"] == texts.REST


@pytest.mark.parametrize("text", ["/help@yinwen_bot", "/start@yinwen_bot"])
async def test_help_is_given_to_those_who_ask_for_it_by_name(chat, text):
    for update in (to_group(text), posted(text)):
        await chat.feed(update)
        assert texts.HELP_TITLE in chat.sent[-1]["text"]
    assert len(chat.sent) == 2
    assert not chat.library.asked


async def test_a_post_of_a_channel_is_answered_if_it_asks(chat):
    await chat.feed(posted("今天发布财政收入"))
    assert not chat.sent
    await chat.feed(posted("@yinwen_bot 财政收入", 7))
    assert (chat.sent[0]["chat_id"], chat.sent[0]["reply_parameters"]["message_id"]) == (CHANNEL, 7)


async def test_a_guest_answers_where_the_bot_is_no_member(chat):
    other = said("齐都镇的财政收入", 8, person=6)
    await chat.feed(guest("@yinwen_bot 收入目标", reply_to_message=other))
    [call] = chat.request.of("answerGuestQuery")
    assert call["guest_query_id"] == "guest-1"
    result = call["result"]
    assert parse(result["input_message_content"]["message_text"]).text.startswith("1.43亿元")
    [row] = result["reply_markup"]["inline_keyboard"]
    assert [set(button) - {"text"} for button in row] == [{"url"}, {"copy_text"}]
    assert chat.library.asked == [("收入目标", ("齐都镇的财政收入",))]
    assert not chat.sent


async def test_a_guest_without_a_question_is_told_how_to_ask(chat):
    await chat.feed(guest("@yinwen_bot"))
    [call] = chat.request.of("answerGuestQuery")
    assert texts.NO_WORDS in call["result"]["input_message_content"]["message_text"]


@pytest.mark.parametrize(
    ("status", "words"),
    [(400, "Bad Request: not enough rights to send text messages to the chat"),
     (403, "Forbidden: bot was kicked from the supergroup chat"),
     (400, "Bad Request: TOPIC_CLOSED")],
)  # fmt: skip
async def test_where_it_may_not_write_a_line_in_the_log_is_all(chat, caplog, status, words):
    caplog.set_level("INFO")
    chat.request.refuse("sendMessage", words, status)
    await chat.feed(mention("财政收入"))
    assert len(chat.sent) == 1
    assert texts.LOG_BLOCKED in caplog.text
    assert "Traceback" not in caplog.text


async def test_an_answer_follows_a_group_that_has_just_become_a_supergroup(chat):
    moved = {"ok": False, "error_code": 400, "description": "Bad Request: group chat was upgraded",
             "parameters": {"migrate_to_chat_id": SUPERGROUP}}  # fmt: skip
    chat.request.once("sendMessage", 400, moved)
    await chat.feed(mention("财政收入"))
    assert [call["chat_id"] for call in chat.sent] == [GROUP, SUPERGROUP]


async def test_an_accident_is_told_below_the_question(chat):
    await chat.feed(mention("崩溃", 31))
    [sent] = chat.sent
    assert sent["text"] == texts.ACCIDENT
    assert sent["reply_parameters"]["message_id"] == 31


async def test_edited_questions_in_private_have_their_answers_edited_too(chat):
    await chat.feed(message("实事", message_id=31))
    [answer] = chat.answered
    await chat.feed(edited(message("财政收入", message_id=31)))
    [edit] = chat.edits
    assert edit["message_id"] == answer
    assert "1.43亿元" in edit["text"]
    assert chat.state.turns.history(message("")["message"]["chat"]["id"]) == ("财政收入",)
