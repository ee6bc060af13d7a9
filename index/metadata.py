"""What a report says of itself: title, issuer, place, period, date, kind.

The text comes first; the name of the file fills what the text leaves open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from index.document import Document
from index.gazetteer import NATION, find_place, find_province, level_of
from index.headings import find_heading
from index.periods import find_periods, year_number
from index.report import Metadata, Period

GOVERNMENT_REPORT = "政府工作报告"
"""The kind of report that looks back on the year before the one it is given in."""

_KINDS = (
    (GOVERNMENT_REPORT, re.compile(r"政府工作[报報][告吿]")),
    ("工作总结", re.compile(r"总结|總結")),
    ("工作报告", re.compile(r"工作[报報]告|情况报告|汇报")),
    ("工作计划", re.compile(r"计划|打算|思路|要点|安排|規劃|规划|方案")),
)
_BODY = re.compile(r"[。！；：:;!]\s*$|.{45}")
_SPACES = re.compile(r"\s+")
_TITLE = re.compile(r"报告|報告|总结|總結|计划|打算|要点|思路|汇报|规划|公报|方案")
_DATELINE = re.compile(r"^[-—–（(]*\s*(?:19|20|一九|二[〇○零]).{2}年.{1,6}月.{1,4}日")
_ISSUER = re.compile(r"^[一-龥*]{2,20}?(?:办事处|人民政府|街道|委员会|管委会|[镇乡局厅]|国务院)$")
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s*年?")
_TITLE_YEAR = re.compile(r"^(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年度?")
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s*[年\-/.]\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月\-/.]\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)日?"
)
_SESSION = re.compile(r"在(?P<place>[一-龥]{2,20}?)第[一-龥\d]{1,4}(?:届|屆)")
_SPEAKS_FOR = re.compile(
    r"代表(?P<place>[一-龥]{2,20}?)(?:第[一-龥\d]{1,4}届)?(?:人民政府|政府|国务院|國務院)"
)
_NATIONAL = re.compile(r"代表(?:国务院|國務院|中央人民政府)|全[国國]人民代表大[会會]|国务院|國務院")
_BODY_PLACE = re.compile(
    r"[，,。\s](?P<place>[一-龥*]{1,8}(?:街道|镇|乡))(?=在|紧紧|围绕|深入|坚持|认真|全面|[，,])"
)
_LOOKS_BACK = re.compile(r"回顾|总结|成效|情况|完成")
_HALF = re.compile(r"(?P<half>[上下])半年.{0,6}(?:总结|情况|回顾|完成)")
_HEAD = 3000


@dataclass(frozen=True, slots=True)
class Front:
    """What stands above the body: the lines, squeezed, and the opening of the body."""

    lines: tuple[str, ...]
    opening: str
    headings: tuple[str, ...]
    stem: str


def read_metadata(document: Document, source: str) -> Metadata:
    """What `document`, cleaned and from the file `source`, tells of itself."""
    front = _front(document.text, source)
    own_title = _own_title(front.lines)
    kind = _kind(own_title, front)
    place = _place(own_title, front)
    told = _date(front.lines)
    period = _period(own_title, front, kind, told)
    return Metadata(
        title=_title(own_title, place, period, kind, front),
        issuer=_issuer(front, place, kind),
        place=place,
        level=level_of(place),
        period=period,
        date=told,
        kind=kind,
        url=document.url,
    )


def speaking_year(metadata: Metadata) -> Period | None:
    """The year that the report calls 今年: that after the covered one in a 政府工作报告."""
    if metadata.period is None:
        return None
    year = metadata.period.last.year
    return Period.year(year + 1 if metadata.kind == GOVERNMENT_REPORT else year)


def planned_period(metadata: Metadata) -> Period | None:
    """The period that the report's plans are for: the next year, or the second half."""
    period = metadata.period
    if period is None:
        return None
    if period == Period.half(period.first.year, 1):
        return Period.half(period.first.year, 2)
    return Period.year(period.last.year + 1)


def _front(text: str, source: str) -> Front:
    filled = [line.strip() for line in text[:_HEAD].splitlines() if line.strip()]
    count = next(
        (
            n
            for n, line in enumerate(filled)
            if _BODY.search(line) or find_heading(line, in_body=False)
        ),
        len(filled),
    )
    headings = tuple(
        line.strip()
        for line in text.splitlines()
        if len(line.strip()) < 45 and find_heading(line, in_body=True)
    )
    squeezed = [_SPACES.sub("", line) for line in filled[: count + 1]]
    lines = [piece for line in squeezed[:count] for piece in _split_title(line)]
    return Front(
        lines=tuple(lines + _split_title(*squeezed[count:])[:-1]),
        opening="\n".join(filled[count : count + 4]),
        headings=headings[:12],
        stem=PurePosixPath(source.replace("\\", "/")).stem,
    )


def _split_title(line: str = "") -> list[str]:
    """A title and the date line that runs on behind its dash, apart."""
    head, dash, tail = line.partition("——")
    is_title = dash and 4 <= len(head) <= 40 and _TITLE.search(head)
    return [head, dash + tail] if is_title else [line]


