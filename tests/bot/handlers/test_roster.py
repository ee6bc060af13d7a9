import pytest
from support.telegram_updates import CHAT, message, tap

from bot import texts
from bot.roles import Role

BOSS = 1


def labels(call) -> list[str]:
    return [one["text"] for row in call["reply_markup"]["inline_keyboard"] for one in row]


@pytest.fixture
async def office(open_chat):
    """A bot with one admin, whom somebody has asked something."""
    chat = await open_chat(admins=str(BOSS))
    await chat.feed(message("财政收入"))
    return chat


async def test_people_are_listed_with_their_roles(office):
    await office.feed(message("/people", chat=BOSS))
    assert labels(office.to(BOSS)[0]) == ["问者 · 管理员", "问者 · 读者"]


async def test_an_admin_makes_an_editor_who_is_told(office):
    await office.feed(tap(f"m:{CHAT}:0", chat=BOSS))
    assert labels(office.edits[-1]) == ["设为编辑", "设为管理员", "停用", texts.BACK_TO_PEOPLE]
    await office.feed(tap(f"l:{CHAT}:{Role.EDITOR:d}", chat=BOSS))
    assert "角色：编辑" in office.edits[-1]["text"]
    assert office.to(CHAT)[-1]["text"] == texts.ROLE_NOTES[Role.EDITOR]
    assert office.state.people.find(CHAT).role is Role.EDITOR


async def test_a_new_editor_finds_what_editors_do_in_the_menu(office):
    await office.feed(tap(f"l:{CHAT}:{Role.EDITOR:d}", chat=BOSS))
    commands = {one["command"] for one in office.request.of("setMyCommands")[-1]["commands"]}
    assert "remove" in commands and "stats" not in commands


async def test_an_admin_who_writes_for_the_first_time_gets_the_menu(office):
    for _ in range(2):
        await office.feed(message("/me", chat=BOSS))
    [menu] = office.request.of("setMyCommands")
    assert menu["scope"]["chat_id"] == BOSS
    assert "stats" in {one["command"] for one in menu["commands"]}
    assert "编号：1\n角色：管理员" in office.to(BOSS)[0]["text"]


async def test_a_new_admin_finds_the_commands_in_the_menu_and_a_former_one_does_not(office):
    await office.feed(tap(f"l:{CHAT}:{Role.ADMIN:d}", chat=BOSS))
    menu = office.request.of("setMyCommands")[-1]
    assert menu["scope"] == {"type": "chat", "chat_id": CHAT}
    assert {one["command"] for one in menu["commands"]} >= {"ask", "people", "stats"}
    await office.feed(tap(f"l:{CHAT}:{Role.READER:d}", chat=BOSS))
    assert office.request.of("deleteMyCommands")[0]["scope"]["chat_id"] == CHAT


async def test_whoever_is_shut_out_is_answered_no_more(office):
    await office.feed(tap(f"l:{CHAT}:{Role.REFUSED:d}", chat=BOSS))
    await office.feed(message("投资"))
    assert office.sent[-1]["text"] == texts.NOT_LET_IN


@pytest.mark.parametrize(("number", "why"), [(BOSS, texts.FIXED_ROLE), (3, texts.OWN_ROLE)])
async def test_the_role_of_the_settings_and_ones_own_stay(office, number, why):
    office.state.people.decide(3, Role.ADMIN)
    await office.feed(tap(f"l:{number}:{Role.READER:d}", chat=3))
    assert why in office.edits[-1]["text"]
    await office.feed(message("/people", chat=number))
    assert texts.PEOPLE_TITLE in office.to(number)[-1]["text"]


async def test_somebody_who_never_came_is_found_by_number(office):
    await office.feed(message("/people -1009", chat=BOSS))
    assert "编号：-1009" in office.to(BOSS)[-1]["text"]
    assert labels(office.to(BOSS)[-1]) == ["停用", texts.BACK_TO_PEOPLE]
    await office.feed(message("/people 张三", chat=BOSS))
    assert office.to(BOSS)[-1]["text"] == texts.BAD_NUMBER


async def test_the_list_turns_pages(office):
    for number in range(10, 30):
        office.state.people.note(number, f"第{number}位")
    await office.feed(message("/people", chat=BOSS))
    turn = office.to(BOSS)[-1]["reply_markup"]["inline_keyboard"][-1]
    await office.feed(tap(turn[2]["callback_data"], chat=BOSS))
    assert labels(office.edits[-1])[-2] == "2/3"


async def test_times_are_told_in_the_zone_of_the_settings(open_chat):
    chat = await open_chat(admins=str(BOSS), time_zone="America/New_York")
    with chat.state._database as database:
        database.execute("INSERT INTO people VALUES (5, '某人', 0, 1700000000)")
    await chat.feed(message("/people 5", chat=BOSS))
    assert "2023年11月14日 17:13" in chat.to(BOSS)[-1]["text"]
