from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from support.small_library import DEEDS, INCOME, PROJECT
from support.strategies import quotes

from bot import citation
from bot.rich import units


def test_a_short_quote_is_cited_whole_with_its_source():
    assert citation.fitting_citation(PROJECT, 256) == (
        "“三箭和平广场项目1-12月份累计完成投资17446.6万元,达到时间节点进度要求。”"
        "（《中大槐树街道2022年工作总结》，中大槐树街道，一、2022年重点工作成效）"
    )


def test_a_page_and_a_recognised_text_are_part_of_the_source():
    scanned = replace(PROJECT.locator, page=3, recognised=True)
    assert citation.source(scanned) == (
        "《中大槐树街道2022年工作总结》，中大槐树街道，一、2022年重点工作成效，第3页，识别文本"
    )
    assert citation.source_without_section(scanned) == (
        "《中大槐树街道2022年工作总结》，中大槐树街道，第3页，识别文本"
    )


def test_a_long_quote_gives_way_to_the_sentence_of_its_focus():
    assert citation.fitting_citation(DEEDS, 256) == (
        "……“第20件实事已经办结，群众满意。”……（《long.txt》，二、民生保障）"
    )


def test_then_the_section_and_then_the_rest_of_the_sentence_are_left_out():
    assert (
        citation.fitting_citation(DEEDS, 40)
        == "……“第20件实事已经办结，群众满意。”……（《long.txt》）"
    )
    assert citation.fitting_citation(INCOME, 58) == (
        "……“一般公共预算收入1.43亿元，同比增长34%”……"
        "（《政府工作报告》，齐都镇人民政府，2024年1月12日）"
    )
    assert citation.fitting_citation(INCOME, 50) is None


@settings(max_examples=80, deadline=None)
@given(quotes(), st.integers(20, 256))
def test_what_stands_between_the_marks_is_verbatim(quote, limit: int):
    cited = citation.fitting_citation(quote, limit)
    if cited is None:
        return
    assert units(cited) <= limit
    source = citation.source(quote.locator)
    ending = source if cited.endswith(f"”（{source}）") or f"……（{source}）" in cited else None
    ending = ending or citation.source_without_section(quote.locator)
    inner = cited.removesuffix(f"（{ending}）").removeprefix("……“").removeprefix("“")
    assert inner.removesuffix("”……").removesuffix("”") in quote.text


def test_a_focus_across_two_sentences_keeps_both():
    text = "甲完工。乙开工！丙待建。"
    quote = replace(DEEDS, text=text, start=100, end=112, focus=(102, 106))
    first, last = citation.focus_sentence(quote)
    assert text[first:last] == "甲完工。乙开工！"


def test_a_closing_quotation_mark_stays_with_its_sentence():
    text = "他说“可以。”然后走了。"
    quote = replace(DEEDS, text=text, start=0, end=len(text), focus=(3, 4))
    assert text[slice(*citation.focus_sentence(quote))] == "他说“可以。”"


def test_a_focus_outside_the_quote_is_kept_within_it():
    assert citation.focus(replace(PROJECT, focus=(0, 9999))) == (0, len(PROJECT.text))
