from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.small_library import DEEDS, INCOME, LONG, PROJECT, TARGET, SmallLibrary
from support.strategies import REFUSALS, answers, quotes, surroundings
from support.telegram_parser import Parsed, parse

from bot import texts
from bot.buttons import Action, Page, Tap
from bot.render import (
    answer_page,
    choosing,
    citation_page,
    refusal_page,
    surroundings_page,
    versions_page,
)
from bot.rich import MESSAGE_UNITS, units
from index.report import Period, Status
from retrieval.mark import Mark
from retrieval.model import (
    Answer,
    AnswerFigure,
    Asked,
    Choice,
    Found,
    Gap,
    Holding,
    Locator,
    Quote,
    Refusal,
    Standing,
    Surroundings,
    Verdict,
)

TOKEN = "A" * 11


def ask(question: str) -> Answer:
    return SmallLibrary().answer(question)


def check(page: Page) -> Parsed:
    """What Telegram makes of a page; its limits are kept."""
    parsed = parse(page.html)
    assert parsed.text.strip()
    assert parsed.units <= MESSAGE_UNITS
    for button in (button for row in page.rows for button in row):
        assert button.label
        assert [button.tap is not None, bool(button.copy), bool(button.url)].count(True) == 1
        assert units(button.copy) <= 256
        assert button.tap is None or len(button.tap.encode().encode()) <= 64
    return parsed


@settings(max_examples=60, deadline=None)
@given(answers(), st.integers(0, 4))
def test_any_answer_is_a_message_that_telegram_takes(answer: Answer, index: int):
    check(answer_page(answer, TOKEN, index, bot="yinwen_bot"))


@settings(max_examples=60, deadline=None)
@given(surroundings())
def test_any_surroundings_are_a_message_that_telegram_takes(drawn):
    around, quote = drawn
    check(surroundings_page(around, quote, TOKEN, 0))


@settings(max_examples=60, deadline=None)
@given(REFUSALS)
def test_any_refusal_is_a_message_that_telegram_takes(answer: Answer):
    check(refusal_page(answer))


@settings(max_examples=30, deadline=None)
@given(quotes())
def test_any_citation_is_a_message_that_telegram_takes(quote):
    check(citation_page(quote))


def links(page: Page) -> list[str]:
    """The addresses that the texts of a page lead to."""
    return [
        entity["type"]["url"]
        for entity in parse(page.html).entities
        if entity["type"]["@type"] == "textEntityTypeTextUrl"
    ]


LONG_TEXT = "😀长<" * 3000
ENDLESS = Quote(
    Locator("a" * 12, LONG_TEXT, LONG_TEXT, LONG_TEXT, date(2024, 12, 31), (LONG_TEXT,) * 3),
    LONG_TEXT,
    0,
    len(LONG_TEXT),
    (0, len(LONG_TEXT)),
    Status.PLANNED,
)
ENDLESS_FIGURE = AnswerFigure(LONG_TEXT, LONG_TEXT, LONG_TEXT, Status.PLANNED, 0, None, LONG_TEXT)
ELSEWHERE = replace(ENDLESS, locator=replace(ENDLESS.locator, report="b" * 12))


@pytest.mark.parametrize("figures", [(), (ENDLESS_FIGURE,) * 5])
def test_a_message_of_endless_texts_is_cut_to_what_fits(figures):
    quotes = (ENDLESS, *(ELSEWHERE,) * 12)
    choices = (Choice(LONG_TEXT, LONG_TEXT, LONG_TEXT, None, 1),) * 12
    answer = Answer("", Verdict.ANSWERED, quotes, figures, reading=LONG_TEXT, ambiguous=choices)
    assert check(answer_page(answer, TOKEN)).units > 2000


@pytest.mark.parametrize("size", [100, 400, 9000])
def test_surroundings_of_endless_texts_are_cut_to_what_fits(size: int):
    text = LONG_TEXT[:size]
    quote = replace(ENDLESS, text=text, end=size, focus=(0, size))
    span = (len(LONG_TEXT), len(LONG_TEXT) + size)
    around = Surroundings(quote.locator, LONG_TEXT + text + LONG_TEXT, span, True, True)
    assert check(surroundings_page(around, quote, TOKEN, 0)).units > 2000


