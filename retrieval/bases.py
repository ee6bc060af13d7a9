"""The value that was before, beside the one that has come: 由每人每年120元提高到200元.

Who asks how much it is means what it was raised to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.catalog import StoredPassage
from index.report import Figure

_FROM = re.compile(r"[由从][^，。；]{0,12}$")
_THAN = re.compile(r"比[^，。；]{0,12}的$")
_REACH = 16
"""In more characters than this neither of them matches."""
_TO = re.compile(
    r"(?:提高|提升|增加|上升|增长|扩大|扩展|发展|下降|降低|降|减少|缩小|缩短|压减|增|升|调整)[到至为]"
    r"[^，。；]{0,8}$"
)


def without_bases(passage: StoredPassage, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence but those from which the next one has moved on."""
    return [
        figure
        for at, figure in enumerate(figures)
        if not any(_moved_on(passage, figure, later) for later in figures[at + 1 : at + 2])
        and not any(_compared(passage, figure, other) for other in figures[:at])
    ]


def _moved_on(passage: StoredPassage, base: Figure, later: Figure) -> bool:
    alike = base.dimension == later.dimension and not base.is_change and not later.is_change
    if not (alike and _FROM.search(_before(passage, base))):
        return False
    between = passage.text[base.end - passage.start : later.start - passage.start]
    return bool(_TO.search(between))


def _compared(passage: StoredPassage, base: Figure, other: Figure) -> bool:
    """产量502万吨，比1957年的312万吨增加: what an earlier figure is set against."""
    return base.dimension == other.dimension and bool(_THAN.search(_before(passage, base)))


def _before(passage: StoredPassage, figure: Figure) -> str:
    """What stands right before a figure."""
    at = figure.start - passage.start
    return passage.text[max(0, at - _REACH) : at]
