"""Pages of a message and the buttons under them, independent of any Telegram library."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

COPY_UNITS = 256
"""The longest text that a copy button may hold, in UTF-16 units."""

_TAP = re.compile(r"([a-z]):([A-Za-z0-9_-]{0,24}):(\d{1,4})(?::([A-Za-z0-9_-]{32}))?")


class Action(StrEnum):
    """What a tap asks for; part of the data of buttons that are already out there."""

    QUOTE = "q"
    SURROUNDINGS = "s"
    CITATION = "c"
    ORIGINAL = "o"
    REPORTS = "r"
    JOIN = "j"
    ADMIT = "a"
    PEOPLE = "p"
    PERSON = "m"
    ROLE = "l"
    FEEDBACK = "g"
    FORGET = "z"
    CARD = "k"
    FIELD = "e"
    REMOVAL = "t"
    REMOVE = "y"
    FIGURES = "f"
    SHARE = "i"
    HELP = "h"


@dataclass(frozen=True, slots=True)
class Tap:
    """What a button sends back: always the target itself, never a step from here.

    So two fast taps on the same button ask for the same page, whichever comes first. `token`
    and `index` name a quote of a remembered answer; `mark` names it by content, so that it is
    found even when the answer is forgotten.
    """

    action: Action
    token: str = ""
    index: int = 0
    mark: str = ""

    def encode(self) -> str:
        """The callback data, at most 64 bytes."""
        data = f"{self.action.value}:{self.token}:{self.index}"
        return f"{data}:{self.mark}" if self.mark else data

    @classmethod
    def decode(cls, data: str) -> Tap | None:
        """Read callback data; None when it is none of ours."""
        match = _TAP.fullmatch(data)
        if match is None or match[1] not in {action.value for action in Action}:
            return None
        return cls(Action(match[1]), match[2], int(match[3]), match[4] or "")


def taps(*actions: Action) -> str:
    """The callback data of these actions, as a regular expression to be matched at its start."""
    return f"(?:{'|'.join(actions)}):"


@dataclass(frozen=True, slots=True)
class Button:
    """A button that does one of: send a tap, copy a text, open an address."""

    label: str
    tap: Tap | None = None
    copy: str = ""
    url: str = ""


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A message: Telegram HTML, and rows of buttons."""

    html: str
    rows: tuple[Row, ...] = ()


def turning(labels: tuple[str, str], here: int, pages: Sequence[Tap]) -> tuple[Row, ...]:
    """The row that turns pages: previous, position, next; no row for a single page.

    It goes round and round, so that no button changes its place under the thumb.
    """
    if len(pages) < 2:
        return ()
    previous, following = pages[here - 1], pages[(here + 1) % len(pages)]
    position = Button(f"{here + 1}/{len(pages)}", pages[here])
    return ((Button(labels[0], previous), position, Button(labels[1], following)),)
