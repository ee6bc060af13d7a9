"""Two runs over the same questions: what changed, by how much, and for which questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.evaluation.bootstrap import interval
from retrieval.evaluation.judge import MEASURES, Judged

FEWER_IS_BETTER = frozenset({"false_ref"})


@dataclass(frozen=True, slots=True)
class Change:
    """A measure over the `count` questions of both runs; `low` and `high` of the difference."""

    before: float
    after: float
    count: int
    low: float
    high: float

    @property
    def difference(self) -> float:
        """What the later run has more."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Turned:
    """A question with the measures that it won and lost."""

    after: Judged
    won: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Changes by measure, the questions whose measures changed, and how many have no pair."""

    changes: dict[str, Change]
    turned: tuple[Turned, ...]
    unpaired: int


def contrast(before: Sequence[Judged], after: Sequence[Judged]) -> Contrast:
    """Compare runs by the questions that both asked, under the same id in the same words."""
    earlier = {(one.id, one.question): one for one in before}
    later = {(one.id, one.question): one for one in after}
    pairs = [(earlier[key], one) for key, one in later.items() if key in earlier]
    shared = {name: list(_both(pairs, name)) for name in MEASURES}
    changes = {name: _change(both) for name, both in shared.items() if both}
    turned = tuple(turn for turn in map(_turned, pairs) if turn.won or turn.lost)
    return Contrast(changes, turned, len(earlier.keys() ^ later.keys()))


def _both(pairs: Sequence[tuple[Judged, Judged]], name: str) -> Iterator[tuple[bool, bool]]:
    for before, after in pairs:
        if name in before.measures and name in after.measures:
            yield before.measures[name], after.measures[name]


def _change(pairs: Sequence[tuple[bool, bool]]) -> Change:
    before, after = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
    return Change(before, after, len(pairs), *interval([new - old for old, new in pairs]))


def _turned(pair: tuple[Judged, Judged]) -> Turned:
    """The measures that turned, to the better and to the worse."""
    before, after = (one.measures for one in pair)
    changed = [name for name in after if name in before and before[name] != after[name]]
    better = {name for name in changed if after[name] != (name in FEWER_IS_BETTER)}
    won = tuple(name for name in changed if name in better)
    return Turned(pair[1], won, tuple(name for name in changed if name not in better))
