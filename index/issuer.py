"""Which body issued a document."""

from __future__ import annotations

import re

from index.front import Front
from index.gazetteer import NATION, find_province
from index.kinds import LOOKING_BACK

_BODY = r"(?:人民政府|国务院|办事处|委员会|管委会|办公室|办公厅|街道|[镇乡局厅委])"
_LINE = re.compile(rf"(?P<body>[一-龥*]{{2,20}}?{_BODY})(?:令|文件)?")
_BEFORE_MATTER = re.compile(
    rf"(?P<issuer>[一-龥、\s]{{2,80}}?{_BODY})(?=关于|[\d一二].{{3}}年|工作)"
)
_NO_ISSUER = re.compile(r"本[网站]|网站?$|日报|晚报|公众号|客户端|新华社|新闻|融媒|记者")


def find_issuer(front: Front, place: str, kind: str, title: str, page: str) -> str:
    """The issuer named above the body, in the signature, in the title or by the page.

    A report of a government that names none is its government's; else the place stands for it.
    """
    for line in front.lines:
        if (match := _LINE.fullmatch(line)) and "*" not in line:
            return match["body"]
    if told := _of_title(title, place):
        return told
    if place == NATION and kind in LOOKING_BACK:
        return "国务院"
    if front.signers:
        return " ".join(front.signers)
    return _government(place, kind) or _of_page(page) or place


def _of_title(title: str, place: str) -> str:
    """The bodies that a title opens with: 广州市财政局关于…, 临淄区教育局2023年工作总结."""
    match = _BEFORE_MATTER.match(title)
    if match is None or "关于" in match["issuer"] or match["issuer"] == place:
        return ""
    apart = re.sub(rf"(?<=[局厅委会室])(?={match['issuer'][:2]})", " ", match["issuer"])
    return " ".join(apart.split())


def _government(place: str, kind: str) -> str:
    if not place or kind not in LOOKING_BACK:
        return ""
    province = find_province(place)
    return f"{province.name if province else place}人民政府"


def _of_page(issuer: str) -> str:
    return "" if _NO_ISSUER.search(issuer) else issuer
