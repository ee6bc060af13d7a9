import pytest
from support.group_updates import GROUP, SUPERGROUP, mention, place_changed, restricted, to_group
from support.recording_request import ADMIN_RIGHTS

from bot import texts
from bot.roles import Role


async def test_a_group_is_greeted_once_when_the_bot_is_added(chat):
    await chat.feed(place_changed("left", "member"))
    await chat.feed(place_changed("member", "administrator", **dict.fromkeys(ADMIN_RIGHTS, False)))
    [sent] = chat.sent
    assert (sent["chat_id"], sent["text"]) == (GROUP, texts.group_greeting("yinwen_bot"))


async def test_and_again_when_it_has_been_away(chat, caplog):
    caplog.set_level("INFO")
    await chat.feed(place_changed("left", "member"))
    await chat.feed(place_changed("member", "left"))
    assert texts.LOG_LEFT % GROUP in caplog.text
    await chat.feed(place_changed("left", "member"))
    assert len(chat.sent) == 2


async def test_where_it_may_not_speak_it_does_not(chat, caplog):
    caplog.set_level("INFO")
    await chat.feed(place_changed("left", "restricted", **restricted(speaks=False)))
    assert not chat.sent
    assert texts.LOG_MUTED % GROUP in caplog.text
    await chat.feed(place_changed("left", "restricted", **restricted(speaks=True)))
    assert len(chat.sent) == 1


async def test_a_group_that_is_not_let_in_is_not_greeted(open_chat):
    chat = await open_chat(access="closed")
    await chat.feed(place_changed("left", "member"))
    assert not chat.sent


@pytest.mark.parametrize(
    ("field", "told_in", "other"),
    [("migrate_to_chat_id", GROUP, SUPERGROUP), ("migrate_from_chat_id", SUPERGROUP, GROUP)],
)
async def test_what_a_group_was_given_goes_along_to_the_supergroup(chat, field, told_in, other):
    chat.state.groups.bind(GROUP, 0, ("齐都镇",))
    chat.state.people.decide(GROUP, Role.READER)
    await chat.feed(place_changed("left", "member"))
    await chat.feed(to_group("", chat=told_in, **{field: other}))
    assert chat.state.groups.bound_to(SUPERGROUP, 0) == ("齐都镇",)
    assert chat.state.groups.bound_to(GROUP, 0) == ()
    assert chat.state.people.find(SUPERGROUP).role is Role.READER
    await chat.feed(place_changed("left", "member", chat=SUPERGROUP))
    assert len(chat.sent) == 1
    await chat.feed(mention("财政收入", chat=SUPERGROUP))
    assert len(chat.library.scopes[-1]) == 1
