from support.telegram_parser import parse
from support.telegram_updates import CHAT, message, tap

from bot import texts
from bot.state.audit import Asker

BOSS = 1


async def test_stats_list_what_could_not_be_answered_and_how_it_should_be(open_chat):
    chat = await open_chat(admins=str(BOSS))
    for question in ("火星<b>有多少人", "火星<b>有多少人？", "财政收入"):
        await chat.feed(message(question))
    chat.state.feedback.give(CHAT, "tok", "财政收入", good=False)
    chat.state.feedback.correct(CHAT, "tok", "1.5亿元")
    chat.state.audit.note(Asker(CHAT, CHAT), "粮食", chat.library.answer("投资"), 2.34)
    await chat.feed(message("/stats", chat=BOSS))
    shown = parse(chat.to(BOSS)[-1]["text"]).text
    assert f"{texts.SLOW_TITLE}\n• 粮食（2.3 秒）" in shown
    assert texts.asked(4, 1, 2) in shown
    assert "火星<b>有多少人？（2 次，没有这个地方的报告）" in shown
    assert "财政收入 → 1.5亿元" in shown
    assert texts.thumbs(0, 1) in shown


async def test_stats_of_nothing(open_chat):
    chat = await open_chat(admins=str(BOSS))
    await chat.feed(message("/stats", chat=BOSS))
    assert texts.NOTHING_ASKED in chat.sent[0]["text"]


async def test_the_longest_stats_fit_a_message(open_chat):
    chat = await open_chat(admins=str(BOSS))
    for number in range(12):
        await chat.feed(message(f"火星{number}" + "问" * 490))
        chat.state.feedback.give(number + 1, "tok", "问" * 500, good=False)
        chat.state.feedback.correct(number + 1, "tok", "答" * 4000)
    await chat.feed(message("/stats", chat=BOSS))
    assert parse(chat.to(BOSS)[-1]["text"]).units <= 4096


async def test_forgetting_drops_what_is_ones_own_after_a_confirmation(chat):
    await chat.feed(message("财政收入"))
    turn, *_ = chat.sent[-1]["reply_markup"]["inline_keyboard"]
    await chat.feed(message("/forget"))
    yes, no = chat.sent[-1]["reply_markup"]["inline_keyboard"][0]
    await chat.feed(tap(no["callback_data"]))
    assert chat.edits[-1]["text"] == texts.NOT_FORGOTTEN
    assert chat.state.turns.history(CHAT) == ("财政收入",)

    await chat.feed(tap(yes["callback_data"]))
    assert chat.edits[-1]["text"] == texts.FORGOTTEN
    assert chat.state.turns.history(CHAT) == ()
    assert chat.state.people.find(CHAT).name == ""
    usage = chat.state.audit.usage(1, 5)
    assert (usage.questions, usage.people) == (1, 0)
    assert chat.state.answers.recall(turn[2]["callback_data"].split(":")[1]) is None
