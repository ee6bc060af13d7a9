"""One running bot, by polling: what people see, and what happens when sending goes wrong."""

import itertools
import time

import pytest
from lo_bot_api_emulator import ApiRefusal
from support.group_updates import edited
from support.small_library import SLOW_SECONDS
from support.telegram_updates import message, tap

from bot import texts

_CHATS = itertools.count(1000)


@pytest.fixture
def chat() -> int:
    return next(_CHATS)


@pytest.fixture
def telegram(running):
    return running[0]


@pytest.fixture
def log(running):
    """The log, from now on."""
    process = running[1]
    begin = len(process.log)
    return lambda: process.log[begin:]


def test_the_menu_lists_the_commands_in_chinese(telegram):
    call, groups = [call for call in telegram.calls if call.method == "setMyCommands"]
    assert "scope" in groups.fields["commands"]
    assert "all_group_chats" in groups.fields["scope"]
    assert "reports" in call.fields["commands"]
    assert texts.COMMANDS["ask"] in call.fields["commands"].encode().decode("unicode_escape") or (
        texts.COMMANDS["ask"] in call.fields["commands"]
    )


def test_start_question_paging_expanding_and_back(telegram, chat):
    greeting = telegram.ask(message("/start", chat))
    assert texts.GREETING in greeting.parsed.text
    answer = telegram.ask(message("去年财政收入多少？", chat))
    assert answer.parsed.of("Bold")[0] == "1.43亿元（同比增长34%）"
    sources = [line for line in answer.parsed.text.splitlines() if "《" in line]
    assert [line[line.index("[") :][:3] for line in sources] == ["[1]", "[2]", "[3]"]
    turn, tools, _ = answer.buttons
    second = telegram.ask(tap(turn[2]["callback_data"], chat))
    assert second.method == "editMessageText"
    assert second.parsed.text.startswith("10%左右")
    around = telegram.ask(tap(tools[0]["callback_data"], chat))
    assert texts.SURROUNDINGS_TITLE in around.parsed.text
    back = telegram.ask(tap(around.buttons[0][0]["callback_data"], chat))
    assert back.parsed == answer.parsed


def test_typing_is_shown_while_an_answer_takes_its_time(telegram, chat):
    count = len(telegram.calls)
    telegram.ask(message("慢慢查投资多少", chat))
    methods = [call.method for call in telegram.calls[count:] if call.chat == chat]
    assert methods == ["sendChatAction", "sendMessage"]


def test_a_refusal_names_the_gap_and_the_library(telegram, chat):
    refusal = telegram.ask(message("火星有多少人", chat))
    assert "没有“火星”的报告" in refusal.parsed.text
    assert "《政府工作报告》" in refusal.parsed.text


def test_the_reports_are_listed(telegram, chat):
    assert "资料库里有 3 份报告" in telegram.ask(message("/reports", chat)).parsed.text


def test_an_internal_error_is_told_kindly_and_logged(telegram, chat, log):
    assert telegram.ask(message("崩溃", chat)).parsed.text == texts.ACCIDENT
    assert "the index has gone" in log()
    assert "1.43亿元" in telegram.ask(message("财政收入", chat)).parsed.text


def test_too_many_requests_are_waited_out(telegram, chat):
    telegram.fail("sendMessage", 1, ApiRefusal("Too Many Requests", 429, {"retry_after": 1}))
    started = time.monotonic()
    assert "1.43亿元" in telegram.ask(message("财政收入", chat)).parsed.text
    assert time.monotonic() - started >= 1


def test_an_answer_is_sent_again_after_a_dropped_connection(telegram, chat, log):
    telegram.fail("sendMessage", 2)
    assert "1.43亿元" in telegram.ask(message("财政收入", chat)).parsed.text
    assert "Traceback" not in log()


def test_polling_goes_on_after_a_dropped_connection(telegram, chat, log, running):
    telegram.fail("getUpdates", 1)
    telegram.ask(message("财政收入", chat))
    running[1].wait_for_log("已恢复与 Telegram 的连接")
    assert "17446.6万元" in telegram.ask(message("投资", chat)).parsed.text
    assert log().count("连不上 Telegram") == 1
    assert "Traceback" not in log()


def test_a_chat_is_answered_in_order(telegram, chat):
    count = len(telegram.calls)
    for text in ("慢慢查财政收入", "/help", "投资"):
        telegram.feed(message(text, chat))
    telegram.wait(lambda call: call.parsed and "达到时间节点" in call.parsed.text, count)
    texts_sent = [call.parsed.text for call in telegram.calls[count:] if call.parsed]
    assert [words in text for words, text in zip(
        ("1.43亿元", texts.HELP_TITLE, "17446.6"), texts_sent, strict=True
    )] == [True] * 3  # fmt: skip


def test_the_event_loop_is_free_while_an_answer_is_sought(telegram, chat):
    others, count = next(_CHATS), len(telegram.calls)
    telegram.feed(message("慢慢查财政收入", chat))
    telegram.wait(lambda call: call.method == "sendChatAction", count)
    started = time.monotonic()
    assert texts.HELP_TITLE in telegram.ask(message("/help", others)).parsed.text
    assert time.monotonic() - started < SLOW_SECONDS / 2
    telegram.wait(lambda c: c.parsed is not None and "1.43亿元" in c.parsed.text, count)


def test_fast_double_taps_do_not_mix(telegram, chat):
    turn, *_ = telegram.ask(message("财政收入", chat)).buttons
    count = len(telegram.calls)
    for _ in range(2):
        telegram.feed(tap(turn[2]["callback_data"], chat))
    telegram.feed(message("/help", chat))
    telegram.wait(lambda call: call.method == "sendMessage" and call.chat == chat, count)
    calls = [call for call in telegram.calls[count:] if call.chat in {chat, 0}]
    assert [call.method for call in calls] == [
        "editMessageText",
        "answerCallbackQuery",
        "editMessageText",
        "answerCallbackQuery",
        "sendMessage",
    ]
    assert calls[0].parsed == calls[2].parsed


def test_an_unchanged_message_is_no_error(telegram, chat, log):
    turn, *_ = telegram.ask(message("财政收入", chat)).buttons
    telegram.fail("editMessageText", 1, ApiRefusal("Bad Request: message is not modified"))
    count = len(telegram.calls)
    telegram.feed(tap(turn[1]["callback_data"], chat))
    answer = telegram.wait(lambda call: call.method == "answerCallbackQuery", count)
    assert "text" not in answer.fields
    assert not log()


def test_an_edited_question_changes_its_answer_and_what_follows(telegram, chat):
    answer = telegram.ask(message("实事", chat, message_id=31))
    changed = telegram.ask(edited(message("财政收入", chat, message_id=31)))
    assert (changed.method, changed.fields["message_id"]) == (
        "editMessageText",
        str(answer.number),
    )
    assert changed.parsed.of("Bold")[0] == "1.43亿元（同比增长34%）"
    turn, *_ = changed.buttons
    second = telegram.ask(tap(turn[2]["callback_data"], chat, on=answer.number))
    assert second.parsed.text.startswith("10%左右")


def test_a_quote_is_sent_as_a_picture(telegram, chat):
    _, tools, _ = telegram.ask(message("财政收入", chat)).buttons
    share = next(one for one in tools if one["text"] == texts.SHARE)
    count = len(telegram.calls)
    telegram.feed(tap(share["callback_data"], chat))
    photo = telegram.wait(lambda call: call.method == "sendPhoto", count)
    assert photo.file.startswith(b"\x89PNG")
    assert "1.43亿元" in photo.fields["caption"]
