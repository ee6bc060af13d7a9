"""What an answer is made of.

A `Quote` carries the offsets that prove it: `report.text[start:end] == text`, and
`focus` marks, in the same offsets, the clause that answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from index.report import Period, Status

MAX_QUOTE = 400
"""The longest quote, in characters."""

MAX_FOCUS = 120
"""The longest focus, in characters."""


class Verdict(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a quote stands: the report as people cite it, and the headings above it.

    `page` counts from 1, None where the file has no pages; `url` is where the report was
    published; `recognised` tells that the text was read off a picture.
    """

    report: str
    source: str
    title: str
    issuer: str
    date: date | None
    section: tuple[str, ...]
    page: int | None = None
    url: str = ""
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim span of a report; `report` in the locator is `Report.key`."""

    locator: Locator
    text: str
    start: int
    end: int
    focus: tuple[int, int]
    status: Status


_QUANTITY = re.compile(r"[\d０-９〇零一二三四五六七八九十百]")


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """The figure asked for, as written, and the index of the quote it stands in.

    `change` is the growth beside an amount (同比增长34%). Where the figure is itself a growth,
    it is the word before it (同比下降), which tells its direction.
    """

    value: str
    unit: str
    metric: str
    status: Status
    quote: int
    period: Period | None = None
    change: str = ""

    @property
    def is_growth(self) -> bool:
        """Whether it is itself a growth, whose verb stands before it."""
        return bool(self.change) and not _QUANTITY.search(self.change)


class Standing(StrEnum):
    """What became of the report that a quote was taken from."""

    CURRENT = "current"
    REPLACED = "replaced"  # the library holds a newer version of it
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The part of a section that a quote stands in; `text[quote[0]:quote[1]]` is the quote.

    `before` and `after` tell whether the section goes on beyond `text` on that side,
    `standing` whether the report is still what the library holds.
    """

    locator: Locator
    text: str
    quote: tuple[int, int]
    before: bool
    after: bool
    standing: Standing = Standing.CURRENT


@dataclass(frozen=True, slots=True)
class Found:
    """What was quoted, and what the library says of it now.

    While its report is `CURRENT`, `now` is the quote itself. Else `then` is the old wording,
    None if no version holds it any more, and `now` the same matter in the report that
    replaced it, or the same wording in another one; None if there is neither.
    """

    standing: Standing
    then: Quote | None = None
    now: Quote | None = None


class Gap(StrEnum):
    """What the library does not hold."""

    NOTHING = "nothing"  # no passage speaks of it
    PLACE = "place"  # no report of this place
    PERIOD = "period"  # no report of this time
    METRIC = "metric"  # the reports of this place do not give this metric
    VALUE = "value"  # the matter is mentioned, without a value of the kind asked for
    COMPUTED = "computed"  # it would have to be computed from several reports
    BEYOND = "beyond"  # no figure keeps the bound that is asked for
    REVERSED = "reversed"  # a fall is asked for, and the report tells of a rise
    EXHAUSTED = "exhausted"  # more is asked for, and everything was shown
    EMPTY = "empty"  # the library holds no report at all


@dataclass(frozen=True, slots=True)
class Holding:
    """A report of the library, as a refusal names it."""

    title: str
    place: str
    period: Period | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer: the gap, the word of the question it concerns, what is held.

    The reports that matter to the question are named, of so many `others` only their number.
    """

    gap: Gap
    subject: str
    holdings: tuple[Holding, ...]
    nearest: tuple[Quote, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of a comparison: a place, a time, or both; empty and None where none is named."""

    place: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A report that answers as well as others; `quote` is its quote, None if it is not shown."""

    source: str
    title: str
    place: str
    period: Period | None
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a question. Quotes are best first; refused answers have none.

    `missing` are the rows of a comparison that no quote answers. `alike` tells that nothing was
    asked: the quotes are what is most like a letter, maybe of another matter. `ambiguous` are
    the reports that answer equally well, where the question does not tell which is meant.
    """

    question: str
    verdict: Verdict
    quotes: tuple[Quote, ...] = ()
    figures: tuple[AnswerFigure, ...] = ()
    refusal: Refusal | None = None
    reading: str = ""
    missing: tuple[Asked, ...] = ()
    alike: bool = False
    ambiguous: tuple[Choice, ...] = ()
    latency_ms: float = field(default=0.0, compare=False)
