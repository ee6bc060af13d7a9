"""Corrections of a report's metadata: what a sidecar file or a person says it really is.

A sidecar is a YAML mapping; its keys are the fields of `Metadata`, in English or Chinese:

    title: 齐都镇2023年工作总结
    地区: 齐都镇
    period: 2023年上半年

An empty value empties its field.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from index.errors import CorrectionError, LoadError
from index.load.txt import read as read_text
from index.report import Level, Metadata, Period

FIELDS = ("title", "issuer", "place", "level", "parent", "period", "date", "kind", "url")
"""What can be corrected: fields of `Metadata`."""

_MAX_BYTES = 64 * 1024
_MAX_CHARACTERS = 500

_CHINESE = {
    "标题": "title",
    "发文机关": "issuer",
    "发布单位": "issuer",
    "地区": "place",
    "级别": "level",
    "上级": "parent",
    "时期": "period",
    "日期": "date",
    "类型": "kind",
    "网址": "url",
}
_LEVELS = {
    "国家": Level.NATION,
    "省": Level.PROVINCE,
    "市": Level.CITY,
    "县": Level.COUNTY,
    "乡镇": Level.TOWN,
    **{level.value: level for level in Level},
}

_DAY = re.compile(r"([0-9]{4})(?:-|/|\.|年)([0-9]{1,2})(?:-|/|\.|月)([0-9]{1,2})日?")
_YEARS = re.compile(r"([0-9]{4})年?(?:[—–~～至-]+([0-9]{4}))?年?度?")
_HALF = re.compile(r"([0-9]{4})年(上|下)半年")
_MONTHS = re.compile(r"([0-9]{4})年([0-9]{1,2})月?(?:[—–~～至-]+([0-9]{1,2}))?月份?")


@dataclass(frozen=True, slots=True)
class Correction:
    """The fields that are corrected, with the values as they were written.

    Made by `parse_correction` or `read_sidecar` only, so that every value can be read.
    """

    values: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.values)

    @classmethod
    def of(cls, stored: Mapping[str, str]) -> Correction:
        """The correction that `as_dict` gave."""
        return cls(tuple(sorted(stored.items())))

    def as_dict(self) -> dict[str, str]:
        """Field → value as written."""
        return dict(self.values)

    def over(self, other: Correction) -> Correction:
        """Both corrections, this one where they name the same field."""
        return Correction(tuple(sorted({**dict(other.values), **dict(self.values)}.items())))

    def apply(self, metadata: Metadata) -> Metadata:
        """The metadata as they are by this correction; what it settles is in doubt no more."""
        read = {field: _READERS[field](value) for field, value in self.values}
        doubts = tuple(doubt for doubt in metadata.doubts if doubt.field not in read)
        return replace(metadata, **read, doubts=doubts)


def load_sidecar(path: Path) -> Correction:
    """The correction in the file at `path`; raises `CorrectionError`."""
    try:
        with path.open("rb") as file:
            return read_sidecar(file.read(_MAX_BYTES + 1), str(path))
    except OSError as error:
        raise CorrectionError(path, error.strerror or "cannot be read") from error


def read_sidecar(data: bytes, source: str) -> Correction:
    """The correction in the bytes of the file `source`; raises `CorrectionError`."""
    if len(data) > _MAX_BYTES:
        raise CorrectionError(source, f"more than {_MAX_BYTES} bytes")
    try:
        text = read_text(data, source).text if data.strip() else ""
        raw = yaml.load(text, Loader=yaml.BaseLoader)  # nothing but strings: as written
    except (yaml.YAMLError, LoadError, ValueError, RecursionError) as error:
        raise CorrectionError(source, _first_line(error)) from error
    if raw is None or raw == "":
        return Correction()
    if not isinstance(raw, dict):
        raise CorrectionError(source, "not a mapping of fields to values")
    return parse_correction(raw, source)


def parse_correction(raw: Mapping[Any, Any], source: str) -> Correction:
    """The correction that maps fields to values, as YAML or a command line gives them.

    Raises `CorrectionError`, whose reason begins with the field, for an unknown field or
    a value that cannot be understood; `source` is the file to blame.
    """
    values: dict[str, str] = {}
    for name, value in raw.items():
        field = _CHINESE.get(name, name)
        if field not in FIELDS:
            raise CorrectionError(source, f"{str(name)[:_MAX_CHARACTERS]}: unknown field")
        values[field] = _checked(field, value, source)
    return Correction(tuple(sorted(values.items())))


def _checked(field: str, value: object, source: str) -> str:
    if value is not None and not isinstance(value, (str, int, float, date)):
        raise CorrectionError(source, f"{field}: not a single value")
    written = "" if value is None else str(value).strip()
    if len(written) > _MAX_CHARACTERS or not written.isprintable():
        raise CorrectionError(source, f"{field}: not a line of text")
    try:
        _READERS[field](written)
    except ValueError as error:
        raise CorrectionError(source, f"{field}: {written}") from error
    return written


def _title(written: str) -> str:
    if not written:
        raise ValueError(written)
    return written


def _level(written: str) -> Level:
    return _LEVELS[written] if written in _LEVELS else Level(written or Level.UNKNOWN)


def _date(written: str) -> date | None:
    if not written:
        return None
    found = _DAY.fullmatch(written)
    if not found:
        raise ValueError(written)
    return date(*map(int, found.groups()))


def _period(written: str) -> Period | None:
    if not written:
        return None
    period = _calendar(written) or _from_day_to_day(written)
    if period.last < period.first:
        raise ValueError(written)
    return period


def _calendar(written: str) -> Period | None:
    """2023, 2021—2025, 2023年上半年, 2023年1—11月."""
    if found := _YEARS.fullmatch(written):
        return Period(date(int(found[1]), 1, 1), date(int(found[2] or found[1]), 12, 31))
    if found := _HALF.fullmatch(written):
        return Period.half(int(found[1]), 1 if found[2] == "上" else 2)
    if found := _MONTHS.fullmatch(written):
        year, first, last = int(found[1]), int(found[2]), int(found[3] or found[2])
        start = date(year, first, 1)
        return Period(start, date(year, last, monthrange(year, last)[1]))
    return None


def _from_day_to_day(written: str) -> Period:
    """2023-01-01/2023-06-30, or the single day 2023-01-01."""
    days = [_date(day.strip()) for day in re.split(r"/(?=[0-9]{4})|[—–~～至]+", written)]
    if len(days) > 2 or days[0] is None or days[-1] is None:
        raise ValueError(written)
    return Period(days[0], days[-1])


_READERS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(FIELDS, str),
    "title": _title,
    "level": _level,
    "period": _period,
    "date": _date,
}


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
