import pytest
from support.group_updates import (
    ANONYMOUS,
    GROUP,
    SUPERGROUP,
    guest,
    mention,
    posted,
    said,
    to_group,
)
from support.small_library import REPORTS
from support.telegram_parser import parse
from support.telegram_updates import CHAT, inline, message, tap

from bot import texts

ADMIN, MEMBER = 5, 6


@pytest.fixture
def office(chat):
    """The chat, where person 5 is an admin."""
    chat.request.admins = {ADMIN}
    return chat


async def test_an_admin_binds_the_group_and_sets_it_free(office):
    await office.feed(to_group("/scope", person=MEMBER))
    await office.feed(to_group("/scope 齐都镇、中大槐树街道2022", person=ADMIN))
    await office.feed(mention("财政收入", person=MEMBER))
    await office.feed(to_group("/scope", person=MEMBER))
    await office.feed(to_group("/scope 全部", person=ADMIN))
    await office.feed(mention("财政收入", person=MEMBER))
    told = [call["text"] for call in office.sent]
    bound = texts.scope_bound(("齐都镇", "中大槐树街道2022"), 2)
    assert [told[0], told[1], told[3], told[4]] == [
        texts.SCOPE_FREE,
        bound,
        bound,
        texts.SCOPE_FREE,
    ]
    held = frozenset(report.key for report in REPORTS[:2])
    assert office.library.scopes == [held, None]


async def test_members_may_not(office):
    await office.feed(to_group("/scope 齐都镇", person=MEMBER))
    assert office.sent[0]["text"] == texts.SCOPE_FOR_ADMINS
    assert office.state.groups.bound_to(GROUP, 0) == ()


async def test_an_admin_may_write_in_the_name_of_the_group_but_not_of_a_channel(office):
    group = {"id": GROUP, "type": "group", "title": "办公室"}
    channel = {"id": -7, "type": "channel", "title": "频道"}
    body = said("/scope 齐都镇")
    await office.feed({"message": body | {"from": ANONYMOUS, "sender_chat": channel}})
    assert office.sent[0]["text"] == texts.SCOPE_FOR_ADMINS
    await office.feed({"message": body | {"from": ANONYMOUS, "sender_chat": group}})
    assert office.state.groups.bound_to(GROUP, 0) == ("齐都镇",)


async def test_a_channel_is_bound_by_its_posts(office):
    await office.feed(posted("/scope 齐都镇"))
    assert "齐都镇" in office.sent[0]["text"]


async def test_a_topic_is_bound_by_itself(office):
    topic = {"message_thread_id": 9, "is_topic_message": True, "chat": SUPERGROUP}
    await office.feed(to_group("/scope 齐都镇", **topic))
    await office.feed(mention("财政收入", **topic))
    await office.feed(mention("财政收入", chat=SUPERGROUP))
    assert office.library.scopes == [frozenset({REPORTS[0].key}), None]


async def test_an_unknown_name_changes_nothing(office):
    await office.feed(to_group("/scope 齐都镇 火星"))
    assert office.sent[0]["text"] == texts.scope_unknown(["火星"])
    assert office.state.groups.bound_to(GROUP, 0) == ()


async def test_a_group_is_bound_to_so_many_and_no_more(office, monkeypatch):
    monkeypatch.setattr("bot.handlers.scoping.MOST", 2)
    await office.feed(to_group("/scope 齐都镇 town 齐都"))
    assert office.sent[0]["text"] == texts.scope_too_many(2)
    await office.feed(to_group("/scope 齐都镇 town 齐都镇"))
    assert office.state.groups.bound_to(GROUP, 0) == ("齐都镇", "town")


async def test_where_nobody_can_be_looked_up_nobody_is_an_admin(office):
    office.request.refuse("getChatAdministrators", "Bad Request: chat not found")
    await office.feed(to_group("/scope 齐都镇"))
    assert office.sent[0]["text"] == texts.SCOPE_FOR_ADMINS


