"""Headings that the format marks, ranked among those that the text numbers.

Formats mark too much (whole paragraphs, every line, the title) or too little, so marks are
believed only where they look like headings, and numbers go before levels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Heading
from index.headings import FIRST, UNNUMBERED, find_heading
from index.paragraphs import Span

LONGEST_MARKED = 60
"""A longer paragraph is no heading, whatever the format says."""
_LARGEST_SHARE = 0.5
"""Where more of the paragraphs than this are marked, marks tell nothing."""
_STEP = 0.1
_RUNNING_TEXT = re.compile(r"[。；;](?=.)|[，,；;：:]$")


def marked_ranks(text: str, headings: Sequence[Heading], spans: Sequence[Span]) -> dict[int, float]:
    """The ranks of the paragraphs, by their starts, that marks worth believing make headings."""
    believed = _believable(text, headings, spans)
    ranks = _ranks_of_levels(text, believed)
    levels = {_filled(text, one.start, one.end): one.level for one in believed}
    filled = ((start, _filled(text, start, end)) for start, end in spans)
    return {start: ranks[levels[span]] for start, span in filled if span in levels}


def _filled(text: str, start: int, end: int) -> Span:
    """The span without the white space around it."""
    wording = text[start:end]
    return start + len(wording) - len(wording.lstrip()), start + len(wording.rstrip())


def _believable(text: str, headings: Sequence[Heading], spans: Sequence[Span]) -> list[Heading]:
    """The marks that look like headings; none if the format marks nearly everything."""
    body = _start_of_body(spans)
    found = [
        one for one in headings if one.end > body and _looks_like_heading(text[one.start : one.end])
    ]
    return found if len(found) <= _LARGEST_SHARE * len(spans) else []


def _start_of_body(spans: Sequence[Span]) -> int:
    """Where headings may begin: the line above the first long paragraph, unless it is the title."""
    first = next((n for n, (start, end) in enumerate(spans) if end - start > LONGEST_MARKED), 0)
    return spans[max(first - 1, min(first, 1))][0] if spans else 0


def _looks_like_heading(wording: str) -> bool:
    stripped = wording.strip()
    return 1 < len(stripped) <= LONGEST_MARKED and not _RUNNING_TEXT.search(stripped)


def _ranks_of_levels(text: str, headings: Sequence[Heading]) -> dict[int, float]:
    """The rank of each level that the format uses.

    A level whose headings are numbered 一、 leaves the others to stand beside them; with
    other numbers it gives them its numbers' rank. A level without numbers stands right
    below the one above it, the first one where unnumbered headings stand.
    """
    ranks: dict[int, float] = {}
    last = UNNUMBERED - _STEP
    for level in sorted({heading.level for heading in headings}):
        wordings = (text[one.start : one.end] for one in headings if one.level == level)
        numbered = [rank for wording in wordings if (rank := _number_rank(wording)) is not None]
        last = min(numbered) if numbered else last + _STEP
        ranks[level] = UNNUMBERED if last == FIRST else last
    return ranks


def _number_rank(wording: str) -> int | None:
    mark = find_heading(wording.strip(), in_body=False)
    return None if mark is None else mark.rank
