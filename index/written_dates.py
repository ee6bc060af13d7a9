"""Days as they are written: 2024年1月12日, 2024-01-12, 二〇二四年一月十二日."""

from __future__ import annotations

import re
from datetime import date

from index.periods import year_number

_DATE = re.compile(
    r"(?P<year>(?<!\d)(?:19|20)\d\d|[一二][〇○零Ｏ一二三四五六七八九]{3})\s*[年\-/.]\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月\-/.]\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)\s*日?"
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\d)"
)
_AROUND = re.compile(r"[（(]?\s*(?:发布|印发|公布|成文)?(?:日期|时间)?[:：]?\s*|\s*(?:印发)?[)）]?")


def find_date(text: str) -> date | None:
    """The first full date in `text`, None if it names none that exists."""
    for match in _DATE.finditer(text):
        if found := _as_date(match):
            return found
    return None


def find_compact_date(name: str) -> date | None:
    """The date that a file's name gives, in eight digits if not otherwise: 20240112."""
    if found := find_date(name):
        return found
    match = _COMPACT.search(name)
    return _as_date(match) if match else None


def is_date(line: str) -> bool:
    """Whether the line is a date and nothing else."""
    match = _DATE.search(line)
    if match is None:
        return False
    around = line[: match.start()], line[match.end() :]
    return all(_AROUND.fullmatch(piece) for piece in around)


def _as_date(match: re.Match[str]) -> date | None:
    try:
        return date(year_number(match["year"]), _number(match["month"]), _number(match["day"]))
    except ValueError:
        return None


def _number(digits: str) -> int:
    """A day or month in arabic or Chinese numerals (一 to 三十一)."""
    if digits.isdigit():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    values = {name: value for value, name in enumerate("一二三四五六七八九", start=1)}
    return (values.get(tens, 1) * 10 if ten else 0) + values.get(ones, 0)
