import asyncio
from dataclasses import replace
from typing import Any

import pytest
from support.small_library import DEEDS, REPORTS, TARGET
from support.telegram_parser import parse
from support.telegram_updates import message, tap

from bot import texts
from bot.handlers.callbacks import _file_name
from bot.render import answer_page
from retrieval.model import Standing


async def ask(chat, question: str) -> list[list[dict[str, Any]]]:
    """The buttons under the answer."""
    await chat.feed(message(question))
    rows: list[list[dict[str, Any]]] = chat.sent[-1]["reply_markup"]["inline_keyboard"]
    return rows


async def test_next_turns_the_same_message_to_the_next_quote(chat):
    turn, *_ = await ask(chat, "财政收入")
    await chat.feed(tap(turn[2]["callback_data"], on=55))
    [edit] = chat.edits
    assert edit["message_id"] == 55
    assert "🎯" in edit["text"]
    assert edit["reply_markup"]["inline_keyboard"][0][1]["text"] == "2/3"
    assert len(chat.request.of("answerCallbackQuery")) == 1
    assert not chat.alerts


async def test_expand_shows_the_section_and_back_leads_back(chat):
    _, tools, _ = await ask(chat, "财政收入")
    await chat.feed(tap(tools[0]["callback_data"]))
    assert "二、2024年工作安排" in parse(chat.edits[0]["text"]).text
    back = chat.edits[0]["reply_markup"]["inline_keyboard"][0][0]
    await chat.feed(tap(back["callback_data"]))
    assert chat.edits[1]["text"] == chat.sent[0]["text"]


async def test_expand_says_so_when_the_report_was_removed(chat):
    _, tools, _ = await ask(chat, "财政收入")
    chat.library.reports = REPORTS[1:]
    await chat.feed(tap(tools[0]["callback_data"]))
    assert chat.alerts == [texts.REMOVED]
    assert not chat.edits


async def test_a_quote_of_a_removed_report_is_marked_when_its_page_is_turned(chat):
    turn, *_ = await ask(chat, "财政收入")
    chat.library.reports = REPORTS[1:]
    await chat.feed(tap(turn[2]["callback_data"]))
    assert texts.STANDINGS[Standing.REMOVED] in chat.edits[0]["text"]


@pytest.mark.parametrize("data", ["q:AAAAAAAAAAA:0", "old-format", "q::0", "x:y:1"])
async def test_a_button_nobody_remembers_says_that_it_has_expired(chat, data):
    await chat.feed(tap(data))
    assert chat.alerts == [texts.EXPIRED]


async def test_a_button_beyond_the_last_quote_has_expired(chat):
    turn, *_ = await ask(chat, "财政收入")
    _, token, *_ = turn[2]["callback_data"].split(":")
    await chat.feed(tap(f"q:{token}:9"))
    assert chat.alerts == [texts.EXPIRED]


async def test_a_button_without_a_mark_works_as_it_did(chat):
    turn, *_ = await ask(chat, "财政收入")
    _, token, *_ = turn[2]["callback_data"].split(":")
    await chat.feed(tap(f"q:{token}:1"))
    await chat.feed(tap(f"s:{token}:1"))
    assert "🎯" in chat.edits[0]["text"]
    assert texts.SURROUNDINGS_TITLE in chat.edits[1]["text"]


async def test_the_quote_of_a_forgotten_answer_is_shown_by_itself(chat):
    turn, tools, _ = await ask(chat, "财政收入")
    forgotten = {"q": turn[2], "s": tools[0]}
    for button in forgotten.values():
        action, token, index, mark = button["callback_data"].split(":")
        await chat.feed(tap(f"{action}:{'A' * len(token)}:{index}:{mark}"))
    alone, around = (parse(edit["text"]) for edit in chat.edits)
    assert alone.of("BlockQuote") == [TARGET.text]
    assert alone.text.startswith("🎯")
    assert texts.SURROUNDINGS_TITLE in around.text
    assert not chat.alerts


async def original_button(chat) -> str:
    """The button of the section, below the answer."""
    _, tools, _ = await ask(chat, "财政收入")
    await chat.feed(tap(tools[0]["callback_data"]))
    *_, last = chat.edits[-1]["reply_markup"]["inline_keyboard"][0]
    assert last["text"] == texts.ORIGINAL
    return last["callback_data"]


async def test_the_original_comes_as_a_file_under_its_name(chat):
    await chat.feed(tap(await original_button(chat)))
    [(name, data)] = chat.request.files
    assert name == "town.txt"
    assert data.decode() == REPORTS[0].text


