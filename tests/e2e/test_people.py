"""Who may ask: one bot that people must be let into."""

import json
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from support.group_updates import mention
from support.small_library import INCOME
from support.telegram_updates import CHAT, chosen, inline, message, reply_to, tap

from bot import texts
from bot.roles import Role
from retrieval.mark import Mark
from retrieval.model import Gap

BOSS, STRANGER = 91, 92
ZONE = "Pacific/Auckland"


def sent(telegram, chat: int, words: str, count: int):
    """The call with which `chat` is sent or shown `words`."""
    return telegram.wait(
        lambda call: call.parsed is not None and call.chat == chat and words in call.parsed.text,
        count,
    )


def hours(zone: tzinfo) -> set[str]:
    """The hour that it is, and the one that it was a moment ago."""
    now = datetime.now(zone)
    return {f"{at:%H}" for at in (now, now - timedelta(minutes=1))}


def test_people_are_let_in_turned_away_and_given_roles(telegram, start_bot):
    bot = start_bot(telegram.url, ACCESS="ask", ADMINS=f"{BOSS}, 93", TIME_ZONE=ZONE)
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
    telegram.feed(tap(request.buttons[0][0]["callback_data"], chat=BOSS))
    sent(telegram, CHAT, texts.LET_IN_NOTE, count)
    assert "1.43亿元" in telegram.ask(message("财政收入")).parsed.text

    asking = telegram.ask(message("财政收入", chat=STRANGER))
    count = len(telegram.calls)
    telegram.feed(inline("财政收入", STRANGER))
    offered = telegram.wait(lambda call: call.method == "answerInlineQuery", count)
    assert not offered.cards
    for _ in range(2):
        telegram.feed(tap(asking.buttons[0][0]["callback_data"], chat=STRANGER))
    request = sent(telegram, BOSS, "申请使用引文", count)
    telegram.wait(lambda call: call.fields.get("text") == texts.STILL_WAITING, count)
    telegram.feed(tap(request.buttons[0][1]["callback_data"], chat=BOSS))
    sent(telegram, STRANGER, texts.NOT_LET_IN, count)
    assert telegram.ask(message("财政收入", chat=STRANGER)).parsed.text == texts.NOT_LET_IN

    count = len(telegram.calls)
    telegram.feed(tap(f"l:{CHAT}:{Role.EDITOR:d}", chat=BOSS))
    sent(telegram, CHAT, texts.ROLE_NOTES[Role.EDITOR], count)
    page = sent(telegram, BOSS, "角色：编辑", count).parsed.text
    assert page.splitlines()[-1].split()[-1][:2] in hours(ZoneInfo(ZONE)), "of the settings"
    assert "UTC-09:30" in telegram.ask(message("/zone utc-9:30", chat=93)).parsed.text
    for admin, zone in ((93, timezone(-timedelta(hours=9.5))), (BOSS, ZoneInfo(ZONE))):
        stats = telegram.ask(message("/stats", chat=admin)).parsed.text
        assert stats.splitlines()[0].split()[-1][:2] in hours(zone), "each in the own zone"
    assert bot.stop() == 0
    assert "Traceback" not in bot.log


def test_limits_opinions_statistics_being_forgotten_and_the_audit_log(telegram, start_bot):
    bot = start_bot(telegram.url, ADMINS=str(BOSS), QUESTIONS_PER_MINUTE="2")
    bot.wait_for_log("已连上 Telegram")
    answer = telegram.ask(message("财政收入"))
    telegram.ask(message("火星"))
    assert "问得太快" in telegram.ask(message("投资")).parsed.text
    telegram.feed(message("投资"))
    told = telegram.ask(message("/me")).parsed.text
    assert told.endswith(texts.ROLE_NOTES[Role.READER]), "too many questions are told of once"

    thumbs = {one["text"]: one for one in answer.buttons[-1]}
    wrong = telegram.ask(tap(thumbs[texts.BAD]["callback_data"]))
    assert wrong.parsed.text == texts.WHAT_WOULD_BE_RIGHT
    told = telegram.ask(reply_to(wrong.number, "是1.5亿元"))
    assert told.parsed.text == texts.CORRECTION_TAKEN
    telegram.feed(chosen(Mark.of(INCOME).encode(), "财政"))

    yes = telegram.ask(message("/forget")).buttons[0][0]
    stats = telegram.ask(message("/stats", chat=BOSS)).parsed.text
    assert texts.asked(3, 1, 1) in stats
    assert texts.thumbs(0, 1) in stats
    assert texts.unanswered("火星", 1, Gap.PLACE) in stats
    assert texts.corrected("财政收入", "是1.5亿元") in stats

    assert telegram.ask(tap(yes["callback_data"])).parsed.text == texts.FORGOTTEN
    stats = telegram.ask(message("/stats", chat=BOSS)).parsed.text
    assert texts.asked(3, 0, 1) in stats
    assert bot.stop() == 0
    assert "Traceback" not in bot.log

    audit = start_bot(telegram.url, ("audit",))
    assert audit.exit_code() == 0
    entries = [json.loads(line) for line in audit.log.splitlines() if line.startswith("{")]
    asked = [(one["question"], one["person"], len(one["quoted"])) for one in entries]
    assert asked == [("财政收入", None, 3), ("火星", None, 0), ("财政", None, 1)]


def test_a_closed_bot_answers_those_listed_and_a_group_no_faster_than_it_may(telegram, start_bot):
    listed = {"ACCESS": "closed", "ADMINS": str(BOSS), "ALLOWED": f"{CHAT} -50"}
    bot = start_bot(telegram.url, **listed, GROUP_QUESTIONS_PER_MINUTE="2")
    bot.wait_for_log("已连上 Telegram")
    assert telegram.ask(message("财政收入", STRANGER)).parsed.text == texts.closed(STRANGER)
    assert "1.43亿元" in telegram.ask(message("财政收入")).parsed.text
    assert telegram.ask(mention("财政收入", 10, STRANGER, -51)).parsed.text == texts.closed(-51)
    count = len(telegram.calls)
    for number in range(11, 15):
        telegram.feed(mention("财政收入", number, 100 + number, -50))
    sent(telegram, -50, "问得太快", count)
    assert bot.stop() == 0
    told = [call.parsed.text for call in telegram.calls[count:] if call.parsed]
    assert ["1.43亿元" in text for text in told] == [True, True, False]
