"""What a page says of itself: title, issuing body, date of publication, address.

In order of trust: the meta tags that the State Council's 政府网站发展指引 (国办发〔2017〕47号)
prescribes, the common ones of the web, then the labelled lines around the body. The date is
that of publication; 成文日期 and 印发日期 stand in for it where it is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from index.load.lines import squeeze
from index.load.told import DAY, read_address, read_day

_TITLE_NAMES = ("articletitle", "article:title", "dc.title", "og:title")
_DATE_NAMES = (
    *("pubdate", "publishdate", "publish_date", "publishtime", "datepublished"),
    *("article:published_time", "og:published_time", "dc.date", "dc.date.issued"),
)
_SOURCE_NAMES = ("contentsource", "dc.publisher")
_ADDRESS_NAMES = ("url", "og:url")
_COLON = r"(?:\s*[:：]\s*| *\t\s*)"
_ISSUER = re.compile(
    rf"(?:发布|发文|制发|印发|公开)(?:机构|机关|单位|部门|主体){_COLON}(?P<value>[^\s:：【】]{{2,60}})"
)
_SOURCE = re.compile(
    rf"(?<![一-龥])(?:(?:信息|文章|稿件|内容)?(?:来源|出处)|稿源){_COLON}(?P<value>[^\s:：【】]{{2,60}})"
)
_DATE_LABELS = tuple(
    re.compile(rf"(?<![一-龥])(?:{words}){_COLON}(?P<value>{DAY.pattern})")
    for words in (
        "(?:发布|发表|公布|公开)(?:日期|时间)",
        "时间|日期",
        "(?:成文|印发|发文|生成)(?:日期|时间)",
    )
)
_LINE_OF_DATE = re.compile(rf"^(?P<value>{DAY.pattern})\b.{{0,60}}$", re.MULTILINE)
_GOVERNING = re.compile(
    r"(?:政府|委员会|[省市区县]委|国务院|[法检研学]院|检察院|办公[厅室]|办事处|街道|管委会|公安|"
    r"税务|中心|总工会|联合会|[部委办厅局署处镇乡站所])(?:（[^）]{1,40}）)?"
)
_MEDIUM = re.compile(r"网|频道|公众号|微信|微博|客户端|日报|晚报|新闻|媒体|电视")
_OWN_SITE = re.compile(r"^本[网站]|(?:门户|官方)*(?:网站|官网)$")
_SITE_TAIL = re.compile(r"(?P<title>.{4,}?)\s*[-_—|–]+\s*(?P<site>[^-_—|–]{2,40})", re.DOTALL)
_SITE = re.compile(r".*(?:网|网站|门户|平台|政府|委员会|[局厅部办])")
_SITE_OF = re.compile(
    r"(?P<place>(?:[一-龥]{2,9}?(?:自治区|自治州|自治县|省|市|区|县|旗|盟|州|镇|乡|街道))+)"
    r"(?=人民政府|政府|办事处|[一-龥]{2,14}[局厅委办])"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(\S+)")
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself, empty or None where it says nothing."""

    title: str
    issuer: str
    place: str
    date: date | None
    url: str


def read_facts(root: HtmlElement, markup: str, around: str) -> Facts:
    """The facts of the page `root`, parsed from `markup`; `around` are its lines but the body's."""
    meta = _meta(root)
    return Facts(
        title=_title(root, meta),
        issuer=_issuer(meta, around),
        place=_place(meta),
        date=_date(meta, around),
        url=_address(root, meta, markup),
    )


def _meta(root: HtmlElement) -> dict[str, str]:
    """The first filled value of each meta tag, by its name in lower case."""
    values: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("name") or tag.get("property") or tag.get("itemprop") or ""
        if content := _one_line(tag.get("content", "")):
            values.setdefault(name.strip().lower(), content)
    return values


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _told(meta: Mapping[str, str], names: Iterable[str]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _title(root: HtmlElement, meta: Mapping[str, str]) -> str:
    """The title told, else the heading that the page's title repeats, else the latter."""
    told = next(iter(_told(meta, _TITLE_NAMES)), "")
    page = _one_line(" ".join(title.text_content() for title in root.iter("title")))
    headings = [_one_line(one.text_content()) for one in root.iter("h1", "h2", "h3")]
    repeated = [one for one in headings if len(one) >= 4 and squeeze(one) in squeeze(page)]
    own = max(repeated, key=len, default=page or next(filter(None, headings), ""))
    return _without_site(told or own, meta)


def _without_site(title: str, meta: Mapping[str, str]) -> str:
    """`title` without the name of its site behind a dash."""
    parts = _SITE_TAIL.fullmatch(title)
    if parts and (parts["site"] == meta.get("sitename") or _SITE.fullmatch(parts["site"])):
        return _without_site(parts["title"], meta)
    return title


def _issuer(meta: Mapping[str, str], around: str) -> str:
    """The body that issued the page; a site's name or a medium is none."""
    told = [match["value"] for match in _ISSUER.finditer(around)]
    told += _told(meta, _SOURCE_NAMES)
    told += [match["value"] for match in _SOURCE.finditer(around)]
    told += _told(meta, ("columnname",))
    bodies = (_governing(one, meta) for one in told)
    return next(filter(None, bodies), "")


def _governing(told: str, meta: Mapping[str, str]) -> str:
    """`told` if each name in it is that of a public body, else nothing."""
    name = _OWN_SITE.sub("", told).strip()
    parts = re.split(r"[\s、，,]+", name)
    is_body = all(re.search(rf"{_GOVERNING.pattern}$", part) for part in parts)
    return name if is_body and told != meta.get("sitename") and not _MEDIUM.search(name) else ""


def _place(meta: Mapping[str, str]) -> str:
    """The place whose government or office keeps the site, by the site's name."""
    match = _SITE_OF.match(meta.get("sitename", ""))
    return match["place"] if match else ""


def _date(meta: Mapping[str, str], around: str) -> date | None:
    told = _told(meta, _DATE_NAMES)
    for pattern in (*_DATE_LABELS, _LINE_OF_DATE):
        told += [match["value"] for match in pattern.finditer(around)]
    return next(filter(None, map(read_day, told)), None)


def _address(root: HtmlElement, meta: Mapping[str, str], markup: str) -> str:
    """Where the page was published: the first absolute address that is told."""
    told = _told(meta, _ADDRESS_NAMES[:1])
    told += [link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical"]
    told += _told(meta, _ADDRESS_NAMES[1:])
    told += _SAVED_FROM.findall(markup[:_HEAD])
    return next(filter(None, map(read_address, told)), "")
