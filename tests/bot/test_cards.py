from dataclasses import replace

from hypothesis import given, settings
from support.small_library import INCOME, PROJECT, TARGET, SmallLibrary
from support.strategies import REFUSALS, answers
from support.telegram_parser import parse

from bot import texts
from bot.cards import DESCRIPTION, TITLE, answer_cards, example_cards
from bot.links import quote_payload
from bot.rich import MESSAGE_UNITS, units
from retrieval.mark import Mark
from retrieval.model import Answer

BOT = "yinwen_bot"


@settings(max_examples=60, deadline=None)
@given(answers() | REFUSALS)
def test_any_answer_makes_cards_that_telegram_takes(answer: Answer):
    cards = answer_cards(answer, BOT, 4)
    assert len({card.id for card in cards}) == len(cards) <= 4
    for card in cards:
        assert 1 <= len(card.id.encode()) <= 64
        assert 1 <= units(card.title) <= 256
        assert units(card.description) <= DESCRIPTION
        assert parse(card.page.html).units <= MESSAGE_UNITS


def test_a_card_shows_figure_and_source_and_sends_the_whole_quote():
    first, second, third = answer_cards(SmallLibrary().answer("收入"), BOT, 10)
    assert first.title == "一般公共预算收入 1.43亿元（同比增长34%）"
    assert first.description == "《政府工作报告》 · 齐都镇人民政府 · 2024年1月12日"
    assert first.id == Mark.of(INCOME).encode()
    assert parse(first.page.html).of("BlockQuote") == [INCOME.text]
    [[rest, copy]] = first.page.rows
    assert rest.url.endswith(quote_payload(INCOME))
    assert copy.copy.startswith(f"“{INCOME.text}”")
    assert second.title == "🎯目标：一般公共预算收入 10%左右"
    assert "🎯" in parse(second.page.html).text.split(TARGET.text)[0]
    assert third.title == "累计完成投资17446.6万元"


def test_without_a_figure_a_card_opens_with_the_clause():
    [card] = answer_cards(SmallLibrary().answer("实事"), BOT, 10)
    assert card.title == "第20件实事已经办结"
    [sent] = parse(card.page.html).of("BlockQuote")
    assert sent.startswith("……第20件实事已经办结")


def test_long_words_are_cut():
    long = replace(PROJECT, text="长" * 300, start=0, end=300, focus=(0, 300))
    [card] = answer_cards(replace(SmallLibrary().answer("投资"), quotes=(long,)), BOT, 10)
    assert units(card.title) == TITLE


def test_a_refusal_says_why_and_offers_the_nearest_as_no_answer():
    why, near = answer_cards(SmallLibrary().answer("火星"), BOT, 10)
    assert why.title == "没有“火星”的报告。"
    assert why.description.startswith("资料库里有：《政府工作报告》")
    assert near.title == texts.nearest("累计完成投资17446.6万元")
    assert texts.NEAREST in parse(near.page.html).text


def test_before_anything_is_typed_examples_are_offered():
    library = SmallLibrary()
    asked = [library.answer(question) for question in (*library.examples(), "火星")]
    help_card, *cards = example_cards(asked, BOT)
    assert (help_card.title, help_card.description) == (texts.INLINE_TITLE, texts.INLINE_HINT)
    assert [card.title for card in cards] == list(library.examples())
    assert cards[0].description == "一般公共预算收入 1.43亿元（同比增长34%）"
