"""Words in and around pictures."""

from __future__ import annotations

from collections.abc import Sequence

from index.report import Status

PICTURES = "图表和分享卡片"
SHARE = "卡片"
NO_PICTURES = "机器人没有安装画图的组件。请管理员运行 pip install 'yinwen[charts]'。"
PLANNED_LEGEND = "目标或计划，尚不是结果"
CARD_MARKS = {Status.PLANNED: "目标或计划，尚不是结果", Status.PROBLEM: "报告中的问题与不足"}
CARD_FOOT = "逐字引自报告原文 · 引文"


def chart_value(written: str, period: str, planned: bool) -> str:
    """A value in a chart: whether it is a target, and its time where that is another."""
    return f"{'目标 ' if planned else ''}{written}{f'（{period}）' if period else ''}"


def chart_source(titles: Sequence[str], reports: int) -> str:
    """Where the values of a chart come from: some of the titles of so many reports."""
    more = f"等 {reports} 份报告" if reports > len(titles) else ""
    return f"来源：{''.join(titles)}{more}，数值均为报告原文。"


def chart_part(shown: int, values: int) -> str:
    """A chart has room for the first of its values only."""
    return f"图中是 {values} 个数值中的前 {shown} 个。" if shown < values else ""


def chart_more(values: int) -> str:
    """Only the first values of a chart are told below it."""
    return f"等 {values} 个"
