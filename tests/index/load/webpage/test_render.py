"""Lines of a tree: what a browser would show, in the page's own characters."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from index.load.webpage.render import render


def lines(body: str) -> list[str]:
    return [line.text for line in render(document_fromstring(f"<body>{body}</body>"))]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>一<br>二</p>三<div>四<div>五</div>六</div>", ["一", "二", "三", "四", "五", "六"]),
        ("<p>　　全年&nbsp;完成 3.2\n\t亿元……</p>", ["全年\xa0完成 3.2 亿元……"]),
        ("<p>今\n  年</p><p>GDP\ngrowth</p>", ["今年", "GDP growth"]),
        ("<p><span>3.2</span><b>亿</b>元<sup>①</sup></p>", ["3.2亿元①"]),
        ("<ul><li>甲</li><li><p>乙</p></li></ul>", ["甲", "乙"]),
        ("<pre>一\n  二</pre>", ["一", "二"]),
        ("<p>&lt;b&gt;&amp;*街道</p>", ["<b>&*街道"]),
    ],
)
def test_lines(body: str, shown: list[str]) -> None:
    assert lines(body) == shown


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ("<tr><th>指标<th>数值<tr><td>收入<td>3.2<br>亿元", ["指标\t数值", "收入\t3.2 亿元"]),
        ("<caption>表一</caption><tr><td>甲<td>乙", ["表一", "甲\t乙"]),
        ("<tr><td><td>甲<td><td>乙<td><tr><td><td>", ["甲\t\t乙"]),
        ("<tr><td><p>指<p>标<td>数", ["指标\t数"]),
        ("<tr><td>甲</td></tr><tr><td>乙</td></tr>", ["甲", "乙"]),
        (f"<tr><td>条件<td><p>{'一' * 120}<p>{'二' * 120}", ["条件", "一" * 120, "二" * 120]),
        ("<tr><td>甲<td>乙</tr><form><div>丙</div></form>", ["甲", "乙", "丙"]),
        ("<tr><td>甲<td><table><tr><td>乙<td>丙</table>", ["甲", "乙\t丙"]),
    ],
)
def test_rows_of_a_table(rows: str, shown: list[str]) -> None:
    assert lines(f"<p>前</p><table>{rows}</table>后") == ["前", *shown, "后"]


def test_short_lines_all_in_bold_are_headings_and_dates_and_sentences_are_not() -> None:
    body = (
        "<p><b>一、成绩</b></p><p><span style='font-weight: bold'>二、</span><b>计划</b></p>"
        "<p><b>完成任务。</b></p><p><b>2025年1月8日</b></p><p><b>注</b>意</p>"
        f"<h3>三、保障</h3><h3>{'长' * 60}</h3>"
    )
    marked = [
        (line.text, line.level)
        for line in render(document_fromstring(f"<body>{body}</body>"))
        if line.level
    ]
    assert marked == [("一、成绩", 7), ("二、计划", 7), ("三、保障", 3)]
