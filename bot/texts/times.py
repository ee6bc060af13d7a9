"""Dates and stretches of time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime

from index.report import Period

NO_PERIOD = "时间未写明"

ZONES = {"北京": "Asia/Shanghai", "新疆": "Asia/Urumqi"}
"""What people call zones that have other names in the database of the IANA."""

ZONE_DEFAULT = "默认"
ZONE_UNKNOWN = (
    "没看懂这个时区。请照这样写：/zone 北京时间、/zone UTC+6 或 /zone Asia/Urumqi。\n"
    f"/zone {ZONE_DEFAULT} 恢复机器人设定的时区。"
)


def zone_now(zone: str, now: datetime) -> str:
    """In which zone a chat is told times, and what time it is there."""
    return (
        f"这里的时间按 {zone} 显示，现在是{moment(now)}。\n"
        f"要换一个：/zone 北京时间、/zone UTC+6；恢复设定：/zone {ZONE_DEFAULT}"
    )


def moment(at: datetime) -> str:
    """A date with the time of day, in the zone of `at`."""
    return f"{day(at)} {at:%H:%M}"


def day(moment: date) -> str:
    """A date as Chinese documents write it."""
    return f"{moment.year}年{moment.month}月{moment.day}日"


def period(stretch: Period) -> str:
    """A stretch of time in its shortest usual form: 2023年, 2023年上半年, 2021—2025年."""
    first, last = stretch.first, stretch.last
    if first == last:
        return day(first)
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return f"{day(first)}至{day(last)}"
    if first.year == last.year:
        return f"{first.year}年{_months(first.month, last.month)}"
    if first.month == 1 and last.month == 12:
        return f"{first.year}—{last.year}年"
    return f"{first.year}年{first.month}月至{last.year}年{last.month}月"


def _months(first: int, last: int) -> str:
    named = {(1, 12): "", (1, 6): "上半年", (7, 12): "下半年", (1, 3): "第一季度"}
    named |= {(4, 6): "第二季度", (7, 9): "第三季度", (10, 12): "第四季度"}
    if (first, last) in named:
        return named[first, last]
    return f"{first}月" if first == last else f"{first}—{last}月"
