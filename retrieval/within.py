"""Places below those that the library has reports of: 拉萨 in the report of Tibet.

The table of divisions tells that a word is a place. What answers must then name it: the
figure of another city in the same words is none of this one. A place that may lie above a
report's own (the district of a town) binds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from index.catalog import StoredReport
from index.divisions import divisions_named, places_in
from index.gazetteer import bare
from index.report import Level

_RANKS = {level: rank for rank, level in enumerate(Level)}

Saying = Callable[[str], frozenset[str]]
"""The keys of the reports that say a wording."""


def places_within(text: str, reports: Collection[StoredReport], saying: Saying) -> tuple[str, ...]:
    """The places that an answer to the normalised question `text` must name, without suffix."""
    held = {bare(one.metadata.place) for one in reports} | {one.metadata.place for one in reports}
    named = (name for name in places_in(text) if name not in held and bare(name) not in held)
    return tuple(bare(name) for name in named if not _may_lie_above(name, reports, saying))


def _may_lie_above(name: str, reports: Collection[StoredReport], saying: Saying) -> bool:
    """Whether a report that says the name may be of a place in it."""
    known = divisions_named(name) or divisions_named(f"{name}市")
    rank = min((_RANKS[one.level] for one in known), default=len(_RANKS))
    below = {one.key for one in reports if _RANKS[one.metadata.level] > rank}
    return bool(below) and not below.isdisjoint(saying(bare(name)))
