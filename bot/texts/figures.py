"""Key figures and comparisons."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.times import period
from index.report import Period, Status

SIDES = {Status.DONE: "✅", Status.PLANNED: "🎯"}
WHICH_REPORT = "看哪一份报告的主要数字？"
NO_SUCH_REPORT = "没有这个地方或这一年的报告。/reports 看资料库里有哪些报告。"
NO_FIGURES = "这份报告里没有可以列出的数字。"
COMPARE_WHAT = (
    "请在 /compare 后面写上指标，可以再写地方或年份，例如：\n"
    "/compare 一般公共预算收入\n"
    "/compare 粮食产量 2020到2024年"
)
OTHER_METRICS = "指标不同，不宜直接比较："
NOTHING_TO_COMPARE = "没有找到可以比较的数值。直接发问题，可以看报告原文怎么说。"
SEE_QUOTES = "看引文"


def sides(periods: Mapping[Status, Period | None]) -> str:
    """What the signs of a sheet mean, and of when its figures are if nothing else is said."""
    words = {Status.DONE: "完成", Status.PLANNED: "目标"}
    return "　".join(
        f"{SIDES[status]} {period(when)}{words[status]}" for status, when in periods.items() if when
    )


def unlisted(figures: int) -> str:
    """So many further figures of the report are not on its sheet."""
    return f"报告里另有 {figures} 项零散的数字，可以直接提问。"


def more_choices(total: int) -> str:
    """Only the newest reports are offered."""
    return (
        f"共 {total} 份，这里是最近的几份。写上地名和年份可以直接打开，例如 /figures 齐都镇 2023年"
    )
