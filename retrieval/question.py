"""A question as it is understood: what is asked, of when, in which words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from index.report import Period, Status
from retrieval.cues import WITH_FIGURE, Kind
from retrieval.league import NO_LEAGUE, League
from retrieval.lexicon import Synonym
from retrieval.places import NOWHERE, Scope
from retrieval.threshold import Threshold

Segment = Callable[[str], Sequence[str]]
"""Cuts a text into its words."""

CHANGE = re.compile(
    r"(?:同比|增长率?|增速|增幅|涨幅|降幅|下降|减少|增加|提高|变化|变动|走势|趋势|情况|排名)+"
)
"""Words that ask for the growth of a metric, or nothing more than its value."""

LIGHT = 0.3
"""The weight of a lone character or a word that says little, beside a word's 1."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A content word of the question with every wording that counts as it.

    `asked` tells that it stands right beside the question word: 施工方是哪家 asks for the 施工方;
    `metric` that it is the name of something that reports measure, `formal` that it is a
    term of the field at all; `narrows` that it tells what the measure
    right behind it is of (大豆产量).
    """

    text: str
    wordings: tuple[Synonym, ...]
    weight: float = 1.0
    asked: bool = False
    metric: bool = False
    formal: bool = False
    narrows: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood. `runs` are its stretches of content, for phrase matches.

    `times` are the wordings of `periods`, `by_report` and `recent` those of `Times`; `current`
    are the reports that can tell of a time relative to now, None where none is asked; `leaning`
    tells that a part of it was taken from the question before, all but the first `said` of its
    concepts; `insists` that nothing but a
    number will do (几 may also ask for an ordinal or a grade); `in_all` that what is asked for
    is told of several years together (五年一共); `is_text` that it asks nothing,
    but is compared as a whole (`long_text.py`).
    """

    text: str
    normal: str
    concepts: tuple[Concept, ...] = ()
    runs: tuple[str, ...] = ()
    kind: Kind = Kind.ANY
    unit: str = ""
    counted: str = ""
    status: Status = Status.UNKNOWN
    scope: Scope = NOWHERE
    periods: tuple[Period, ...] = ()
    times: tuple[str, ...] = ()
    by_report: bool = False
    recent: int = 0
    current: frozenset[str] | None = None
    league: League = NO_LEAGUE
    compares: bool = False
    computes: bool = False
    threshold: Threshold | None = None
    leaning: bool = False
    said: int = 0
    insists: bool = False
    in_all: bool = False
    is_text: bool = False

    @property
    def wants_figure(self) -> bool:
        """Whether the answer is a number."""
        return self.kind in WITH_FIGURE

    @property
    def weighs(self) -> bool:
        """Whether places are put in order, or chosen by a bound."""
        return bool(self.league.asked and (self.league.sign or self.threshold))

    @property
    def reading(self) -> str:
        """How a question that leans on another was understood, in a few words; else empty."""
        scope = self.scope
        places = [*(mention.name for mention in scope.mentions), *filter(None, [scope.unknown])]
        return " ".join((*places, *self.times, *self.runs)) if self.leaning else ""


@lru_cache(maxsize=1)
def _simplifier() -> Any:
    from opencc import OpenCC  # noqa: PLC0415

    return OpenCC("t2s")


def normalise(text: str) -> str:
    """NFKC, simplified script, lower case, single spaces."""
    sound = text.encode("utf-8", "ignore").decode()  # a lone surrogate is no text
    simplified: str = _simplifier().convert(unicodedata.normalize("NFKC", sound))
    return re.sub(r"\s+", " ", simplified).strip().lower()


def word_edges(
    text: str, segment: Segment, frequency: Callable[[str], int] = len
) -> frozenset[int]:
    """Where the words of a text begin, and its end.

    What no dictionary has (of `frequency` 0) is a guess, within which any word may end.
    """
    words = [part for word in segment(text) for part in ([word] if frequency(word) else word)]
    return frozenset(accumulate(map(len, words), initial=0))
