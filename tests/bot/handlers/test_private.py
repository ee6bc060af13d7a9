import pytest
from support.telegram_parser import parse
from support.telegram_updates import message

from bot import texts


async def test_start_greets_with_questions_that_a_tap_sends(chat):
    await chat.feed(message("/start"))
    [sent] = chat.sent
    keys = [row[0]["text"] for row in sent["reply_markup"]["keyboard"]]
    assert keys == list(chat.library.examples())
    await chat.feed(message(keys[0]))
    assert "1.43亿元" in chat.sent[1]["text"]


async def test_a_question_is_answered_at_once(chat):
    await chat.feed(message("财政收入"))
    assert [name for name, _ in chat.request.calls[1:]] == ["sendMessage"]
    parsed = parse(chat.sent[0]["text"])
    assert parsed.of("Bold")[0] == "1.43亿元（同比增长34%）"
    turn, tools, _ = chat.sent[0]["reply_markup"]["inline_keyboard"]
    assert [button["text"] for button in turn] == [texts.PREVIOUS, "1/3", texts.NEXT]
    assert tools[1]["copy_text"]["text"].startswith("“全年完成")


@pytest.mark.parametrize("text", ["/ask 财政收入", "/ask\n财政收入", "/ask@yinwen_bot 财政收入"])
async def test_ask_takes_the_question_behind_it(chat, text):
    await chat.feed(message(text))
    assert chat.library.asked == [("财政收入", ())]


async def test_follow_ups_come_with_the_questions_before(chat):
    for text in ("财政收入", "那投资呢", "/start", "投资"):
        await chat.feed(message(text))
    assert chat.library.asked == [
        ("财政收入", ()),
        ("那投资呢", ("财政收入",)),
        ("投资", ()),
    ]


async def test_chats_do_not_see_each_others_questions(chat):
    await chat.feed(message("财政收入", chat=1))
    await chat.feed(message("投资", chat=2))
    assert chat.library.asked[1] == ("投资", ())


async def test_a_refusal_has_no_buttons(chat):
    await chat.feed(message("火星上有多少人"))
    [sent] = chat.sent
    assert "没有“火星”的报告" in sent["text"]
    assert "reply_markup" not in sent


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/ask", texts.ASK_WHAT),
        ("/nonsense", texts.UNKNOWN_COMMAND),
        ("？！……", texts.NO_WORDS),
        ("问" * 501, texts.too_long(500)),
        ("/help", texts.HELP_TITLE),
        ("/reports", texts.reports_title(3)),
    ],
)
async def test_what_is_no_question_is_met_with_help(chat, text, words):
    await chat.feed(message(text))
    [sent] = chat.sent
    assert words in parse(sent["text"]).text
    assert not chat.library.asked


async def test_a_sticker_is_answered_but_a_service_message_is_not(chat):
    sticker = {"file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1,
               "is_animated": False, "is_video": False}  # fmt: skip
    await chat.feed(message("", sticker=sticker))
    assert texts.ONLY_TEXT in chat.sent[0]["text"]
    await chat.feed(message("", pinned_message=message("x")["message"]))
    assert len(chat.sent) == 1


async def test_a_failure_is_told_kindly(chat, caplog):
    await chat.feed(message("崩溃"))
    assert chat.sent[0]["text"] == texts.ACCIDENT
    assert "the index has gone" in caplog.text
    await chat.feed(message("投资"))
    assert "17446.6万元" in chat.sent[1]["text"]


async def test_a_person_who_left_is_a_line_in_the_log(chat, caplog):
    caplog.set_level("INFO")
    chat.request.refuse("sendMessage", "Forbidden: bot was blocked by the user", 403)
    await chat.feed(message("财政收入"))
    assert texts.LOG_BLOCKED in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    ("said", "answer"), [("谢谢你！", texts.YOU_ARE_WELCOME), ("好的", texts.YOU_ARE_WELCOME),
                         ("您好", texts.HELLO), ("Hi", texts.HELLO)]
)  # fmt: skip
async def test_a_courtesy_is_returned(chat, said, answer):
    await chat.feed(message(said))
    assert chat.sent[0]["text"] == answer
    assert not chat.library.asked


async def test_a_question_may_begin_with_a_courtesy(chat):
    await chat.feed(message("你好，财政收入"))
    assert "1.43亿元" in chat.sent[0]["text"]
