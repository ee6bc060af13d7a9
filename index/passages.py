"""Passages and clauses: the units that are quoted, and those that answer.

A passage is an item (一是…), a paragraph, or a run of whole sentences of a long one.
Passages tile their section, clauses tile their passage.
"""

from __future__ import annotations

import re

from index.paragraphs import Span, enclosed, paragraphs, sentences, tile, within
from index.report import Clause, Passage, Section, Status
from index.status import clause_statuses, faces_problems, paragraph_flow, sentence_status

TARGET = 240
"""Longer items and paragraphs are cut into runs of sentences of about this length."""
LONGEST_SENTENCE = 380
"""Longer sentences are cut at a semicolon or a comma."""
LIMIT = 400
"""No passage is longer than this, in characters."""
SHORTEST_CLAUSE = 8
"""Shorter fragments join the next clause of their sentence."""
SHORTEST_PASSAGE = 40
"""A shorter head (a heading, 一是亮点提升。 before 一是) joins the item that follows it."""

_NUMERALS = "一二三四五六七八九十"
_ITEM = re.compile(rf"(?P<number>[{_NUMERALS}])(?:是|要)|第(?P<ordinal>[{_NUMERALS}])[，,、]")
_FIRST_ITEM = re.compile(r"一(?:是|要)|第一[，,、]")
_NEXT_ITEM = re.compile(
    r"\s*(?:[二三四五六七八九十](?:是|[、，])|第[二三四五六七八九十]|其[二三四]|——|[（(]?[2-9二三四五六七八九][)）、.．])"
)
"""How a paragraph begins that goes on with the list of the one before it."""
_LOST_ITEM = re.compile(r"(?<=[。；;！])\s*是(?=[^否不])")
_LOOK_BACK = 20
_STOPS = "。；;！：:？”」\n"
_CLAUSE_END = re.compile(r"(?:[，；;]|(?<![0-9０-９]),|,(?![0-9０-９]))[”’」』）)】》]*\s*")
_ROW_END = re.compile(r"^[^\S\n]*\d[\d,.]*[^\S\n]*\n(?=[^\S\n]*[^\d\s])", re.MULTILINE)
"""The end of a row of a table whose cells each have a line: a number, before what is none."""
_ROWS = 2
"""So many make a table, one may be the number of a page."""


def split_passages(text: str, section: Section) -> tuple[Passage, ...]:
    """The passages of a section, without figures; each at most `LIMIT` characters long."""
    passages: list[Passage] = []
    status = sentence_level = section.status
    for start, end in paragraphs(text, section.start, section.end):
        status = _status_from(text, (start, end), status)
        goes_on = sentence_level is Status.PROBLEM and _NEXT_ITEM.match(text, start, end)
        sentence_level = Status.PROBLEM if goes_on else status
        for first, last in _pieces(text, start, end):
            clauses, sentence_level = _clauses(text, (first, last), sentence_level)
            passages.append(Passage(section.index, first, last, clauses))
        status = _carried(text[start:end], sentence_level, status)
    return tuple(passages)


def _status_from(text: str, span: Span, status: Status) -> Status:
    first = sentences(text, *span)[0]
    return paragraph_flow(text[slice(*first)].strip(), status)


def _carried(paragraph: str, last: Status, status: Status) -> Status:
    """Problems go on into the items that a paragraph ending in a colon announces."""
    announces = paragraph.rstrip().endswith(("：", ":"))
    return last if announces and last is Status.PROBLEM else status


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """The passages of one paragraph."""
    items = tile(_item_starts(text, start, end), start, end)
    whole = _merge_short_heads(text, items)
    return [piece for item in whole for piece in _cut(text, *item)]


def _item_starts(text: str, start: int, end: int) -> list[int]:
    """Where items begin: 一是 after a stop, then each next number wherever it stands."""
    starts: list[int] = []
    expected = 0
    for match in _ITEM.finditer(text, start, end):
        number = _NUMERALS.index(match["number"] or match["ordinal"]) + 1
        if _follows_stop(text, start, match.start()) or number == expected > 1:
            starts.append(match.start())
            expected = number + 1
    if starts:
        starts += [match.end() - 1 for match in _LOST_ITEM.finditer(text, starts[0], end)]
    return [offset for offset in starts if not text[start:offset].isspace()]


