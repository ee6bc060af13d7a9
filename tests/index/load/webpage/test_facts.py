"""Facts of a page: the standard's meta tags first, then what stands around the body."""

from __future__ import annotations

from datetime import date

import pytest
from lxml.html import document_fromstring

from index.load.webpage.facts import Facts, read_facts


def facts(head: str = "", around: str = "", body: str = "<p>正文</p>") -> Facts:
    markup = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_facts(document_fromstring(markup), markup, around)


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("2024年工作总结-齐都区人民政府门户网站", "2024年工作总结"),
        ("2024年工作总结 _ 工作动态 _ 齐都区人民政府", "2024年工作总结 _ 工作动态"),
        ("2021-2025年规划纲要", "2021-2025年规划纲要"),
        ("齐都区“一网通办”方案——政务服务网", "齐都区“一网通办”方案"),
        ("2024年工作总结|数据之窗", "2024年工作总结|数据之窗"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, shown: str) -> None:
    assert facts(f"<title>{title}</title>").title == shown


def test_the_site_tells_its_own_name() -> None:
    head = "<title>2024年工作总结|数据之窗</title>" + meta("SiteName", "数据之窗")
    assert facts(head).title == "2024年工作总结"


def test_the_heading_that_the_page_title_repeats_is_the_title() -> None:
    body = "<h1>当前位置</h1><h1>2024年 工作总结</h1><h2>其他栏目</h2>"
    assert facts("<title>齐都区|2024年工作总结</title>", body=body).title == "2024年 工作总结"
    assert facts("", body=body.replace("<h1>当前位置</h1>", "")).title == "2024年 工作总结"


@pytest.mark.parametrize(
    ("told", "issuer"),
    [
        ("齐都区财政局", "齐都区财政局"),
        ("区财政局  区税务局", "区财政局 区税务局"),
        ("区财政局、齐都镇人民政府", "区财政局、齐都镇人民政府"),
        ("本网齐都区财政局", "齐都区财政局"),
        ("齐都区财政局官网", "齐都区财政局"),
        ("市政府办公厅（参事室）", "市政府办公厅（参事室）"),
        ("本网", ""),
        ("齐都日报", ""),
        ("齐都新闻中心", ""),
        ("齐都发布微信公众号", ""),
        ("齐都区人民政府门户网站", ""),
    ],
)
def test_the_issuer_is_a_public_body_and_no_medium(told: str, issuer: str) -> None:
    head = meta("ContentSource", told) + meta("SiteName", "齐都区人民政府门户网站")
    assert facts(head).issuer == issuer


def test_the_body_that_issued_goes_before_the_source() -> None:
    around = "索引号\t001\t发布机构\t齐都区财政局\n来源：齐都区人民政府办公室"
    assert facts(meta("ContentSource", "齐都镇人民政府"), around).issuer == "齐都区财政局"
    assert facts("", "资金来源：区财政局\n来源：区审计局").issuer == "区审计局"
    assert (
        facts(meta("ContentSource", "本网") + meta("ColumnName", "区审计局")).issuer == "区审计局"
    )


@pytest.mark.parametrize(
    ("head", "around", "day"),
    [
        (meta("PubDate", "2025-01-08 09:30:00"), "发布日期：2024-01-01", date(2025, 1, 8)),
        (meta("publishdate", "20250108"), "", date(2025, 1, 8)),
        ("", "成文日期：2024年12月30日\n发布时间：2025年1月8日 来源：本网", date(2025, 1, 8)),
        ("", "成文日期\t2024年12月30日\t文号\t无", date(2024, 12, 30)),
        ("", "2025-01-08 10:57", date(2025, 1, 8)),
        (meta("PubDate", "2025-02-31"), "", None),
        ("", "实施日期：2025-01-08", None),
    ],
)
def test_the_date_is_that_of_publication(head: str, around: str, day: date | None) -> None:
    assert facts(head, around).date == day


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (meta("Url", "https://a.example/1.html"), "https://a.example/1.html"),
        (
            meta("Url", "/1.html") + '<link rel="canonical" href="http://a.example/2">',
            "http://a.example/2",
        ),
        ('<meta property="og:url" content="https://a.example/3">', "https://a.example/3"),
        (
            "<!-- saved from url=(0022)https://a.example/4 -->",
            "https://a.example/4",
        ),
        (meta("Url", "javascript:alert(1)"), ""),
        (meta("Url", "https://a.example/<b>"), ""),
    ],
)
def test_only_an_absolute_address_is_taken(head: str, url: str) -> None:
    assert facts(head).url == url


@pytest.mark.parametrize(
    ("site", "place"),
    [
        ("齐都市人民政府门户网站", "齐都市"),
        ("齐都市临河区人民政府", "齐都市临河区"),
        ("齐都市水务局网站", "齐都市"),
        ("齐都日报", ""),
        ("市民之窗", ""),
    ],
)
def test_the_place_is_that_of_the_office_that_keeps_the_site(site: str, place: str) -> None:
    assert facts(meta("SiteName", site)).place == place
