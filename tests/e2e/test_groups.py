"""Two groups and several people: what they see of one running bot, and what they do not."""

import itertools

import pytest
from e2e.emulator import BOT
from lo_bot_api_emulator import ApiRefusal
from support.group_updates import (
    ANONYMOUS,
    edited,
    guest,
    mention,
    ours,
    place_changed,
    posted,
    restricted,
    said,
    to_group,
)
from support.small_library import INCOME, PROJECT, TARGET
from support.telegram_updates import message, tap

from bot import texts

_GROUPS = itertools.count(5000)
ADMIN, PERSON, OTHER = 71, 72, 73


@pytest.fixture
def telegram(running):
    running[0].emulator.admins = {ADMIN}
    return running[0]


@pytest.fixture
def group() -> int:
    return -next(_GROUPS)


def seen(telegram, count: int):
    """What anyone was sent or shown since."""
    return [call for call in telegram.calls[count:] if call.parsed is not None]


def pressed(data: str, person: int, group: int, on: int):
    update = tap(data, chat=person, on=on)
    update["callback_query"]["message"]["chat"] = {"id": group, "type": "group", "title": "办公室"}
    return update


def test_two_groups_ask_reply_turn_and_open_the_rest_in_private(telegram, group):
    here, there = group, next(_GROUPS) * -1
    count = len(telegram.calls)
    telegram.feed(to_group("今天财政收入开会", chat=here))
    answer = telegram.ask(mention("财政收入", 11, PERSON, here))
    assert [call.chat for call in seen(telegram, count)] == [here]
    assert answer.parsed.of("Bold")[0] == "1.43亿元（同比增长34%）"
    assert answer.fields["reply_parameters"].count('"message_id": 11')
    assert answer.parsed.of("BlockQuote") == [INCOME.text], "one quote, and its source"
    assert f"{INCOME.text}\n📄《{INCOME.locator.title}》" in answer.parsed.text

    on = answer.number
    telegram.ask(mention("实事", 12, OTHER, there))
    telegram.ask(to_group("那投资呢", 13, OTHER, here, reply_to_message=ours(on, here)))

    turn, (rest, *_) = answer.buttons
    count = len(telegram.calls)
    for person, at in ((PERSON, 2), (OTHER, 2), (PERSON, 0)):
        telegram.feed(pressed(turn[at]["callback_data"], person, here, on))
    telegram.wait(lambda call: call.method == "answerCallbackQuery", count + 5)
    shown = seen(telegram, count)
    assert [call.parsed.of("BlockQuote") for call in shown] == [
        *([[TARGET.text]] * 2),
        [PROJECT.text],
    ], "each sees the page tapped for, whoever has turned it meanwhile"
    assert {call.fields["message_id"] for call in shown} == {str(on)}

    payload = rest["url"].partition("start=")[2]
    private = telegram.ask(message(f"/start {payload}", OTHER))
    assert private.parsed.of("BlockQuote") == [INCOME.text]
    assert texts.OTHER_SOURCES in private.parsed.text


def test_ten_people_at_once_in_two_groups_are_each_answered_below_their_own_question(
    telegram, group
):
    other, count = -next(_GROUPS), len(telegram.calls)
    questions = {"财政收入": "1.43亿元", "投资": "17446.6万元", "实事": "第20件实事"}
    asked = [list(questions)[person % 3] for person in range(10)]
    for person, question in enumerate(asked):
        chat = (group, other)[person % 2]
        telegram.feed(mention(question, 100 + person, 1000 + person, chat))
    for person, question in enumerate(asked):
        reply = telegram.wait(lambda call, at=100 + person: answers(call, at), count)
        assert reply.chat == (group, other)[person % 2]
        assert questions[question] in reply.parsed.text
    assert len(seen(telegram, count)) == 10


def answers(call, number: int) -> bool:
    """Whether a call replies to the message of that number."""
    told = call.fields.get("reply_parameters", "")
    return f'"message_id": {number},' in told or f'"message_id": {number}}}' in told


def test_it_answers_what_is_meant_for_it_and_nothing_else(telegram, group):
    count = len(telegram.calls)
    another = {"id": 8, "is_bot": True, "first_name": "别的", "username": "other_bot"}
    sender = {"id": group, "type": "group", "title": "办公室"}
    meant = (
        to_group("/ask 财政收入", 1, PERSON, group),
        to_group("/ask@yinwen_bot 财政收入", 2, PERSON, group),
        to_group("各位 @yinwen_bot 财政收入 是多少", 3, PERSON, group),
        mention("财政收入", 4, PERSON, group, **{"from": ANONYMOUS, "sender_chat": sender}),
        mention("", 5, PERSON, group, reply_to_message=said("财政收入", 40, OTHER, group)),
    )
    others = (
        to_group("财政收入", 6, PERSON, group),
        to_group("/ask@other_bot 财政收入", 7, PERSON, group),
        to_group("/help", 8, PERSON, group),
        to_group("@other_bot 财政收入", 9, PERSON, group),
        to_group("财政收入", 10, PERSON, group, reply_to_message=said("x", 41, OTHER, group)),
        mention("财政收入", 11, PERSON, group, **{"from": another}),
        mention("财政收入", 12, PERSON, group, via_bot=BOT),
    )
    for update in (*others, *meant):
        telegram.feed(update)
    telegram.wait(lambda call: answers(call, 5), count)
    told = seen(telegram, count)
    assert len(told) == len(meant)
    assert all("1.43亿元" in call.parsed.text for call in told)


