import pytest
from support.small_library import INCOME, PROJECT, QUOTED, REPORTS, TARGET
from support.telegram_parser import parse
from support.telegram_updates import message

from bot import texts
from bot.links import quote_payload
from retrieval.mark import Mark
from retrieval.model import Found, Standing


async def answer_token(chat, question: str) -> str:
    """The token of an answer that another chat was given."""
    await chat.feed(message(question, chat=77))
    turn = chat.sent[-1]["reply_markup"]["inline_keyboard"][0]
    return turn[0]["callback_data"].split(":")[1]


@pytest.mark.parametrize("quote", QUOTED)
async def test_a_link_opens_the_section_with_the_passage_marked(chat, quote):
    await chat.feed(message(f"/start {quote_payload(quote)}"))
    [sent] = chat.sent
    parsed = parse(sent["text"])
    assert texts.SURROUNDINGS_TITLE in parsed.of("Bold")
    assert quote.text in parsed.text
    labels = [button["text"] for button in sent["reply_markup"]["inline_keyboard"][0]]
    assert labels == [texts.COPY, texts.ORIGINAL]


async def test_a_link_with_a_token_opens_the_answer_at_the_quote_seen_and_goes_on_from_it(chat):
    token = await answer_token(chat, "财政收入")
    await chat.feed(message(f"/start {quote_payload(TARGET, token)}", chat=78))
    sent = chat.sent[-1]
    assert sent["chat_id"] == 78
    assert parse(sent["text"]).of("BlockQuote") == [TARGET.text]
    assert sent["reply_markup"]["inline_keyboard"][0][1]["text"] == "2/3"
    await chat.feed(message("那投资呢", chat=78))
    assert chat.library.asked[-1] == ("那投资呢", ("财政收入",))


async def test_a_link_to_a_forgotten_answer_opens_the_section(chat):
    await chat.feed(message(f"/start {quote_payload(INCOME, 'abcdefghijk')}"))
    assert texts.SURROUNDINGS_TITLE in chat.sent[0]["text"]


async def test_of_a_replaced_report_both_versions_are_shown(chat, monkeypatch):
    found = Found(Standing.REPLACED, INCOME, TARGET)
    monkeypatch.setattr(type(chat.library), "find", lambda *_: found)
    await chat.feed(message(f"/start {quote_payload(INCOME)}"))
    assert parse(chat.sent[0]["text"]).of("BlockQuote") == [INCOME.text, TARGET.text]


@pytest.mark.parametrize("payload", ["A" * 32, quote_payload(PROJECT)])
async def test_a_link_to_what_is_gone_says_so(chat, payload):
    chat.library.reports = REPORTS[:1]
    await chat.feed(message(f"/start {payload}"))
    assert chat.sent[0]["text"] == texts.LINK_LOST


async def test_any_other_start_parameter_is_greeted(chat):
    await chat.feed(message("/start hello"))
    assert texts.GREETING in chat.sent[0]["text"]


async def test_the_number_in_a_mark_must_fit_the_wording(chat):
    forged = Mark.of(INCOME).encode()[:-4] + "AAAA"
    await chat.feed(message(f"/start {forged}"))
    assert chat.sent[0]["text"] == texts.LINK_LOST
