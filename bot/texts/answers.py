"""Answers, refusals, sources and the list of the library."""

from __future__ import annotations

from collections.abc import Sequence

from bot.texts.menus import GREETING_EMPTY
from bot.texts.times import period
from index.report import Period, Status
from retrieval.model import Gap, Standing

# Answers.

PREVIOUS, NEXT = "‹ 上一条", "下一条 ›"
PREVIOUS_PAGE, NEXT_PAGE = "‹ 上一页", "下一页 ›"
RECOGNISED = "🔍 识别文本：由图片识别而来，个别字可能有误，请与原件核对"
RECOGNISED_SOURCE = "识别文本"
EXPAND, BACK, COPY = "展开", "‹ 返回引文", "复制引文"
SURROUNDINGS_TITLE = "引文的上下文"
CITATION_TITLE = "引文和出处（点一下即可复制）"
UNTITLED = "（无标题）"
MARKS = {
    Status.PLANNED: "🎯 目标或计划，尚不是结果",
    Status.PROBLEM: "⚠️ 报告中的问题与不足",
}


STANDINGS = {
    Standing.REPLACED: "⚠️ 出自旧版本：这份报告已经更新，请以新版本为准",
    Standing.REMOVED: "⚠️ 这份报告已从资料库移除",
}

SIGNS = {Status.PLANNED: "🎯目标：", Status.PROBLEM: "⚠️问题："}
"""The same marks where there is room for a word only."""


def page(number: int) -> str:
    """The page that a quote stands on."""
    return f"第{number}页"


def source(number: int) -> str:
    """What stands before the title of a source, the number if there are several."""
    return f"📄[{number}] " if number else "📄"


def reading(question: str) -> str:
    """How a follow-up was understood."""
    return f"理解为：{question}"


ALIKE = "以下是与来文最相近的内容，不一定是同一件事。"
"""What stands with what is most like a letter."""


def lacking(rows: Sequence[tuple[str, Period | None]]) -> str:
    """The rows of a comparison, place and time, of which nothing was found."""
    named = (place + (period(time) if time else "") for place, time in rows)
    return f"没有找到：{'、'.join(named)}"


CHOOSE = "点一份只看它；问题里写上地名，就只问那里。"


def choices(names: Sequence[str]) -> str:
    """The reports that answer equally well, where none was named."""
    return f"没有写明是哪里，这些报告都答得上：{'、'.join(names)}。"


# Refusals.

HOLDINGS = "资料库里有："
NEAREST = "最接近的原文（并不是答案）："


def missing(gap: Gap, subject: str) -> str:
    """Why there is no answer; `subject` is the word of the question it concerns."""
    named = f"“{subject}”" if subject else ""
    return {
        Gap.NOTHING: f"报告里没有提到{named or '这件事'}。",
        Gap.PLACE: f"没有{named or '这个地方'}的报告。",
        Gap.PERIOD: f"没有{named or '这个时间'}的报告。",
        Gap.METRIC: f"报告里没有给出{named or '这项指标'}。",
        Gap.VALUE: f"报告提到了{named or '这件事'}，但没有给出所问的数值。",
        Gap.COMPUTED: f"报告里没有{named}现成的合计或平均数。我只引用原文，不做计算。",
        Gap.BEYOND: f"没有哪份报告里{named}的数值符合这个条件。",
        Gap.REVERSED: f"报告里{named}是增长，没有下降。",
        Gap.EXHAUSTED: f"没有更多了：{named}贴切的原文前面都列出来了。",
        Gap.EMPTY: GREETING_EMPTY,
    }[gap]


REFUSED = "没有找到答案"


def more_holdings(others: int) -> str:
    """How many reports a refusal does not name."""
    return f"另有 {others} 份报告，/reports 看全部。"


# The library's list.


def reports_title(total: int) -> str:
    """Head of the list of reports."""
    return f"资料库里有 {total} 份报告"


def extent(characters: int, passages: int) -> str:
    """The size of a report."""
    return f"{characters} 字，{passages} 段"


# Sources, and quotes found again by a link.

ORIGINAL = "原文"
OTHER_SOURCES = "其他引文："
THEN = "当时引用的原文："
NOW = "新版本这样写："
NOT_NOW = "新版本里没有找到这段话。"
ELSEWHERE = "资料库里另一份报告有同样的文字："
LINK_LOST = "这个链接指向的原文已不在资料库里。请直接发问题给我。"
NO_ORIGINAL = "原文件已不在资料库里。"
ORIGINAL_TOO_BIG = "原文件太大，Telegram 发不了（最大 50 MB）。"


def more_sources(total: int) -> str:
    """The list of an answer's sources was cut off."""
    return f"……共 {total} 条，点“下一条”翻看。"


# Taps that lead nowhere, and accidents.

EXPIRED = "这条回答已经过期，请把问题再发一遍。"
REMOVED = "这份报告已从资料库移除，看不到上下文了。请把问题再问一遍。"
ACCIDENT = "抱歉，刚才出了点问题，没能回答。请稍后再试一次。"