def _follows_stop(text: str, start: int, position: int) -> bool:
    """Whether a sentence ends before `position`, or the paragraph from `start` begins there."""
    before = text[max(start, position - _LOOK_BACK) : position].rstrip(" \u3000")
    return before[-1:] in _STOPS


def _merge_short_heads(text: str, spans: list[Span]) -> list[Span]:
    """Join a short head to the item after it: a heading, or 一是亮点提升。 before 一是."""
    merged: list[Span] = []
    for number, (start, end) in enumerate(spans):
        first = merged[-1][0] if merged else start
        if number and end - first <= TARGET and _is_head(text, spans, number - 1):
            merged[-1] = (first, end)
        else:
            merged.append((start, end))
    return merged


def _is_head(text: str, spans: list[Span], number: int) -> bool:
    (start, end), (after, _) = spans[number], spans[number + 1]
    is_item = number > 0 or _ITEM.match(text, start) is not None
    announces = not is_item or _FIRST_ITEM.match(text, after) is not None
    return announces and len(text[start:end].strip()) <= SHORTEST_PASSAGE


def _cut(text: str, start: int, end: int) -> list[Span]:
    """A long item as runs of whole sentences of about equal length."""
    length = len(text[start:end].rstrip())
    if length <= TARGET:
        return _bounded(start, end)
    parts = [part for span in sentences(text, start, end) for part in _cut_sentence(text, *span)]
    share = length / -(-length // TARGET)
    return [piece for run in _packed(parts, share) for piece in _bounded(*run)]


def _cut_sentence(text: str, start: int, end: int) -> list[Span]:
    """A sentence, cut at semicolons or else commas if it is too long to quote whole."""
    if end - start <= LONGEST_SENTENCE:
        return [(start, end)]
    ends = [start + match.end() for match in re.finditer(r"[；;]\s*", text[start:end])]
    parts = tile(ends, start, end)
    if max(b - a for a, b in parts) > LONGEST_SENTENCE:
        parts = _clause_spans(text, start, end)
    return _packed(parts, TARGET)


def _packed(parts: list[Span], share: float) -> list[Span]:
    """Join neighbours while that brings a run closer to `share` characters."""
    runs: list[Span] = []
    for start, end in parts:
        if runs and _fits(runs[-1], end, share):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _fits(run: Span, end: int, share: float) -> bool:
    with_next, without = end - run[0], run[1] - run[0]
    return with_next <= LONGEST_SENTENCE and abs(with_next - share) <= abs(without - share)


def _bounded(start: int, end: int) -> list[Span]:
    """Cut what no stop divides."""
    return tile(range(start + LIMIT, end, LIMIT), start, end)


def _clauses(text: str, span: Span, status: Status) -> tuple[tuple[Clause, ...], Status]:
    """The clauses of a passage, and the status at its end."""
    clauses: list[Clause] = []
    for number, (start, end) in enumerate(sentences(text, *span)):
        own = sentence_status(text[start:end], status)
        parts = _clause_spans(text, start, end)
        told = clause_statuses([text[a:b] for a, b in parts], own)
        clauses += [Clause(a, b, number, s) for (a, b), s in zip(parts, told, strict=True)]
        status = Status.PLANNED if faces_problems(text[start:end]) else _after(own, status)
    return tuple(clauses), status


def _after(own: Status, status: Status) -> Status:
    """The status left behind: problems last, unless plans name them in passing."""
    if status is Status.PROBLEM or (own is Status.PROBLEM and status is not Status.PLANNED):
        return own
    return status


def _clause_spans(text: str, start: int, end: int) -> list[Span]:
    """The clauses of a sentence; commas in numbers, short brackets and quotes do not count.

    So are the rows of a table.
    """
    part = text[start:end]
    inside = enclosed(part)
    ends = [m.end() for m in _CLAUSE_END.finditer(part) if not within(m.end(), inside)]
    rows = [match.end() for match in _ROW_END.finditer(part)] if "\n" in part else []
    ends += rows if len(rows) >= _ROWS else []
    return _without_fragments(tile((start + offset for offset in ends), start, end))


def _without_fragments(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and merged[-1][1] - merged[-1][0] < SHORTEST_CLAUSE:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    if len(merged) > 1 and merged[-1][1] - merged[-1][0] < SHORTEST_CLAUSE:
        merged[-2:] = [(merged[-2][0], merged[-1][1])]
    return merged
