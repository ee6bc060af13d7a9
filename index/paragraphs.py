"""Paragraphs and sentences of a text, as spans that tile it.

A paragraph is a line, or several lines where a page broke one in mid-sentence.
White space belongs to what stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from index.headings import find_heading, is_bare_mark, is_marked

Span = tuple[int, int]
"""First character and the one after the last."""

_FILLED_LINE = re.compile(r"^[^\n]*\S", re.MULTILINE)
_ENDED = re.compile(r"[。！？；：!?;:…][”’」』）)】》]*$")
_MAX_TITLE = 26
_CLOSING = "，、。；：！？”’」』）》】,;"
_SENTENCE_END = re.compile(
    r"(?:[。！？]|[!?](?![A-Za-z0-9]))[。！？!?]*[”’」』）)】》]*\s*|(?<=[^\d\s.])\.\s*\Z"
)
_ENCLOSED = re.compile(r"[（(][^（）()\n]{0,60}[）)]|“[^“”\n]{0,40}”|「[^「」\n]{0,40}」")


def tile(breaks: Iterable[int], start: int, end: int) -> list[Span]:
    """Spans that tile start:end, broken at `breaks`; those outside are ignored."""
    bounds = [start, *sorted({offset for offset in breaks if start < offset < end}), end]
    return [(a, b) for a, b in pairwise(bounds) if a < b]


def lines(text: str, start: int, end: int) -> list[Span]:
    """The filled lines of `text[start:end]`, each with the blank ones after it."""
    filled = [start + match.start() for match in _FILLED_LINE.finditer(text[start:end])]
    return tile(filled[1:], start, end)


def paragraphs(text: str, start: int, end: int) -> list[Span]:
    """The paragraphs of `text[start:end]`; lines broken in mid-sentence are joined."""
    joined: list[Span] = []
    before = ""
    for first, last in lines(text, start, end):
        line = text[first:last]
        if joined and _continues(before, line):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
        before = line
    return joined


def _continues(before: str, after: str) -> bool:
    """Whether the line `after` goes on with the sentence that the line `before` broke off."""
    upper = before.strip()
    if not upper or is_marked(after.rstrip()):
        return not upper
    if after[:1] in _CLOSING or is_bare_mark(upper):
        return True
    if find_heading(upper, in_body=True):
        return False
    if _ENDED.search(upper):
        return _is_title_line(upper, before, after)
    if "\n\n" in before[len(before.rstrip()) :]:
        return upper.endswith(("，", "、", ","))
    return not after[:1].isspace()


def _is_title_line(last: str, before: str, after: str) -> bool:
    """Whether `last` is the bold opening sentence of a paragraph, broken off from its text."""
    adjoins = before.endswith(f"{last}\n") and not after[:1].isspace()
    return adjoins and last.endswith("。") and len(last) <= _MAX_TITLE < len(after.rstrip())


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]`; closing quotes and brackets stay with theirs."""
    part = text[start:end]
    inside = enclosed(part)
    ends = (match.end() for match in _SENTENCE_END.finditer(part))
    return tile((start + offset for offset in ends if not within(offset, inside)), start, end)


def enclosed(part: str) -> list[Span]:
    """The spans of short brackets and quotations in `part`."""
    return [match.span() for match in _ENCLOSED.finditer(part)]


def within(offset: int, spans: list[Span]) -> bool:
    """Whether a break at `offset` would fall inside one of `spans`, which are in order."""
    last = bisect_left(spans, (offset,)) - 1
    return last >= 0 and offset < spans[last][1]
