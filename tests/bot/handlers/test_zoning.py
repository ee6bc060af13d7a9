from support.telegram_updates import CHAT, message

from bot import texts
from bot.roles import Role

BOSS = 1


async def test_a_zone_is_chosen_told_and_taken_back(open_chat):
    chat = await open_chat(admins=str(BOSS), time_zone="Asia/Shanghai")
    for words in ("/zone", "/zone 新疆时间", "/zone 火星", "/zone 默认"):
        await chat.feed(message(words, chat=BOSS))
    told = [call["text"] for call in chat.to(BOSS)]
    assert [words in text for words, text in zip(
        ("Asia/Shanghai", "Asia/Urumqi", texts.ZONE_UNKNOWN, "Asia/Shanghai"), told, strict=True
    )] == [True] * 4  # fmt: skip


async def test_only_who_is_told_times_chooses(open_chat):
    chat = await open_chat(admins=str(BOSS))
    await chat.feed(message("/zone UTC+6"))
    assert chat.to(CHAT)[0]["text"] == texts.TOO_LOW[Role.ADMIN]
