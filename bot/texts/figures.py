"""Key figures and comparisons."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.times import period
from index.report import Period, Status
from retrieval.measure import Measure

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
OTHER_UNITS = "单位不同，不宜直接比较："
OTHER_TIMES = "时间长短不同，不宜直接比较："
ONLY = {
    (False, False): "只查到总量：",
    (False, True): "只查到增幅：",
    (True, False): "只查到目标：",
    (True, True): "只查到增长目标：",
}
"""What a row has instead of what is compared: whether it is planned, whether it is a growth."""
SEE_QUOTES = "看引文"


def sides(periods: Mapping[Status, Period | None]) -> str:
    """What the signs of a sheet mean, and of when its figures are if nothing else is said."""
    words = {Status.DONE: "完成", Status.PLANNED: "目标"}
    return "　".join(
        f"{SIDES[status]} {period(when)}{words[status]}" for status, when in periods.items() if when
    )


def nothing_to_compare(instead: Period | None) -> str:
    """Nothing was found; most reports tell of another time, if one is given."""
    note = f"这些报告说的多是{period(instead)}。" if instead else ""
    return f"没有找到可以比较的数值。{note}直接发问题，可以看报告原文怎么说。"


def measured(metric: str, measure: Measure) -> str:
    """What is compared of a metric."""
    return f"{metric}{'增幅' if measure.growth else ''}{'目标' if measure.planned else ''}"


def unlisted(figures: int) -> str:
    """So many further figures of the report are not on its sheet."""
    return f"报告里另有 {figures} 项零散的数字，可以直接提问。"


def more_choices(total: int) -> str:
    """Only the newest reports are offered."""
    return (
        f"共 {total} 份，这里是最近的几份。写上地名和年份可以直接打开，例如 /figures 齐都镇 2023年"
    )