def test_help_and_the_list_of_reports_come_when_the_bot_is_named(telegram, group):
    explained = telegram.ask(to_group("/help@yinwen_bot", 11, PERSON, group))
    assert texts.HELP_TITLE in explained.parsed.text
    assert explained.fields["reply_parameters"].count('"message_id": 11')
    following = explained.buttons[0][2]["callback_data"]
    count = len(telegram.calls)
    telegram.feed(pressed(following, OTHER, group, explained.number))
    turned = telegram.wait(lambda call: call.method == "editMessageText", count)
    assert texts.HELP[1][0] in turned.parsed.text
    listed = telegram.ask(to_group("/reports@yinwen_bot", 12, PERSON, group))
    assert texts.reports_title(3) in listed.parsed.text


def test_of_what_somebody_said_the_quoted_part_is_asked_about(telegram, group):
    part = {"text": "投资", "position": 5, "is_manual": True}
    theirs = said("财政收入和投资", 10, OTHER, group)
    answer = telegram.ask(mention("", 11, PERSON, group, reply_to_message=theirs, quote=part))
    assert answer.parsed.of("Bold")[0].startswith("累计完成投资17446.6万元")


def test_an_edited_question_changes_its_answer(telegram, group):
    answer = telegram.ask(mention("实事", 11, PERSON, group))
    changed = telegram.ask(edited(mention("财政收入", 11, PERSON, group)))
    assert changed.method == "editMessageText"
    assert changed.fields["message_id"] == str(answer.number)
    assert "1.43亿元" in changed.parsed.text


def test_a_topic_is_kept_to(telegram, group):
    topic = {"message_thread_id": 9, "is_topic_message": True}
    answer = telegram.ask(mention("财政收入", 11, PERSON, group, **topic))
    assert answer.fields["message_thread_id"] == "9"


def test_only_admins_bind_a_group_and_the_binding_moves_along(telegram, group):
    refused = telegram.ask(to_group("/scope 齐都镇", 11, PERSON, group))
    assert refused.parsed.text == texts.SCOPE_FOR_ADMINS
    bound = telegram.ask(to_group("/scope 齐都镇", 12, ADMIN, group))
    assert bound.parsed.text == texts.scope_bound(["齐都镇"], 1)
    new = -(10**12) + group
    telegram.feed(to_group("", 13, ADMIN, group, migrate_to_chat_id=new))
    telegram.feed(to_group("", 13, ADMIN, group, pinned_message=said("x", 1, chat=group)))
    assert telegram.ask(to_group("/scope", 14, PERSON, new)).parsed == bound.parsed
    assert telegram.ask(to_group("/scope", 15, PERSON, group)).parsed.text == texts.SCOPE_FREE


def test_added_muted_and_removed(telegram, group, running):
    greeting = telegram.ask(place_changed("left", "member", group))
    assert greeting.parsed.text == texts.group_greeting("yinwen_bot")
    rights = ApiRefusal("Bad Request: not enough rights to send text messages to the chat")
    telegram.fail("sendMessage", 1, rights)
    telegram.feed(mention("财政收入", 11, PERSON, group))
    running[1].wait_for_log(texts.LOG_BLOCKED)
    telegram.feed(place_changed("member", "restricted", group, **restricted(speaks=False)))
    running[1].wait_for_log(texts.LOG_MUTED % group)
    telegram.feed(place_changed("member", "left", group))
    running[1].wait_for_log(texts.LOG_LEFT % group)
    assert "Traceback" not in running[1].log


def test_channels_and_strangers_chats_are_answered_if_they_ask(telegram):
    count = len(telegram.calls)
    telegram.feed(posted("今天发布财政收入", 21))
    post = telegram.ask(posted("@yinwen_bot 财政收入", 22))
    assert len(seen(telegram, count)) == 1
    assert "1.43亿元" in post.parsed.text
    count = len(telegram.calls)
    telegram.feed(guest("@yinwen_bot 财政收入", chat=-77))
    visit = telegram.wait(lambda call: call.method == "answerGuestQuery", count)
    assert "1.43亿元" in visit.parsed.text
