from dataclasses import replace

from hypothesis import given, settings
from support.small_library import DEEDS, INCOME, TARGET, SmallLibrary
from support.strategies import REFUSALS, answers
from support.telegram_parser import parse

from bot import texts
from bot.compact import compact_page
from bot.render import refusal_page
from bot.rich import MESSAGE_UNITS
from index.report import Status
from retrieval.model import Answer, Standing

BOT, TOKEN = "yinwen_bot", "A" * 11


@settings(max_examples=40, deadline=None)
@given(answers() | REFUSALS)
def test_any_answer_is_a_message_that_telegram_takes(answer: Answer):
    for index in range(max(len(answer.quotes), 1)):
        parsed = parse(compact_page(answer, TOKEN, BOT, index).html)
        assert parsed.units <= MESSAGE_UNITS


def answer(*quotes, question: str = "") -> Answer:
    return replace(SmallLibrary().answer("财政收入"), quotes=quotes, figures=(), question=question)


def test_a_plan_is_marked_and_so_is_an_old_version():
    text = parse(compact_page(answer(TARGET), TOKEN, BOT, 0, Standing.REPLACED).html).text
    assert text.startswith(texts.MARKS[Status.PLANNED])
    assert texts.STANDINGS[Standing.REPLACED] in text.split(TARGET.text)[0]


def test_a_long_quote_is_cut_to_the_sentence_with_the_omission_marked():
    [shown] = parse(compact_page(answer(DEEDS), TOKEN, BOT).html).of("BlockQuote")
    assert shown.strip("…") in DEEDS.text
    assert (shown[:2], shown[-2:]) == ("……", "……")


def test_the_source_takes_two_lines():
    parsed = parse(compact_page(answer(INCOME), TOKEN, BOT).html)
    assert parsed.text.endswith("📄《政府工作报告》\n齐都镇人民政府 · 2024年1月12日")


def test_an_issuer_that_the_title_names_is_not_named_again():
    titled = replace(INCOME, locator=replace(INCOME.locator, title="2024年齐都镇政府工作报告"))
    parsed = parse(compact_page(answer(titled), TOKEN, BOT).html)
    assert parsed.text.endswith("📄《2024年齐都镇政府工作报告》\n2024年1月12日")


def test_of_the_nearest_only_the_clause_is_shown():
    page = compact_page(SmallLibrary().answer("火星"), "", BOT)
    assert parse(page.html).of("BlockQuote") == ["……累计完成投资17446.6万元……"]


def test_a_plan_is_marked_though_it_is_no_answer():
    refused = SmallLibrary().answer("火星")
    assert refused.refusal is not None
    planned = replace(refused, refusal=replace(refused.refusal, nearest=(TARGET,)))
    for page in (compact_page(planned, "", BOT), refusal_page(planned)):
        assert texts.MARKS[Status.PLANNED] in parse(page.html).text.split("力争")[0]


def test_without_a_token_pages_are_not_turned():
    page = compact_page(answer(INCOME, TARGET), "", BOT)
    [row] = page.rows
    assert [button.label for button in row] == [texts.REST, texts.COPY]


def test_with_a_token_people_may_say_what_they_think_of_it():
    *_, row = compact_page(answer(INCOME), TOKEN, BOT).rows
    assert [button.label for button in row[2:]] == [texts.GOOD, texts.BAD]