def test_a_refusal_of_endless_texts_is_cut_to_what_fits():
    holdings = (Holding(LONG_TEXT, LONG_TEXT, Period(date(2021, 1, 2), date(2024, 12, 30))),) * 9
    refusal = Refusal(Gap.VALUE, LONG_TEXT, holdings, (ENDLESS,) * 3)
    answer = Answer("", Verdict.REFUSED, refusal=refusal, reading=LONG_TEXT)
    assert check(refusal_page(answer)).units > 2000


def test_the_figure_comes_first_then_the_quote_then_the_source():
    page = answer_page(ask("财政收入"), TOKEN)
    parsed = check(page)
    lines = parsed.text.split("\n")
    assert lines[0] == "1.43亿元（同比增长34%）"
    assert lines[1] == "一般公共预算收入 · 2023年"
    assert parsed.of("Bold") == [lines[0], "一般公共预算收入1.43亿元，同比增长34%"]
    [quote] = parsed.of("BlockQuote")
    assert quote == ask("财政收入").quotes[0].text
    assert "**街道<二期>&“小品质”工程" in quote
    source, others = parsed.text.split(quote)[1].split("\n\n")
    assert source.split("\n")[1:] == [
        "📄[1] 《政府工作报告》",
        "齐都镇人民政府 · 2024年1月12日",
        "一、2023年工作回顾",
    ]
    assert others.split("\n")[1:] == [
        "[2] 🎯目标：10%左右 《政府工作报告》",
        "[3] 累计完成投资17446.6万元 《中大槐树街道2022年工作总结》",
    ]


def test_the_page_of_a_recognised_text_is_told_with_a_caution():
    scanned = replace(INCOME, locator=replace(INCOME.locator, page=3, recognised=True))
    answer = replace(ask("财政收入"), quotes=(scanned,), figures=())
    text = check(answer_page(answer, TOKEN)).text
    assert texts.RECOGNISED in text.split("全年完成")[0]
    assert text.split("\n")[-1] == "第3页，识别文本"


def test_a_quote_of_a_replaced_version_is_marked_before_it_is_read():
    page = check(answer_page(ask("财政收入"), TOKEN, standing=Standing.REPLACED))
    assert texts.STANDINGS[Standing.REPLACED] in page.text.split("全年完成")[0]


def test_a_target_is_marked_as_such():
    done, planned = (check(answer_page(ask("财政收入"), TOKEN, index)) for index in (0, 1))
    assert "🎯" not in done.text.split(texts.OTHER_SOURCES)[0]
    assert "10%左右\n一般公共预算收入 · 2024年\n🎯 目标或计划" in planned.text


def test_a_plan_without_a_figure_is_marked_too():
    answer = replace(ask("办了哪些实事"), quotes=(replace(DEEDS, status=Status.PLANNED),))
    assert "🎯" in check(answer_page(answer, TOKEN)).text


def test_a_long_quote_begins_with_the_sentence_that_answers():
    parsed = check(answer_page(ask("办了哪些实事"), TOKEN))
    rest = DEEDS.text[DEEDS.text.index("第20件") :]
    assert parsed.of("BlockQuote") == [f"……{rest}"]
    assert parsed.of("Bold") == ["第20件实事已经办结"]
    early = replace(DEEDS, focus=(0, 8))
    answer = replace(ask("办了哪些实事"), quotes=(early,))
    assert check(answer_page(answer, TOKEN)).of("ExpandableBlockQuote") == [DEEDS.text]


def test_what_folding_hides_stands_above_the_quote():
    endless = replace(DEEDS, text=DEEDS.text.replace("。", "，"))
    parsed = check(answer_page(replace(ask("办了哪些实事"), quotes=(endless,)), TOKEN))
    assert parsed.text.startswith("第20件实事已经办结\n")
    assert parsed.of("ExpandableBlockQuote") == [endless.text]
    assert parsed.of("Bold") == ["第20件实事已经办结"] * 2


CHOICES = (
    Choice("a.txt", "甲", "甲镇", Period.year(2021), 0),
    Choice("b.txt", "乙报告", "", None, 2),
    Choice("c.txt", "", "", None),
)


def test_reports_that_answer_equally_well_are_named_with_a_button_each():
    answer = replace(ask("财政收入"), ambiguous=CHOICES)
    page = answer_page(answer, TOKEN, 1)
    assert texts.choices(["甲镇2021年", "乙报告", texts.UNTITLED]) in check(page).text
    [buttons] = choosing(answer, TOKEN)
    assert buttons in page.rows
    assert [button.label for button in buttons] == ["甲镇2021年", "乙报告"]
    assert [button.tap and button.tap.index for button in buttons] == [0, 2]
    assert choosing(ask("财政收入"), TOKEN) == ()


