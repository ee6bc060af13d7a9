from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from support.small_library import DEEDS, INCOME, PROJECT
from support.strategies import quotes

from bot.links import (
    deep_link,
    published_link,
    quote_payload,
    read_payload,
    source_link,
    text_fragment,
)
from retrieval.mark import Mark
from retrieval.model import Quote

URL = "https://www.a.gov.cn/2024/1.html?id=7"


def published(quote: Quote, url: str = URL) -> Quote:
    return replace(quote, locator=replace(quote.locator, url=url))


def said(text: str, focus: str) -> Quote:
    start = text.index(focus)
    span = start, start + len(focus)
    return replace(INCOME, text=text, start=0, end=len(text), focus=span)


def test_a_report_with_an_address_is_linked_at_its_words():
    link = source_link(published(PROJECT), "yinwen_bot")
    assert link.startswith(f"{URL}#:~:text=")
    assert unquote(link).endswith(
        "#:~:text=三箭和平广场项目1-12月份累计完成投资17446.6万元,达到时间节点进度要求"
    )
    directive = link.split("text=")[1]
    assert "-" not in directive and "," not in directive


@pytest.mark.parametrize(
    "url", ["", "ftp://a/b", "javascript:alert(1)", "http://", "https://a b\n"]
)
def test_a_report_without_one_is_linked_into_the_bot(url: str):
    link = source_link(published(INCOME, url), "yinwen_bot")
    assert link == f"https://t.me/yinwen_bot?start={Mark.of(INCOME).encode()}"
    assert len(link.split("start=")[1]) <= 64
    assert source_link(published(INCOME, url), "") == ""


def test_a_long_sentence_is_named_by_its_first_and_last_clause():
    quote = said(f"{'一' * 30}，{'二' * 20}，增长34%。", "增长34%")
    assert unquote(text_fragment(quote)) == f"{'一' * 30},增长34%"


def test_a_sentence_over_two_lines_is_named_by_both():
    text = "项目甲完成投资十二亿元，\n项目乙"
    assert "\n" not in unquote(text_fragment(said(text, text)))


def test_a_short_wording_is_named_with_the_clauses_around_it():
    text = "上半年完成三成，全年完成八成。税收增长。明年继续努力，再创佳绩。"
    assert (
        unquote(text_fragment(said(text, "税收增长"))) == "全年完成八成-,税收增长。,-明年继续努力"
    )


def test_a_wording_that_the_quote_repeats_is_named_so_too():
    text = "第一产业增加值增长百分之五。第二产业平稳。第一产业增加值增长百分之五。"
    quote = replace(said(text, "第一产业增加值增长百分之五"), focus=(21, 34))
    assert unquote(text_fragment(quote)).startswith("第二产业平稳-,第一产业增加值增长百分之五")


def test_an_address_with_a_fragment_keeps_it():
    assert published_link("https://a.cn/#p3", DEEDS).startswith("https://a.cn/#p3:~:text=")


def test_an_address_that_would_grow_too_long_goes_without_fragment():
    url = f"https://a.cn/{'a' * 1990}"
    assert published_link(url, DEEDS) == url


@settings(max_examples=60, deadline=None)
@given(quotes())
def test_any_fragment_is_plain_ascii(quote: Quote):
    fragment = text_fragment(quote)
    assert fragment.isascii()
    assert not set(fragment) & set(" <>\"'&#\n")


def test_a_start_parameter_carries_mark_and_token():
    payload = quote_payload(INCOME, "abcdefghijk")
    assert deep_link("b", payload) == f"https://t.me/b?start={payload}"
    assert len(payload) <= 64
    assert read_payload(payload) == (Mark.of(INCOME), "abcdefghijk")
    assert read_payload(quote_payload(INCOME)) == (Mark.of(INCOME), "")
    assert read_payload("hello") == (None, "")
