"""What comes of checking a claimed quotation against the library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.report import Period
from retrieval.model import Quote


class Finding(StrEnum):
    """Whether a sentence stands in the library."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    PARTLY = "partly"  # what stands there, and what does not, is told by its parts
    ABSENT = "absent"
    SHORT = "short"  # not found, and too short for that to mean anything


class Change(StrEnum):
    """What an alteration changed, the gravest first."""

    NUMBER = "number"
    UNIT = "unit"
    TIME = "time"
    PLACE = "place"
    DIRECTION = "direction"  # a rise made a fall, or the other way round
    STATUS = "status"  # a plan made a result, or the other way round
    NEGATION = "negation"
    YEAR = "year"  # ascribed to another year than the report tells of
    ADDED = "added"  # a clause, or an item of a list, that the report has not
    OMITTED = "omitted"
    WORDING = "wording"
    NOTATION = "notation"  # the same quantity, written otherwise
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the claim beside what the report has in its place, either may be empty.

    Where the two say the same, `same` is set, though they may be written differently
    (full-width, traditional script, white space).
    """

    claimed: str
    written: str
    same: bool


@dataclass(frozen=True, slots=True)
class Alteration:
    """What was changed, with as many words on both sides as tell it: 1.48亿元, 1.43亿元."""

    change: Change
    claimed: str
    written: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence of the claim with its outcome.

    `quote` is the wording of the report, None if the sentence is absent. The `pieces` tile
    both: joined, their claimed sides are `claim` and their written sides are `quote.text`.
    A verbatim sentence has alterations too if it leaves out what turns its sense: the 力争
    right before it. `elsewhere` counts the other reports that say it word for word, or, of an
    altered sentence, that say something as near. `lead` is what stood before the claim and
    ascribes it (甲镇2023年，). Of a sentence that is found only partly the `parts` tell.
    """

    claim: str
    finding: Finding
    quote: Quote | None = None
    pieces: tuple[Piece, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    elsewhere: int = 0
    lead: str = ""
    parts: tuple[Checked, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a claimed quotation is ascribed to, as far as the words beside it tell.

    `reports` are those of the place, `preferred` those that are of the time as well.
    """

    place: str = ""
    reports: frozenset[str] = frozenset()
    periods: tuple[Period, ...] = ()
    preferred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verification:
    """All sentences of a claim in their order; `unread` counts those beyond the limit.

    `misattributed` are the places and the times that the claim is ascribed to, and that no
    report found is of.
    """

    sentences: tuple[Checked, ...]
    misattributed: tuple[Alteration, ...] = ()
    unread: int = 0

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What the reports have of the claim, in its order."""
        each = (part for one in self.sentences for part in one.parts or (one,))
        return tuple(part.quote for part in each if part.quote)
