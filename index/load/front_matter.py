"""The block of YAML that a Markdown file may begin with: what it tells of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import yaml

from index.load.told import read_address, read_day

_BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST = 8000
_NAMES = {
    "title": ("title", "标题"),
    "issuer": ("issuer", "发布机构", "发布机关", "发布单位", "来源", "source", "author", "作者"),
    "place": ("place", "地区", "地点", "区划"),
    "date": ("date", "日期", "发布日期", "发布时间"),
    "url": ("url", "link", "source_url", "网址", "链接"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block tells, empty or None where it tells nothing."""

    title: str = ""
    issuer: str = ""
    place: str = ""
    date: date | None = None
    url: str = ""


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The front matter of `text`, and the text behind it.

    A block that is no YAML, or tells nothing that we know, is part of the text.
    """
    block = _BLOCK.match(text)
    values = _values(block["yaml"]) if block else {}
    told = {field: _first(values, names) for field, names in _NAMES.items()}
    if block is None or not any(told.values()):
        return FrontMatter(), text
    day, url = read_day(told["date"]), read_address(told["url"])
    matter = FrontMatter(told["title"], told["issuer"], told["place"], day, url)
    return matter, text[block.end() :]


def _values(block: str) -> Mapping[str, object]:
    """The values by their names; none if the block is not a YAML mapping."""
    if len(block) > _LONGEST:
        return {}
    try:
        values = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(name).lower(): value for name, value in values.items()} if _is_flat(values) else {}


def _is_flat(values: object) -> bool:
    return isinstance(values, dict) and all(isinstance(name, str) for name in values)


def _first(values: Mapping[str, object], names: Iterable[str]) -> str:
    found = (values.get(name) for name in names)
    return next((_plain(one) for one in found if _plain(one)), "")


def _plain(value: object) -> str:
    """A scalar as one line."""
    if isinstance(value, datetime):
        value = value.date()
    is_scalar = isinstance(value, str | int | float | date) and not isinstance(value, bool)
    return " ".join(str(value).split()) if is_scalar else ""