def test_pages_turn_round_and_each_button_names_its_target():
    page = answer_page(ask("财政收入"), TOKEN, 2)
    previous, position, following = page.rows[0]
    assert position.label == "3/3"
    assert previous.tap == Tap(Action.QUOTE, TOKEN, 1, Mark.of(TARGET).encode())
    assert following.tap == Tap(Action.QUOTE, TOKEN, 0, Mark.of(INCOME).encode())
    first = answer_page(ask("财政收入"), TOKEN, 0)
    assert first.rows[0][0].tap == Tap(Action.QUOTE, TOKEN, 2, Mark.of(PROJECT).encode())
    [ways, thumbs] = answer_page(ask("投资"), TOKEN).rows
    assert len(ways) == 3
    assert [button.label for button in thumbs] == [texts.GOOD, texts.BAD]


def test_the_surroundings_show_both_sides_and_the_way_back():
    library = SmallLibrary()
    around = library.surroundings(DEEDS)
    assert around is not None
    page = surroundings_page(around, DEEDS, TOKEN, 0)
    parsed = check(page)
    [after] = parsed.of("ExpandableBlockQuote")
    assert LONG.endswith(after)
    assert parsed.of("BlockQuote") == ["二、民生保障", DEEDS.text]
    assert page.rows[0][0].tap == Tap(Action.QUOTE, TOKEN, 0, Mark.of(DEEDS).encode())


def test_without_an_answer_there_is_no_way_back():
    around = SmallLibrary().surroundings(DEEDS)
    assert around is not None
    [row] = surroundings_page(around, DEEDS, "", 0).rows
    assert [button.label for button in row] == [texts.COPY, texts.ORIGINAL]


def test_a_source_leads_to_the_publication_else_into_the_bot():
    published = replace(PROJECT, locator=replace(PROJECT.locator, url="https://a.cn/1"))
    answer = replace(ask("投资"), quotes=(published, INCOME))
    page = answer_page(answer, TOKEN, bot="yinwen_bot")
    [first, second] = links(page)
    assert first.startswith("https://a.cn/1#:~:text=")
    assert second == f"https://t.me/yinwen_bot?start={Mark.of(INCOME).encode()}"
    assert len(links(answer_page(answer, TOKEN))) == 1


def test_many_sources_are_counted_and_cut_off():
    answer = replace(ask("投资"), quotes=(PROJECT,) * 12)
    lines = check(answer_page(answer, TOKEN)).text.split(texts.OTHER_SOURCES)[1].split("\n")[1:]
    assert len(lines) == 10
    assert lines[-1] == texts.more_sources(12)


def test_both_versions_of_a_replaced_quote_are_shown():
    now = replace(INCOME, text=INCOME.text.replace("1.43", "1.53"))
    page = versions_page(Found(Standing.REPLACED, INCOME, now), "yinwen_bot")
    parsed = check(page)
    assert texts.STANDINGS[Standing.REPLACED] in parsed.of("Bold")[0]
    assert parsed.of("BlockQuote") == [INCOME.text, now.text]
    assert links(page) == [f"https://t.me/yinwen_bot?start={Mark.of(now).encode()}"]
    labels = [button.label for button in page.rows[0]]
    assert labels == [texts.EXPAND, texts.COPY, texts.SHARE, texts.ORIGINAL]


@pytest.mark.parametrize("standing", [Standing.REPLACED, Standing.REMOVED])
def test_an_old_quote_without_a_new_one_is_shown_alone(standing: Standing):
    page = versions_page(Found(standing, INCOME))
    parsed = check(page)
    assert parsed.of("BlockQuote") == [INCOME.text]
    assert (texts.NOT_NOW in parsed.text) == (standing is Standing.REPLACED)
    assert not page.rows


@settings(max_examples=30, deadline=None)
@given(quotes(), quotes())
def test_any_versions_are_a_message_that_telegram_takes(then: Quote, now: Quote):
    check(versions_page(Found(Standing.REPLACED, then, now), "yinwen_bot"))


