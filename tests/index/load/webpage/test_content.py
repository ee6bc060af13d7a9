"""Which element is the body: nothing of it may be left outside, and no chrome come in."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from index.load.webpage.content import find_content
from index.load.webpage.render import render

ONE = "全镇完成一般公共预算收入3.2亿元，同比增长5.1%，税收占比达到八成，各项任务全面完成。"
TWO = "新增就业1200人，城镇登记失业率控制在3%以内，民生支出占财政支出的八成以上，持续改善。"
PROSE = f"<p>{ONE}</p><p>{TWO}</p>"
ITEMS = (f"<li><a href='/{n}'>齐都镇第{n}次会议召开，部署工作。</a></li>" for n in range(9))
LINKS = f"<ul>{''.join(ITEMS)}</ul>"
FOOTER = "<div>版权所有：齐都区人民政府</div>"


def found(body: str) -> list[str]:
    return [line.text for line in render(find_content(document_fromstring(f"<body>{body}</body>")))]


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{LINKS}</div><div id='UCAP-CONTENT'>{PROSE}</div>{FOOTER}",
        f"<div class='article-content'>首页<div class='xl_cont'>{PROSE}</div></div>",
        f"<div>{LINKS}</div><div><div><div>{PROSE}</div></div></div>{FOOTER}",
        f"<div class='TRS_Editor'>{PROSE}</div><div class='TRS_Editor'>{PROSE}</div>",
        f"<table><tr><td>{LINKS}<td>{PROSE}</table>",
    ],
    ids=["edited", "innermost", "densest", "copy", "layout"],
)
def test_the_body_alone(body: str) -> None:
    assert found(body) == [ONE, TWO]


def test_parts_of_the_body_are_kept_together() -> None:
    parts = f"<div class='TRS_Editor'>{PROSE}</div><div class='TRS_Editor'><p>附：{TWO}</p></div>"
    assert found(f"<div>{LINKS}</div><div>{parts}</div>{FOOTER}") == [ONE, TWO, f"附：{TWO}"]
    beside = f"<div id='zoom'>{PROSE}</div><div><p>{ONE * 5}</p></div>"
    assert found(f"<div>{beside}</div>") == [ONE, TWO, ONE * 5]


def test_a_signature_beside_the_prose_is_kept() -> None:
    body = f"<div>{LINKS}</div><div><div>{PROSE}</div><p>齐都镇人民政府</p></div>{FOOTER}"
    assert found(body)[-1] == "齐都镇人民政府"


def test_tools_inside_the_body_go_and_prose_in_them_stays() -> None:
    tools = "<div class='share'>分享到微信</div><p class='print-btn'>打印</p>"
    prose = f"<div class='share'>{ONE}</div>"
    assert found(f"<div id='zoom'>{PROSE}{tools}{prose}</div>") == [ONE, TWO, ONE]
