"""A document's own title among the lines above its body, and how people cite it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.gazetteer import NATION, find_place, named_within
from index.kinds import CITED_WITH_PLACE, GOVERNMENT_REPORT, LOOKING_BACK, kind_of_title
from index.report import Period
from index.written_dates import find_date

_DATELINE = re.compile(r"^[-—–（(]*\s*(?:19|20|一九|二[〇○零]).{2}年.{1,6}月.{1,4}日")
_NO_TITLE = re.compile(
    r"[。！；]|^(?:索引号|发布机构|文号|主题词|来源|信息来源|附件)|^.{0,12}[:：].{0,30}$"
)
_TITLE_YEAR = re.compile(r"^(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年度?")
_REDACTED = re.compile(r"\*+(?:街道|镇|乡|区|县|市|省)")
_STATE = "中华人民共和国国务院"
_LONGEST = 120
_LONGEST_JOINED = 45
_MOST_PIECES = 3
_ENDS = ("通知", "通告", "公告", "意见", "决定", "报告")


def own_title(lines: Sequence[str], page_title: str = "") -> str:
    """The text's own title: the first line that names a kind of document, with its pieces.

    Lines that make the page's title are the title whatever they name, with the page's spaces.
    """
    squeezed = re.sub(r"\s+", "", page_title)
    if squeezed and any("".join(piece) == squeezed for piece in _runs(lines)):
        return page_title.strip()
    for number, line in enumerate(lines):
        if _is_title(line):
            return _joined(lines, number)
    return ""


def _runs(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    for number in range(len(lines)):
        for length in range(1, _MOST_PIECES + 1):
            yield lines[number : number + length]


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST or _DATELINE.match(line) or _NO_TITLE.search(line):
        return False
    return bool(kind_of_title(line))


def _joined(lines: Sequence[str], number: int) -> str:
    """The title at line `number`, put behind the line above if that begins it."""
    title = lines[number]
    above = lines[number - 1] if number else ""
    if above and above not in title and not find_date(above) and _opens(above, title):
        return above + title
    if title == GOVERNMENT_REPORT and above and find_place(above) == above:
        return above + title
    return title


def _opens(above: str, title: str) -> bool:
    """Whether a title that goes on in the line `title` begins in the one above it."""
    if _NO_TITLE.search(above):
        return False
    if "关于" in above and len(above) + len(title) <= _LONGEST:
        return not kind_of_title(above).endswith(_ENDS)
    opens = _TITLE_YEAR.match(above) or above.endswith(("年", "和", "及"))
    return bool(opens) and len(above) + len(title) <= _LONGEST_JOINED


def without_year(title: str) -> str:
    """The title without the year that it opens with."""
    return _TITLE_YEAR.sub("", title)


def cited_title(own: str, place: str, period: Period | None, kind: str, opening: str) -> str:
    """The title as people cite it: with place and year, which title lines often leave out.

    Empty if nothing is known to make one of.
    """
    if own and own != GOVERNMENT_REPORT:
        return _with_place(own.replace(_STATE, "国务院"), place, kind)
    issuer = "国务院" if place == NATION else place or _redacted(opening)
    if not kind or not (issuer or period):
        return own
    year = f"{_cited_year(kind, period)}年" if period else ""
    return f"{year}{issuer}{kind}" if kind == GOVERNMENT_REPORT else f"{issuer}{year}{kind}"


def _with_place(own: str, place: str, kind: str) -> str:
    named = place in own or find_place(without_year(own)) or named_within(own)
    lacks = place and place != NATION and kind in CITED_WITH_PLACE and not named
    return f"{place}{own}" if lacks else own


def _cited_year(kind: str, period: Period) -> int:
    return period.last.year + 1 if kind in LOOKING_BACK else period.first.year


def _redacted(opening: str) -> str:
    """A redacted name as it stands in the text: **街道."""
    match = _REDACTED.search(opening)
    return match.group() if match else ""
