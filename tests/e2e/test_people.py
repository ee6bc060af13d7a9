"""Who may ask: one bot that people must be let into."""

import json
import sqlite3
import time
from contextlib import closing
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from support.group_updates import mention, to_group
from support.small_library import INCOME, TARGET, SmallLibrary
from support.telegram_updates import CHAT, chosen, inline, message, reply_to, tap

from bot import texts
from bot.buttons import Action
from bot.roles import Role
from bot.state.answers import Answers
from bot.state.audit import DAY, Asker, Audit
from bot.state.database import migrate, migrations
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
    answer = telegram.ask(message("慢慢查财政收入"))
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
    assert texts.corrected("慢慢查财政收入", "是1.5亿元") in stats
    assert texts.SLOW_TITLE in stats
    assert "• 慢慢查财政收入（1." in stats

    assert telegram.ask(tap(yes["callback_data"])).parsed.text == texts.FORGOTTEN
    stats = telegram.ask(message("/stats", chat=BOSS)).parsed.text
    assert texts.asked(3, 0, 1) in stats
    assert bot.stop() == 0
    assert "Traceback" not in bot.log

    audit = start_bot(telegram.url, ("audit",))
    assert audit.exit_code() == 0
    entries = [json.loads(line) for line in audit.log.splitlines() if line.startswith("{")]
    asked = [(one["question"], one["person"], len(one["quoted"])) for one in entries]
    assert asked == [("慢慢查财政收入", None, 3), ("火星", None, 0), ("财政", None, 1)]


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


def test_a_group_is_let_in_as_a_whole(telegram, start_bot):
    bot = start_bot(telegram.url, ACCESS="ask", ADMINS=str(BOSS))
    bot.wait_for_log("已连上 Telegram")
    count = len(telegram.calls)
    telegram.feed(to_group("财政收入", 9, STRANGER, -60))
    asking = telegram.ask(mention("财政收入", 10, STRANGER, -60))
    assert [call.parsed.text for call in telegram.calls[count:]] == [texts.ASK_TO_JOIN]
    pressed = tap(asking.buttons[0][0]["callback_data"], STRANGER, asking.number)
    group = {"id": -60, "type": "group", "title": "办公室"}
    pressed["callback_query"]["message"]["chat"] = group
    telegram.feed(pressed)
    request = sent(telegram, BOSS, texts.wants_in("办公室", -60, "问者"), count)
    sent(telegram, -60, texts.JOIN_ASKED, count)
    telegram.feed(tap(request.buttons[0][0]["callback_data"], chat=BOSS))
    sent(telegram, -60, texts.LET_IN_NOTE, count)
    answer = telegram.ask(mention("财政收入", 11, 93, -60))
    assert "1.43亿元" in answer.parsed.text, "to whoever of the group asks"
    assert telegram.ask(message("财政收入", chat=93)).parsed.text == texts.ASK_TO_JOIN
    assert bot.stop() == 0


def test_an_older_file_is_migrated_and_the_record_kept_for_its_time(telegram, start_bot, tmp_path):
    path, now = tmp_path / "library" / "chats.sqlite3", time.time()
    path.parent.mkdir()
    library = SmallLibrary()
    with closing(sqlite3.connect(path)) as database:
        migrate(database, path, {number: migrations()[number] for number in (1, 2)})
        token = Answers(database, lambda: now).keep(CHAT, library.answer("财政收入"))
        for days, question in ((31, "旧问题"), (29, "新问题")):
            audit = Audit(database, lambda at=now - days * DAY: at, 30)
            audit.note(Asker(CHAT, CHAT), question, library.answer(question), 0.1)

    bot = start_bot(telegram.url, AUDIT_DAYS="30")
    bot.wait_for_log("已连上 Telegram")
    turned = telegram.ask(tap(f"{Action.QUOTE}:{token}:1"))
    assert turned.parsed.of("BlockQuote") == [TARGET.text], "of an answer in the older file"
    assert bot.stop() == 0
    record = start_bot(telegram.url, ("audit", "--days", "999"), AUDIT_DAYS="999")
    assert record.exit_code() == 0
    assert "新问题" in record.log
    assert "旧问题" not in record.log, "it is gone, whatever is asked for"
