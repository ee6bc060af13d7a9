import pytest
from support.small_library import INCOME, TARGET
from support.telegram_parser import parse
from support.telegram_updates import chosen, inline

from bot import texts
from retrieval.mark import Mark


async def offered(chat, query: str):
    """What is offered to somebody who has typed a query."""
    await chat.feed(inline(query))
    return chat.request.of("answerInlineQuery")[-1]


async def test_a_query_is_answered_with_cards_that_everybody_may_be_shown(chat):
    answer = await offered(chat, "财政收入")
    assert (answer["cache_time"], answer["is_personal"]) == (300, False)
    first, second, _ = answer["results"]
    assert first["title"] == "一般公共预算收入 1.43亿元（同比增长34%）"
    sent = first["input_message_content"]
    assert sent["parse_mode"] == "HTML"
    assert parse(sent["message_text"]).of("BlockQuote") == [INCOME.text]
    assert second["id"] == Mark.of(TARGET).encode()


async def test_a_bot_that_is_not_open_to_all_shows_cards_to_those_let_in_only(open_chat):
    chat = await open_chat(access="closed", allowed="4242")
    assert (await offered(chat, "财政收入"))["is_personal"] is True
    await chat.feed(inline("财政收入", person=9))
    assert chat.request.of("answerInlineQuery")[-1]["results"] == []


@pytest.mark.parametrize("query", ["", "  ", "？"])
async def test_an_empty_query_is_offered_examples(chat, query):
    titles = [card["title"] for card in (await offered(chat, query))["results"]]
    assert titles == [texts.INLINE_TITLE, *chat.library.examples()]


async def test_a_refused_query_says_why(chat):
    why, near = (await offered(chat, "火星上有多少人"))["results"]
    assert why["title"] == "没有“火星”的报告。"
    assert near["title"].startswith("最接近")


async def test_what_is_typed_is_not_on_record_and_what_is_sent_is(chat):
    await offered(chat, "财政")
    await offered(chat, "财政收入")
    assert chat.state.audit.usage(1, 5).questions == 0
    await chat.feed(chosen(Mark.of(INCOME).encode(), "财政收入"))
    await chat.feed(chosen("help", ""))
    usage = chat.state.audit.usage(1, 5)
    assert (usage.questions, usage.refused) == (1, 0)


async def test_typing_counts_less_than_asking(open_chat):
    chat = await open_chat(questions_per_minute=1)
    for _ in range(6):
        await chat.feed(inline("财政收入"))
    results = [bool(call["results"]) for call in chat.request.of("answerInlineQuery")]
    assert results == [True] * 5 + [False]


async def test_an_answer_that_comes_too_late_is_no_accident(chat, caplog):
    chat.request.refuse("answerInlineQuery", "Bad Request: query is too old and response timeout expired or query ID is invalid")  # fmt: skip  # noqa: E501
    await chat.feed(inline("财政收入"))
    assert not caplog.records
