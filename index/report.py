"""What a report is made of.

A `Report` is a cleaned text plus what is known about it. Everything below it is
a span: `start` and `end` count characters of `Report.text`, so that for any span
`report.text[start:end]` is the very wording of the report.

Sections tile the text, the passages of a section tile the section, and the
clauses of a passage tile the passage: nothing is lost and nothing overlaps.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Status(StrEnum):
    """Whether a wording tells of something achieved, intended or lacking."""

    DONE = "done"
    PLANNED = "planned"
    PROBLEM = "problem"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """The administrative level of a place."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, first and last day included."""

    first: date
    last: date

    @classmethod
    @lru_cache(maxsize=512)
    def year(cls, year: int) -> Period:
        """The whole calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        """The first (1) or second (2) half of a year."""
        if half == 1:
            return cls(date(year, 1, 1), date(year, 6, 30))
        return cls(date(year, 7, 1), date(year, 12, 31))

    def overlaps(self, other: Period) -> bool:
        """Whether the two share at least a day."""
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Period) -> bool:
        """Whether `other` lies wholly within this period."""
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with what it measures, as written and as a comparable number.

    `start:end` is the span of value and unit, `value + unit` being what stands
    there (white space aside): "1.43" + "亿元", "近500" + "篇", "10" + "%左右"; of a bare
    number in a table the unit is that which its row, column or caption gives.
    `number` is the value in the `dimension`'s base unit (14300万元 and 1.43亿元 are
    both 143000000.0 元), None where it cannot be told. `change` is the growth that
    belongs to an amount ("同比增长34%"), as written, empty if there is none.
    A growth that stands alone is a figure of its own with `is_change` set.
    """

    metric: str
    value: str
    unit: str
    start: int
    end: int
    number: float | None = None
    dimension: str = ""
    change: str = ""
    is_change: bool = False
    period: Period | None = None
    status: Status = Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest span that answers: a stretch between two commas or stops.

    `sentence` counts the sentences of the passage; clauses of one sentence share it.
    `period` is the time that it, its sentence before it or its headings name, None if none do.
    """

    start: int
    end: int
    sentence: int
    status: Status = Status.UNKNOWN
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotable unit: an item of a section (一是…) or a few sentences of it."""

    section: int
    start: int
    end: int
    clauses: tuple[Clause, ...]
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, up to the next heading of any level.

    `heading` is the heading's wording without surrounding white space, empty for
    text before the first heading; `parent` is an index into `Report.sections`.
    """

    index: int
    parent: int | None
    level: int
    heading: str
    start: int
    end: int
    status: Status = Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class Doubt:
    """Another value for a field of the metadata, which was not chosen.

    `field` is the name of the `Metadata` field, `value` how `origin` ("text", "name" or
    "page") gives it.
    """

    field: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report as a whole; empty or None where it is not told.

    `parent` is the place that `place` belongs to, one or more levels up, and `url` where
    the report was published. `doubts` are the disagreements between text, file name and page.
    """

    title: str
    issuer: str = ""
    place: str = ""
    level: Level = Level.UNKNOWN
    period: Period | None = None
    date: date | None = None
    kind: str = ""
    parent: str = ""
    url: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A cleaned report and its structure.

    `source` is the file's name relative to the folder that was indexed, `sha256`
    the hash of its bytes; `key` (12 hexadecimal digits of it) names this version
    of the report wherever a short name is needed. `pages` are the offsets at which the
    pages of the file begin, empty if it has none; `recognised` tells that the text was
    read off pictures. `unread` pages are pictures that nothing installed reads; the catalog
    does not keep their number.
    """

    source: str
    sha256: str
    text: str
    metadata: Metadata
    sections: tuple[Section, ...] = field(default=())
    passages: tuple[Passage, ...] = field(default=())
    pages: tuple[int, ...] = ()
    recognised: bool = False
    unread: int = field(default=0, compare=False)

    @property
    def key(self) -> str:
        """The short name of this version of the report."""
        return self.sha256[:12]

    def page(self, offset: int) -> int | None:
        """The number of the page, from 1, that the character at `offset` stands on."""
        return bisect_right(self.pages, offset) or None

    def path(self, section: int) -> tuple[str, ...]:
        """The headings from the top down to `section`, empty ones left out."""
        headings: list[str] = []
        current: int | None = section
        while current is not None:
            headings.append(self.sections[current].heading)
            current = self.sections[current].parent
        return tuple(heading for heading in reversed(headings) if heading)
