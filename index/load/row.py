"""One row of a list: a JSON object whose keys name what a document has.

The names of columns that Chinese and English lists use are known here, for the unpackers
too; a row holds the columns under the names that the list gave them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from index.document import Document
from index.errors import BrokenDocumentError, EmptyDocumentError

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "_id", "doc_id", "docid", "编号", "序号"),
    "title": ("title", "标题", "题目", "名称"),
    "text": ("text", "content", "body", "正文", "内容", "全文", "正文内容"),
    "url": ("url", "link", "链接", "网址", "地址", "来源网址", "原文链接"),
    "date": ("date", "日期", "发布日期", "发布时间", "时间", "成文日期"),
    "place": ("place", "地区", "地点", "区域"),
    "issuer": ("issuer", "发布机构", "发文机关", "发布单位", "单位"),
}
"""What a document has, and the names of its column in the order of preference."""

_DAY = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<year8>\d{4})(?P<month8>\d{2})(?P<day8>\d{2})(?!\d)"
)


def read(data: bytes, source: str) -> Document:
    """The document of a row; `BrokenDocumentError` if it is none, `EmptyDocumentError` if blank."""
    try:
        row = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BrokenDocumentError(source, "no row of a list") from error
    if not isinstance(row, dict):
        raise BrokenDocumentError(source, "no row of a list")
    title = cell(row, "title").strip()
    text = cell(row, "text").strip("\n") or title
    if not text.strip():
        raise EmptyDocumentError(source, "no text in the row")
    return Document(
        text=text,
        title=title,
        issuer=cell(row, "issuer").strip(),
        place=cell(row, "place").strip(),
        date=_day(cell(row, "date")),
        url=_address(cell(row, "url")),
    )


def column(names: Mapping[str, object], field: str) -> str | None:
    """The name, among those of a list's columns, under which a field of the document stands."""
    plain = {_plain(name): name for name in reversed([*names])}
    return next((plain[known] for known in FIELDS[field] if known in plain), None)


def cell(row: Mapping[str, object], field: str) -> str:
    """What a row says of a field of the document, newlines as ``\\n``; empty if nothing."""
    name = column(row, field)
    value = None if name is None else row[name]
    match value:
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n")
        case bool() | None | dict():
            return ""
        case list():
            return "\n".join(one for one in value if isinstance(one, str))
    return str(value)


def _plain(name: str) -> str:
    return name.strip("\ufeff\u3000 \t\r\n").casefold()


def _day(written: str) -> date | None:
    """The first day in the wording; None if there is none."""
    match = _DAY.search(written)
    if not match:
        return None
    numbers = [int(match[name] or match[f"{name}8"]) for name in ("year", "month", "day")]
    try:
        return date(*numbers)
    except ValueError:
        return None


def _address(written: str) -> str:
    """An address that can be linked to; empty for anything else."""
    address = written.strip()
    return address if re.fullmatch(r"https?://[^\s<>\"]+", address, re.IGNORECASE) else ""
