"""What an update has made of the sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.copies import Copy
from index.errors import LoadError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the sources, by name; failed ones with the reason.

    A source that failed keeps the version that the library held of it, if any. `copies`
    are those that are held as copies of another report now, and were not before, `parted`
    those that were and are reports beside it now.
    `emptied` are folders of which the library holds reports, and which have not a single
    file now: nothing was removed. `left_out` lie in a folder that was walked, but were taken
    out of the library by hand and have not changed since. `unread` counts the pages of
    documents indexed now that are pictures of text which nothing installed reads. `seconds`
    tells how long reading, parsing, comparing, embedding, finding terms and writing took.
    """

    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[tuple[str, LoadError], ...]
    copies: tuple[Copy, ...] = ()
    parted: tuple[Copy, ...] = ()
    emptied: tuple[Path, ...] = ()
    left_out: tuple[str, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