async def test_whatever_answers_in_a_bound_group_keeps_to_its_reports(office):
    await office.feed(to_group("/scope 中大槐树"))
    note, told = texts.scope_note("中大槐树"), []
    for asked in ("/verify", "/figures", "/compare", "/reports"):
        words = {"/verify": " 固定资产投资5.3亿元", "/figures": " 齐都镇", "/compare": " 收入"}
        await office.feed(to_group(f"{asked}@yinwen_bot{words.get(asked, '')}"))
        told.append(parse(office.sent[-1]["text"]).text)
    verified, figures, compared, listed = told
    assert texts.ABSENT in verified
    assert texts.NO_SUCH_REPORT in figures
    assert office.library.scopes == [frozenset({REPORTS[1].key})]
    assert texts.reports_title(1) in listed
    assert all(note in one for one in (verified, figures, compared))


async def test_a_refusal_tells_what_the_group_is_bound_to(office):
    await office.feed(mention("火星"))
    await office.feed(to_group("/scope 中大槐树"))
    await office.feed(mention("火星"))
    free, _, bound = (parse(call["text"]).text for call in office.sent)
    assert bound == f"{free}\n\n{texts.scope_note('中大槐树')}"


async def test_a_group_whose_reports_have_gone_is_told(office):
    await office.feed(to_group("/scope 齐都镇"))
    office.library.reports = REPORTS[1:]
    await office.feed(mention("财政收入"))
    assert office.sent[1]["text"] == texts.scope_without_reports(("齐都镇",))
    assert not office.library.asked


async def test_a_person_binds_what_is_answered_in_private_and_looked_for_elsewhere(office):
    await office.feed(message("/scope"))
    await office.feed(message("/scope 中大槐树"))
    for update in (message("/reports"), message("投资"), inline("投资"), inline("火星")):
        await office.feed(update)
    await office.feed(guest("@yinwen_bot 投资", person=CHAT))
    told = [parse(call["text"]).text for call in office.sent]
    assert told[:2] == [texts.SCOPE_FREE_OWN, texts.scope_bound(["中大槐树"], 1)]
    assert texts.reports_title(1) in told[2]
    assert office.library.scopes == [frozenset({REPORTS[1].key})] * 4
    offered = office.request.of("answerInlineQuery")
    assert [call["is_personal"] for call in offered] == [True, True]
    assert offered[1]["results"][0]["description"] == texts.scope_own(["中大槐树"])
    await office.feed(message("/forget"))
    yes = office.sent[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await office.feed(tap(yes))
    await office.feed(inline("投资"))
    assert office.library.scopes[-1] is None


async def test_a_chat_that_it_has_left_is_visited_within_what_it_was_bound_to(office):
    await office.feed(to_group("/scope 齐都镇"))
    await office.feed(message("/scope 中大槐树"))
    await office.feed(guest("@yinwen_bot 火星", chat=GROUP, person=CHAT))
    assert office.library.scopes == [frozenset({REPORTS[0].key})]
    [visit] = office.request.of("answerGuestQuery")
    shown = visit["result"]["input_message_content"]["message_text"]
    assert texts.scope_note("齐都镇") in shown


async def test_a_person_whose_reports_have_gone_is_told_wherever_they_ask(office):
    await office.feed(message("/scope 齐都镇"))
    office.library.reports = REPORTS[1:]
    for update in (message("财政收入"), inline("财政收入"), guest("财政收入", person=CHAT)):
        await office.feed(update)
    gone = texts.scope_without_reports(("齐都镇",))
    assert office.sent[-1]["text"] == gone
    assert office.request.of("answerInlineQuery")[0]["button"]["text"] == gone
    visit = office.request.of("answerGuestQuery")[0]["result"]
    assert visit["input_message_content"]["message_text"] == gone
    assert not office.library.asked