def _own_title(lines: tuple[str, ...]) -> str:
    """The text's own title: the first line that names a kind of report, with its pieces."""
    for number, line in enumerate(lines):
        if _TITLE.search(line) and not _DATELINE.match(line):
            return _joined_title(lines, number)
    return ""


def _joined_title(lines: tuple[str, ...], number: int) -> str:
    """The title at line `number`, put behind the line above if that begins it."""
    title = lines[number]
    above = lines[number - 1] if number else ""
    begins = above and len(above) + len(title) <= 45 and not _DATE.search(above)
    if (
        begins
        and above not in title
        and (_TITLE_YEAR.match(above) or above.endswith(("关于", "年", "和", "及")))
    ):
        return above + title
    if title == GOVERNMENT_REPORT and above and find_place(above) == above:
        return above + title
    return title


def _kind(title: str, front: Front) -> str:
    for wording in (title, front.stem, "\n".join(front.headings[:3]), front.opening):
        for kind, pattern in _KINDS:
            if pattern.search(wording):
                return kind
    return ""


def _place(title: str, front: Front) -> str:
    """The place as written, '' where it is redacted."""
    heads = " ".join((title, *front.lines[:6], front.opening[:300]))
    told = [match["place"] for p in (_SESSION, _SPEAKS_FOR) if (match := p.search(heads))]
    named = (_TITLE_YEAR.sub("", title), *front.lines[:6], *told)
    if place := _first_place(named):
        return place
    if "国务院" in title + front.stem or _NATIONAL.search(heads):
        return NATION
    body = _BODY_PLACE.search(front.opening[:200])
    return _first_place((re.sub(r"^[\d_\-]+年?", "", front.stem), body["place"] if body else ""))


def _first_place(candidates: Iterable[str]) -> str:
    return next((place for text in candidates if (place := find_place(text))), "")


def _issuer(front: Front, place: str, kind: str) -> str:
    for line in front.lines:
        if _ISSUER.match(line) and "*" not in line:
            return line
    if place == NATION:
        return "国务院"
    if place and kind == GOVERNMENT_REPORT:
        province = find_province(place)
        return f"{province.name if province else place}人民政府"
    return place


def _date(lines: tuple[str, ...]) -> date | None:
    """The first full date above the body."""
    for line in lines:
        if match := _DATE.search(line):
            for found in find_periods(_as_day(match), None):
                return found[2].first
    return None


def _as_day(match: re.Match[str]) -> str:
    month, day = (_number(match[name]) for name in ("month", "day"))
    return f"{year_number(match['year'])}年{month}月{day}日"


def _number(digits: str) -> int:
    """A day or month in arabic or Chinese numerals (一 to 三十一)."""
    if digits.isdigit():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    values = {name: value for value, name in enumerate("一二三四五六七八九", start=1)}
    return (values.get(tens, 1) * 10 if ten else 0) + values.get(ones, 0)


def _period(title: str, front: Front, kind: str, told: date | None) -> Period | None:
    """The period covered: told by title or headings, else by date or file name."""
    if kind == GOVERNMENT_REPORT:
        year = told.year if told else _first_year(title, front.stem)
        return Period.year(year - 1) if year else _year_looked_back(front)
    year = _first_year(title)
    if year is None:
        looked_back = _year_looked_back(front)
        year = looked_back.first.year if looked_back else _first_year(front.stem)
    if year is None and told:
        year = told.year - (told.month <= 3)
    if year is None:
        return None
    half = _HALF.search(title or "".join(front.headings[:2]))
    return Period.half(year, 1 if half["half"] == "上" else 2) if half else Period.year(year)


def _first_year(*wordings: str) -> int | None:
    for wording in wordings:
        if match := _YEAR.search(wording):
            return year_number(match["year"])
    return None


def _year_looked_back(front: Front) -> Period | None:
    """The year that the headings look back on, else the one they name most often."""
    named = [line for line in front.headings if _YEAR.search(line)]
    back = [line for line in named if _LOOKS_BACK.search(line)]
    years = Counter(_first_year(line) for line in back or named)
    most = years.most_common(1)
    return Period.year(most[0][0]) if most and most[0][0] else None


def _title(own: str, place: str, period: Period | None, kind: str, front: Front) -> str:
    """The title as people cite it: with place and year, which title lines often leave out."""
    if own and own != GOVERNMENT_REPORT:
        missing = place and place != NATION and find_place(own) == "" and place not in own
        return f"{place}{own}" if missing else own
    issuer = "国务院" if place == NATION else place or _redacted(front)
    if not kind or not (issuer or period):
        return own or front.stem
    year = f"{_cited_year(kind, period)}年" if period else ""
    return f"{year}{issuer}{kind}" if kind == GOVERNMENT_REPORT else f"{issuer}{year}{kind}"


def _cited_year(kind: str, period: Period) -> int:
    return period.last.year + 1 if kind == GOVERNMENT_REPORT else period.first.year


def _redacted(front: Front) -> str:
    """A redacted name as it stands in the text: **街道."""
    match = re.search(r"\*+(?:街道|镇|乡|区|县|市|省)", front.opening)
    return match.group() if match else ""
