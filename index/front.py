"""What stands above the body of a document and, if it is signed, below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.headings import find_heading
from index.written_dates import find_date, is_date

_BODY = re.compile(r"[。！；：:;!]\s*$|.{45}")
_SPACES = re.compile(r"\s+")
_LONG_TITLE = re.compile(r"[^。！；]{4,120}(?:通知|通告|公告|意见|决定|办法|细则|规定|报告|总结)")
_DATELINE = re.compile(
    r"[-—–（(]*\s*(?:19|20|一九|二[〇○零]).{2}年.{1,6}月.{1,4}日.{0,50}(?:会议|大会|讲话|报告)"
)
_TITLE = re.compile(r"报告|報告|总结|總結|计划|打算|要点|思路|汇报|规划|公报|方案")
_SIGNER = re.compile(
    r"[一-龥*、（）()\s]{2,80}(?:政府|局|厅|委员会|委|办公室|办公厅|办事处|[院部署会处]|中心|街道|[镇乡])"
)
_OFFICIAL = re.compile(
    r".{0,8}(?:[省市县区州镇乡局厅]\s*长|主席|主任|总理)\s*[:：]?\s*[一-龥·]{2,10}"
)
_HEAD = 3000
_LONGEST_DATELINE = 90
_MOST_SIGNERS = 8


@dataclass(frozen=True, slots=True)
class Front:
    """What stands above the body, the opening of the body, and the signature.

    `lines` are those above the body, without white space; `opening` are the first four
    filled lines from the body on; `headings` the first headings of the text. `signers`
    and `signed` are the bodies and the date that a notice ends in.
    """

    lines: tuple[str, ...]
    opening: str
    headings: tuple[str, ...]
    signers: tuple[str, ...] = ()
    signed: date | None = None


def read_front(text: str, title: str = "") -> Front:
    """The front of a cleaned text; a line that is the page's `title` is above the body."""
    filled = [line.strip() for line in text[:_HEAD].splitlines() if line.strip()]
    body = (n for n, line in enumerate(filled) if line != title.strip() and _is_body(line))
    count = next(body, len(filled))
    squeezed = [_SPACES.sub("", line) for line in filled[: count + 1]]
    lines = [piece for line in squeezed[:count] for piece in _split_title(line)]
    signers, signed = _signature(text)
    return Front(
        lines=tuple(lines + _split_title(*squeezed[count:])[:-1]),
        opening="\n".join(filled[count : count + 4]),
        headings=_first_headings(text),
        signers=signers,
        signed=signed,
    )


def _is_body(line: str) -> bool:
    if _DATELINE.match(line) and len(line) <= _LONGEST_DATELINE:
        return False
    if _LONG_TITLE.fullmatch(line):
        return False
    return bool(_BODY.search(line) or find_heading(line, in_body=False))


def _first_headings(text: str) -> tuple[str, ...]:
    lines = (line.strip() for line in text.splitlines())
    found = (line for line in lines if len(line) < 45 and find_heading(line, in_body=True))
    return tuple(line for line, _ in zip(found, range(12), strict=False))


def _split_title(line: str = "") -> list[str]:
    """A title and the date line that runs on behind its dash, apart."""
    head, dash, tail = line.partition("——")
    is_title = dash and 4 <= len(head) <= 40 and _TITLE.search(head)
    return [head, dash + tail] if is_title else [line]


def _signature(text: str) -> tuple[tuple[str, ...], date | None]:
    """Who signed and when: the first lines of bodies that a line with a date alone follows.

    An official signs for a body that is named elsewhere.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        if number and is_date(line):
            signers = _signers(lines, number)
            if signers or _OFFICIAL.fullmatch(lines[number - 1]):
                return signers, find_date(line)
    return (), None


def _signers(lines: list[str], end: int) -> tuple[str, ...]:
    """The names of bodies on the lines right above line `end`."""
    found: list[str] = []
    for number in range(end - 1, max(-1, end - 1 - _MOST_SIGNERS), -1):
        if not _SIGNER.fullmatch(lines[number]):
            break
        found += reversed(lines[number].split())
    return tuple(reversed(found))