async def test_an_original_that_is_gone_is_told(chat, monkeypatch):
    data = await original_button(chat)
    monkeypatch.setattr(type(chat.library), "original", lambda *_: None)
    await chat.feed(tap(data))
    assert chat.alerts == [texts.NO_ORIGINAL]


@pytest.mark.parametrize(
    ("source", "name"),
    [("a.zip/b/c.docx", "c.docx"), ("a.zip/list.csv#7", "list-7.json"), ("c.txt", "c.txt")],
)
def test_a_member_goes_by_its_own_name_and_a_row_by_one_made_up(source: str, name: str):
    assert _file_name(source) == name


async def test_two_fast_taps_ask_for_the_same_page_and_the_second_is_harmless(chat, caplog):
    turn, *_ = await ask(chat, "财政收入")
    data = turn[2]["callback_data"]
    await chat.feed(tap(data))
    chat.request.refuse("editMessageText", "Bad Request: message is not modified: …")
    await chat.feed(tap(data))
    assert chat.edits[0]["text"] == chat.edits[1]["text"]
    assert len(chat.request.of("answerCallbackQuery")) == 2
    assert not chat.alerts
    assert "Traceback" not in caplog.text


async def test_a_message_that_is_gone_is_sent_anew(chat):
    turn, *_ = await ask(chat, "财政收入")
    chat.request.refuse("editMessageText", "Bad Request: message to edit not found")
    await chat.feed(tap(turn[2]["callback_data"]))
    assert "🎯" in chat.sent[1]["text"]


async def test_a_late_tap_is_no_accident(chat, caplog):
    turn, *_ = await ask(chat, "财政收入")
    chat.request.refuse("answerCallbackQuery", "Bad Request: query is too old and response timeout expired or query ID is invalid")  # fmt: skip  # noqa: E501
    await chat.feed(tap(turn[2]["callback_data"]))
    assert len(chat.edits) == 1
    assert not caplog.records


async def test_an_accident_is_told_in_a_notice(chat, caplog):
    turn, *_ = await ask(chat, "财政收入")
    chat.request.refuse("editMessageText", "Bad Request: something new")
    await chat.feed(tap(turn[2]["callback_data"]))
    assert chat.alerts == [texts.ACCIDENT]


async def test_a_citation_too_long_for_a_button_comes_as_a_message(chat, monkeypatch):
    wordy = replace(DEEDS, locator=replace(DEEDS.locator, title="长" * 300))
    monkeypatch.setattr("support.small_library._QUOTES", {"实事": (wordy,)})
    monkeypatch.setattr("support.small_library.QUOTED", (wordy,))
    tools, _ = await ask(chat, "实事")
    await chat.feed(tap(tools[1]["callback_data"]))
    [cited] = parse(chat.sent[1]["text"]).of("Code")
    assert cited.startswith(f"“{DEEDS.text[:20]}")


async def test_reports_turn_pages(chat):
    chat.library.reports = REPORTS * 6
    await chat.feed(message("/reports"))
    row = chat.sent[0]["reply_markup"]["inline_keyboard"][0]
    await chat.feed(tap(row[2]["callback_data"]))
    assert chat.edits[0]["reply_markup"]["inline_keyboard"][0][1]["text"] == "2/3"
    await chat.feed(tap("r::99"))
    assert chat.edits[1]["reply_markup"]["inline_keyboard"][0][1]["text"] == "3/3"


async def test_help_goes_on_behind_a_button(chat):
    await chat.feed(message("/help"))
    [row] = chat.sent[0]["reply_markup"]["inline_keyboard"]
    await chat.feed(tap(row[2]["callback_data"]))
    shown = chat.sent[0]["text"], chat.edits[0]["text"]
    assert ["/scope" in text for text in shown] == [False, True]


async def test_taps_of_two_answers_do_not_mix(chat):
    first, *_ = await ask(chat, "财政收入")
    second, _ = await ask(chat, "实事")
    await asyncio.gather(
        chat.feed(tap(first[2]["callback_data"], on=1)),
        chat.feed(tap(second[0]["callback_data"], on=2)),
    )
    by_message = {edit["message_id"]: edit["text"] for edit in chat.edits}
    answer = chat.library.answer("财政收入")
    token = first[2]["callback_data"].split(":")[1]
    assert by_message[1] == answer_page(answer, token, 1, bot="yinwen_bot").html
    assert texts.SURROUNDINGS_TITLE in by_message[2]
