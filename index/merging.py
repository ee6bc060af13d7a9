"""When segments are merged, so that few of them have to be searched and little is rewritten.

The logarithmic method of Bentley and Saxe (Decomposable Searching Problems I, 1980), as
in the log-structured merge-tree of O'Neil et al. (1996): every segment is at least
`RATIO` times as large as all younger ones together, so that n passages lie in at most
log(n) segments, and a passage is rewritten at most about that often in its life.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.manifest import Segment

RATIO = 2

LARGEST = 10_000
"""Passages of the largest segment that a merge makes: merging needs its vectors in memory."""


def to_merge(segments: Sequence[Segment]) -> slice:
    """Which segments, oldest first, are to become one; an empty slice if none."""
    for at, segment in enumerate(segments):
        younger = sum(one.living for one in segments[at + 1 :])
        decayed = segment.dying > segment.living
        if segment.living + younger > LARGEST:
            if decayed:
                return slice(at, at + 1)
        elif decayed or RATIO * younger > segment.living:
            return slice(at, len(segments))
    return slice(0, 0)
