"""Saved pages: the body whole and verbatim, no chrome, and what the page says of itself."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Document
from index.errors import EmptyDocumentError, LoadError, TooLargeError, UndecodableError
from index.load.html import read
from index.load.webpage.tree import parse

FIRST = "2024年，齐都镇完成一般公共预算收入3.2亿元，同比增长5.1%，*街道和**镇……均完成任务。"
SECOND = "全镇新增就业1200人，城镇登记失业率控制在3%以内，民生支出占财政支出的八成以上。"
BODY = f"<p>一、经济发展</p><p>　　{FIRST}</p><p>　　{SECOND}</p>"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="gb2312">
<title>齐都镇2024年工作总结-齐都区人民政府门户网站</title>
<meta name="SiteName" content="齐都区人民政府门户网站">
<meta name="ArticleTitle" content="齐都镇2024年工作总结">
<meta name="PubDate" content="2025-01-08 09:30">
<meta name="ContentSource" content="齐都镇人民政府">
<meta name="Url" content="https://www.qidu.example/zwgk/post_1.html">
<script>var body = "<p>不是正文。</p>";</script></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li>无障碍阅读</li></ul></div>
<div class="crumb">您当前的位置：<a href="/">首页</a> &gt; 政务公开</div>
<h1>齐都镇2024年工作总结</h1>
<div class="attr">发布时间：2025-01-08　来源：齐都镇人民政府　打印　分享</div>
<div id="zoom" class="TRS_Editor">{BODY}<div class="share">分享到：微信</div></div>
<div class="related"><h3>相关链接</h3><ul><li><a href="/2">齐都镇2023年工作总结</a></li></ul></div>
<div class="footer">版权所有：齐都区人民政府，主办单位：齐都区人民政府办公室。
扫一扫在手机打开当前页</div>
</body></html>"""


def page(body: str, head: str = "") -> Document:
    markup = f"<html><head>{head}</head><body>{body}</body></html>"
    return read(markup.encode(), "页.html")


def test_the_body_is_kept_and_the_chrome_is_not() -> None:
    assert read(PAGE.encode(), "a.html").text.split("\n") == [
        "齐都镇2024年工作总结",
        "一、经济发展",
        FIRST,
        SECOND,
    ]


def test_the_page_tells_title_issuer_date_and_address() -> None:
    document = read(PAGE.encode(), "a.html")
    assert document.title == "齐都镇2024年工作总结"
    assert document.issuer == "齐都镇人民政府"
    assert document.date == date(2025, 1, 8)
    assert document.url == "https://www.qidu.example/zwgk/post_1.html"


def test_the_characters_decide_the_encoding_and_not_what_is_declared() -> None:
    rare = PAGE.replace("*街道", "㙦街道")  # not in GB 2312, nor in GBK's two bytes
    assert read(rare.encode("gb18030"), "a.html") == read(rare.encode(), "a.html")


def test_without_a_named_element_the_prose_decides() -> None:
    plain = PAGE.replace(' id="zoom" class="TRS_Editor"', "")
    text = read(plain.encode(), "a.html").text
    assert FIRST in text
    assert SECOND in text
    assert "相关链接" not in text
    assert "首页" not in text


def test_a_hidden_copy_of_the_body_is_not_read_twice() -> None:
    twice = PAGE.replace("</body>", f'<div style="display: none">{BODY}</div></body>')
    assert read(twice.encode(), "a.html") == read(PAGE.encode(), "a.html")


def test_what_a_browser_hides_is_no_text() -> None:
    hidden = "<p hidden>甲</p><p style='DISPLAY :none'>乙</p><select><option>丙</select>"
    assert page(f"<div id=zoom>{BODY}{hidden}</div>").text.split("\n")[-1] == SECOND


def test_the_index_table_that_heads_a_body_tells_the_issuer() -> None:
    table = "<table><tr><td>索引号<td>01/2025<td>发布机构<td>齐都区财政局</table>"
    assert page(f"<div id=zoom>{table}{BODY}</div>").issuer == "齐都区财政局"


def test_a_page_laid_out_by_tables_gives_its_paragraphs() -> None:
    cell = f"<table><tr><td><a href='/'>首页</a></td></tr><tr><td>{BODY}</td></tr></table>"
    assert page(cell).text.split("\n")[-2:] == [FIRST, SECOND]


def test_headings_are_marked_and_the_title_is_none() -> None:
    document = page(
        f"<h1>2024年工作总结</h1><h2>一、成绩</h2><p>{FIRST}</p><p><b>（一）财政</b></p><p>{SECOND}</p>",
        "<title>2024年工作总结</title>",
    )
    marked = [(document.text[one.start : one.end], one.level) for one in document.headings]
    assert marked == [("一、成绩", 2), ("（一）财政", 7)]
    assert document.text.startswith("2024年工作总结\n一、成绩\n")


def test_a_title_that_a_sentence_names_is_still_set_above() -> None:
    named = page(f"<p>《办法》已经通过，现予公布。</p><p>{FIRST}</p>", "<title>办法</title>")
    assert named.text.startswith("办法\n《办法》")


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<html><body><p> </p></body></html>"])
def test_an_empty_page_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read(data, "x.html")


@pytest.mark.parametrize(
    "body",
    [
        "<form>用户名<input name=u>密码<input name=p><button>登录</button>请输入验证码</form>",
        "<h1>404 Not Found</h1><hr>nginx",
        "<p>抱歉，您访问的页面不存在或已被删除，请返回首页。</p>",
    ],
)
def test_a_page_of_an_error_or_a_login_holds_no_document(body: str) -> None:
    with pytest.raises(EmptyDocumentError):
        page(body)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, bytes(4000)])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        read(data, "x.html")


def test_a_stray_nul_does_not_cost_the_page() -> None:
    broken = PAGE.encode().replace(b"<p>", b"\0<p>", 1)
    assert read(broken, "a.html") == read(PAGE.encode(), "a.html")


def test_what_the_parser_would_cut_off_is_refused() -> None:
    with pytest.raises(TooLargeError):
        page("<div>" * 3000 + FIRST)
    with pytest.raises(TooLargeError):
        parse(f"<p title='{'x' * 11_000_000}'>{FIRST}</p>", "x.html")


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "哈哈"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    text = read(f"{bomb}<p>{FIRST}&a;&b;</p>".encode(), "x.html").text
    assert "哈哈" not in text
    assert "root:" not in text


@given(st.text(alphabet="<>/=\"' pdivtablrhspn&#;x0今年完成。\n\0", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_markup_gives_a_document_or_our_error(markup: str) -> None:
    with suppress(LoadError):
        document = read(markup.encode(), "x.html")
        assert all(0 <= one.start < one.end <= len(document.text) for one in document.headings)


@pytest.mark.shared
def test_every_saved_page_has_a_body_and_tells_of_itself(shared: Path) -> None:
    for path in sorted((shared / "eval/html/guangzhou").glob("*.html")):
        document = read(path.read_bytes(), path.name)
        assert len(document.text) > 250
        assert document.title
        assert document.date
        assert not any(
            word in document.text for word in ("扫一扫在手机打开", "分享到", "打印本页", "版权所有")
        )
