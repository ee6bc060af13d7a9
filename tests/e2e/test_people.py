"""Who may ask: one bot that people must be let into."""

from support.telegram_updates import CHAT, message, tap

from bot import texts
from bot.roles import Role

BOSS, EDITOR = 91, 92


def sent(telegram, chat: int, words: str, count: int):
    """The call with which `chat` is sent or shown `words`."""
    return telegram.wait(
        lambda call: call.parsed is not None and call.chat == chat and words in call.parsed.text,
        count,
    )


def test_asking_to_be_let_in_roles_limits_thumbs_stats_and_being_forgotten(telegram, start_bot):
    bot = start_bot(telegram.url, ACCESS="ask", ADMINS=f"{BOSS}, 93", QUESTIONS_PER_MINUTE="2")
    bot.wait_for_log("已连上 Telegram")
    menus = [call.fields for call in telegram.calls if call.method == "setMyCommands"]
    assert [f'"chat_id": {BOSS}' in menu["scope"] for menu in menus] == [
        False,
        False,
        True,
        False,
    ]
    assert ["people" in menu["commands"] for menu in menus] == [False, False, True, True]

    asking = telegram.ask(message("财政收入"))
    assert asking.parsed.text == texts.ASK_TO_JOIN
    count = len(telegram.calls)
    telegram.feed(tap(asking.buttons[0][0]["callback_data"]))
    request = sent(telegram, BOSS, "申请使用引文", count)
    sent(telegram, CHAT, texts.JOIN_ASKED, count)
    count = len(telegram.calls)
    telegram.feed(tap(request.buttons[0][0]["callback_data"], chat=BOSS))
    sent(telegram, CHAT, texts.LET_IN_NOTE, count)

    answer = telegram.ask(message("财政收入"))
    telegram.ask(message("火星"))
    assert "问得太快" in telegram.ask(message("投资")).parsed.text
    thumbs = {one["text"]: one for one in answer.buttons[-1]}
    wrong = telegram.ask(tap(thumbs[texts.BAD]["callback_data"]))
    assert wrong.parsed.text == texts.WHAT_WOULD_BE_RIGHT

    count = len(telegram.calls)
    telegram.feed(tap(f"l:{CHAT}:{Role.EDITOR:d}", chat=BOSS))
    sent(telegram, CHAT, texts.ROLE_NOTES[Role.EDITOR], count)
    sent(telegram, BOSS, "角色：编辑", count)
    stats = telegram.ask(message("/stats", chat=BOSS)).parsed.text
    assert texts.asked(2, 1, 1) in stats
    assert texts.thumbs(0, 1) in stats

    yes = telegram.ask(message("/forget")).buttons[0][0]
    assert telegram.ask(tap(yes["callback_data"])).parsed.text == texts.FORGOTTEN
    assert "0 人" in telegram.ask(message("/stats", chat=BOSS)).parsed.text
    assert bot.stop() == 0
    assert "Traceback" not in bot.log
