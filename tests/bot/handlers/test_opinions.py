from support.group_updates import GROUP, mention
from support.telegram_updates import CHAT, message, tap

from bot import texts
from bot.state.feedback import Opinions


async def thumbs(chat) -> dict[str, str]:
    """The callback data of the thumbs under an answer."""
    await chat.feed(message("财政收入"))
    rows = chat.sent[-1]["reply_markup"]["inline_keyboard"]
    data = {one["text"]: one.get("callback_data", "") for row in rows for one in row}
    return {label: data[label] for label in (texts.GOOD, texts.BAD)}


async def test_a_thumb_is_counted_and_thanked_for(chat):
    await chat.feed(tap((await thumbs(chat))[texts.GOOD]))
    assert chat.alerts == [texts.THANKS]
    assert chat.state.feedback.opinions(1, 5) == Opinions(1, 0, ())


async def test_after_a_thumb_down_a_reply_tells_what_is_right(chat):
    await chat.feed(tap((await thumbs(chat))[texts.BAD]))
    asking = chat.sent[-1]
    assert asking["reply_markup"]["force_reply"]
    number = len(chat.request.calls)
    replied = {"message_id": number, "date": 0, "chat": {"id": CHAT, "type": "private"}}
    await chat.feed(message("是1.5亿元", reply_to_message=replied))
    assert chat.sent[-1]["text"] == texts.CORRECTION_TAKEN
    assert chat.state.feedback.opinions(1, 5).corrections == (("财政收入", "是1.5亿元"),)
    assert chat.library.asked == [("财政收入", ())], "a correction is no question"


async def test_in_a_group_everybody_judges_for_themselves_and_nobody_is_asked_more(chat):
    await chat.feed(mention("财政收入", chat=GROUP))
    [*_, down] = chat.sent[-1]["reply_markup"]["inline_keyboard"][-1]
    for person in (5, 6):
        update = tap(down["callback_data"], chat=person)
        update["callback_query"]["message"]["chat"] = {"id": GROUP, "type": "group", "title": "办"}
        await chat.feed(update)
    assert chat.alerts == [texts.THANKS] * 2
    assert chat.state.feedback.opinions(1, 5).bad == 2
    assert len(chat.sent) == 1


async def test_a_reply_to_anything_else_is_a_question(chat):
    replied = {"message_id": 3, "date": 0, "chat": {"id": CHAT, "type": "private"}}
    await chat.feed(message("投资", reply_to_message=replied))
    assert "17446.6万元" in chat.sent[-1]["text"]


async def test_an_answer_nobody_remembers_cannot_be_judged(chat):
    await chat.feed(tap("g:AAAAAAAAAAA:1"))
    assert chat.alerts == [texts.EXPIRED]
