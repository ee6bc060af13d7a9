"""A round mark that was passed beside the exact value: 突破8000公里、达8184公里.

Both are figures of one metric; who asks for it wants the exact one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.catalog import StoredPassage
from index.report import Figure

_PASSED = re.compile(
    r"(?:突破|超过|超|跨越|跨过|跨上|跨入|迈上|迈入|迈过|站上|登上|跃上|跃升至|逾|越过|冲破|首破|破)了?$"
)
_MARK = re.compile(r"^[超逾破近]")
_NEAR = 1.5
"""The exact value lies beyond the mark, but by less than this factor."""


def without_marks(passage: StoredPassage, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence but those marks whose exact value follows."""
    return [
        figure
        for at, figure in enumerate(figures)
        if not any(_is_exact(later, figure) for later in figures[at + 1 :])
        or not _is_passed(passage, figure)
    ]


def _is_passed(passage: StoredPassage, figure: Figure) -> bool:
    before = passage.text[: figure.start - passage.start]
    return bool(_MARK.match(figure.value) or _PASSED.search(before))


def _is_exact(later: Figure, mark: Figure) -> bool:
    """Whether `later` may be the exact value of what passed `mark`."""
    if mark.number is None or later.number is None or mark.is_change or later.is_change:
        return False
    same = (later.metric, later.status) == (mark.metric, mark.status)
    alike = mark.dimension in ("", later.dimension)  # a mark may go without its unit
    return same and alike and mark.number < later.number < _NEAR * mark.number