def test_cut_surroundings_end_in_an_ellipsis_on_the_side_that_goes_on():
    around = Surroundings(DEEDS.locator, f"前{DEEDS.text}后", (1, 1 + len(DEEDS.text)), True, False)
    parsed = check(surroundings_page(around, DEEDS, TOKEN, 0))
    assert "……前" in parsed.text
    assert "后……" not in parsed.text


def test_a_refusal_says_why_what_is_held_and_that_the_nearest_is_no_answer():
    parsed = check(answer_page(ask("火星上有多少人"), ""))
    assert parsed.of("Bold") == ["没有“火星”的报告。"]
    assert "《政府工作报告》 · 齐都镇人民政府 · 2023年" in parsed.text
    assert "《（无标题）》" in parsed.text
    assert "并不是答案" in parsed.text
    assert parsed.text.index("并不是答案") < parsed.text.index("17446.6万元")


@pytest.mark.parametrize(("count", "others"), [(5, 0), (6, 0), (2, 81), (0, 3)])
def test_reports_that_are_not_named_are_counted(count: int, others: int):
    refused = ask("火星")
    assert refused.refusal is not None
    holdings = refused.refusal.holdings[:1] * count
    answer = replace(refused, refusal=Refusal(refused.refusal.gap, "", holdings, (), others))
    parsed = check(refusal_page(answer))
    assert parsed.text.count("《政府工作报告》") == min(count, 5)
    left = others + max(0, count - 5)
    assert (f"另有 {left} 份" in parsed.text) == (left > 0)


def test_a_quote_without_issuer_date_or_heading_names_its_file():
    bare = replace(DEEDS.locator, issuer="", date=None, section=())
    answer = replace(ask("实事"), quotes=(replace(DEEDS, locator=bare),))
    assert check(answer_page(answer, TOKEN)).text.endswith("\n📄《long.txt》")
    dated = replace(bare, date=date(2024, 1, 2))
    answer = replace(answer, quotes=(replace(DEEDS, locator=dated),))
    assert check(answer_page(answer, TOKEN)).text.endswith("《long.txt》\n2024年1月2日")


def test_a_follow_up_shows_how_it_was_understood():
    answer = replace(ask("投资"), reading="齐都镇 投资")
    assert check(answer_page(answer, TOKEN)).of("Italic") == ["理解为：齐都镇 投资"]


def test_what_is_like_a_letter_is_told_to_be_no_more():
    answer = replace(ask("齐都镇的投资"), alike=True)
    assert check(answer_page(answer, TOKEN)).of("Italic") == [texts.ALIKE]


def test_an_understanding_that_adds_nothing_is_not_shown():
    answer = replace(ask("齐都镇的投资"), reading="投资 齐都镇")
    assert not check(answer_page(answer, TOKEN)).of("Italic")


MISSING = (Asked("乙镇", Period.year(2021)), Asked("<丙镇>"), Asked("", Period.year(2022)))


def test_rows_of_a_comparison_that_nothing_answers_are_named():
    answer = replace(ask("齐都镇的投资"), missing=MISSING + MISSING[2:])
    assert check(answer_page(answer, TOKEN)).of("Italic") == [
        "没有找到：乙镇2021年、<丙镇>、2022年"
    ]


def test_they_are_named_on_each_page_below_the_source():
    answer = replace(ask("财政收入"), missing=MISSING)
    for index, quote in enumerate(answer.quotes):
        text = check(answer_page(answer, TOKEN, index)).text
        assert text.index("没有找到") > text.index(quote.locator.title)


def test_many_of_them_are_cut_short():
    answer = replace(
        ask("投资"), missing=tuple(Asked("很长很长的地名" * 5 + f"{n}") for n in range(40))
    )
    [named] = check(answer_page(answer, TOKEN)).of("Italic")
    assert units(named) <= 240
    assert named.endswith("…")


def test_nothing_is_said_where_nothing_is_missing():
    assert "没有找到" not in check(answer_page(ask("投资"), TOKEN)).text


def test_the_verb_of_a_growth_that_stands_alone_goes_before_it():
    answer = SmallLibrary().answer("财政收入")
    [_, target] = answer.figures
    planned = replace(answer, figures=(replace(target, change="增长"),))
    assert parse(answer_page(planned, "t", 1).html).of("Bold")[0] == "增长10%左右"
    assert "[2] 🎯目标：增长10%左右" in parse(answer_page(planned, "t").html).text
