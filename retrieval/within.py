"""Places that no report is of: 拉萨 in the report of Tibet, a village in that of its town.

What answers must name them: the figure of another city in the same words is none of this one.
The table of divisions tells that a word is a place; of villages and communities, that the
dictionary does not know the name and the library does. A place that may lie above a report's
own (the district of a town) binds only who wants a number of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from index.catalog import StoredReport
from index.divisions import divisions_named, places_in
from index.gazetteer import bare
from index.report import Level

_RANKS = {level: rank for rank, level in enumerate(Level)}

_KINDS = frozenset(["村", "社区"])
_VILLAGE = re.compile(r"..(?:村|社区)$")

Saying = Callable[[str], frozenset[str]]
"""The keys of the reports that say a wording."""


def places_within(
    text: str, reports: Collection[StoredReport], saying: Saying, above: bool = False
) -> tuple[str, ...]:
    """The places that an answer to the normalised question `text` must name, without suffix.

    `above` tells to bind by places that a report's own may lie in, too.
    """
    held = {bare(one.metadata.place) for one in reports} | {one.metadata.place for one in reports}
    named = (name for name in places_in(text) if name not in held and bare(name) not in held)
    return tuple(bare(name) for name in named if above or not _may_lie_above(name, reports, saying))


def villages_in(
    words: Sequence[str], frequency: Callable[[str], int], saying: Saying
) -> tuple[str, ...]:
    """The villages and communities that the words of a question name, as the library does.

    `frequency` tells how often the dictionary has met a word, 0 for none of its words.
    """
    names = (
        word if _VILLAGE.search(word) else before + word
        for before, word in pairwise(("", *words))
        if (_VILLAGE.search(word) and not frequency(word))
        or (word in _KINDS and len(before) > 1 and not frequency(before))
    )
    return tuple(name for name in names if saying(name))


def _may_lie_above(name: str, reports: Collection[StoredReport], saying: Saying) -> bool:
    """Whether a report that says the name may be of a place in it."""
    known = divisions_named(name) or divisions_named(f"{name}市")
    rank = min((_RANKS[one.level] for one in known), default=len(_RANKS))
    below = {one.key for one in reports if _RANKS[one.metadata.level] > rank}
    return bool(below) and not below.isdisjoint(saying(bare(name)))
