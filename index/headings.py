"""Which lines are headings, and of what rank.

The numbering of official documents (GB/T 9704-2012, 7.3.3) runs 一、 （一） 1. （1）;
parts (第一部分) stand above it, unnumbered headings beside or above 一、.
Pages lose numerals, so `、存在的问题` counts as 一、 too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PART, UNNUMBERED, FIRST, SUBTITLE, SECOND, THIRD, FOURTH, LEAD = range(8)
"""Ranks, highest first. `SUBTITLE` is an unnumbered heading below 一、, `LEAD` a short
sentence that opens a paragraph as its title."""

_NUMERAL = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_MARKS = (
    (PART, re.compile(rf"第{_NUMERAL}(?:部分|章|篇)[\s、：:]?")),
    (
        FIRST,
        re.compile(
            rf"{_NUMERAL}(?:[、．.](?=.)|\s*$)(?!{_NUMERAL}[、产线季])\s*|、(?=[^\s、。]{{3,29}}$)"
        ),
    ),
    (SECOND, re.compile(rf"[（(]{_NUMERAL}[)）][、.．]?\s*")),
    (THIRD, re.compile(r"[0-9０-９]{1,2}[、．.](?![0-9０-９])\s*")),
    (FOURTH, re.compile(r"[（(][0-9０-９]{1,2}[)）][、.．]?\s*")),
)
_ITEM = re.compile(rf"{_NUMERAL}(?:是|要)|第{_NUMERAL}[，,、]|——|--|[●■◆•·]|是(?=[^否不])")
_BARE = re.compile(
    rf"(?:{_NUMERAL}|[0-9０-９]{{1,2}})[、．.]|{_NUMERAL}(?:是|要)|第{_NUMERAL}[，,、]"
)
_STOP = re.compile(r"[。！？!?]")
_PAUSE = re.compile(r"[，,：:；;]")
_UNNUMBERED = re.compile(
    r"(?=.{2,32}$)(?!.*[，。；！？：:]$)(?:"
    r".*(?:回顾|总结|成效|目标任务|主要任务|奋斗目标|总体要求|总体思路|工作打算|工作安排|工作重点|重点工作|重点任务|工作计划|工作思路|"
    r"工作措施|主要目标|预期目标|存在(?:的)?问题.*|下一步.*|自身建设|结束语|结语|工作情况|主要工作|主要做法|工作建议)"
    r"|附件\s*[0-9一二三四五六七八九十]*.{0,24}|.*名词(?:解释|注释|说明)|(?:一九|二[○〇零]|19|20).{2}年.{0,16}(?:工作|任务|目标|情况|建议))$"
)
_NOT_BARE = re.compile(
    r"各位|同志们|[。！？；：:;!?，,、…]$|[。！？；：:;|]|^[（(].*[)）]$|^[●■◆•·*—]|——|\d{2,}|"
    r"^(?:附[件表图]?|图|表|注|单位)\s*\d*$|(?:总理|主席|省长|市长|区长|县长|镇长)"
)
_LONGEST_BARE = 32
_MAX_HEADING = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading found at the head of a line: its rank and how many characters it takes."""

    rank: int
    length: int


def is_marked(line: str) -> bool:
    """Whether the line is a heading or opens with the number of a heading or an item."""
    stripped = line.strip()
    return _ITEM.match(stripped) is not None or find_heading(line, in_body=True) is not None


def is_bare_mark(line: str) -> bool:
    """Whether the line is nothing but the number of an item whose text was broken off."""
    return _BARE.fullmatch(line.strip()) is not None


def bare_heading(line: str) -> Mark | None:
    """The heading that `line` is if it stands alone between paragraphs: short and unended.

    Ordinals (第一，…) rank like numbers, the rest like other unnumbered headings.
    """
    stripped = line.strip()
    if not 2 < len(stripped) <= _LONGEST_BARE or _NOT_BARE.search(stripped):
        return None
    rank = THIRD if _ITEM.match(stripped) else UNNUMBERED
    return Mark(rank, len(line) - len(line.lstrip()) + len(stripped))


def is_list_item(line: str) -> bool:
    """Whether the line is a numbered item of a list that goes on: 一、提高标准；"""
    return line.rstrip().endswith(("；", ";")) and _numbered(line.strip()) is not None


def restarts(line: str) -> bool:
    """Whether the line bears the first number of its rank: 一、 （一） 1."""
    return re.match(r"\s*[（(]?(?:一|1|１|第一)[、．.)）部章篇]", line) is not None


def find_heading(line: str, *, in_body: bool) -> Mark | None:
    """The heading at the head of `line`, if any; unnumbered ones only once `in_body`."""
    stripped = line.strip()
    indent = len(line) - len(line.lstrip())
    numbered = _numbered(stripped)
    if numbered is not None:
        rank, width = numbered
        length = _heading_length(stripped, width, rank)
        return Mark(rank, indent + length) if length else None
    if in_body and _UNNUMBERED.match(stripped):
        return Mark(UNNUMBERED, indent + len(stripped))
    return None


def _numbered(line: str) -> tuple[int, int] | None:
    """Rank and width of the number that `line` opens with."""
    for rank, pattern in _MARKS:
        if match := pattern.match(line):
            return rank, match.end()
    return None


def _heading_length(line: str, width: int, rank: int) -> int:
    """How much of `line` is heading; 0 if a low-ranking number opens mere running text."""
    stop = _STOP.search(line, width)
    if stop is None and len(line) <= _MAX_HEADING:
        return len(line)
    if stop is not None and stop.end() <= _MAX_HEADING:
        return stop.end()
    if rank >= THIRD:
        return 0
    pause = _PAUSE.search(line, width)
    return pause.end() if pause and pause.end() <= _MAX_HEADING else width
