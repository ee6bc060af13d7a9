"""Days and addresses as pages and files write them."""

from __future__ import annotations

import re
from datetime import date

DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-年/.]?\s*(\d{1,2})\s*[-月/.]?\s*(\d{1,2})(?!\d)")
"""Year, month and day, with or without marks between them."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{3,2000}", re.IGNORECASE)


def read_day(text: str) -> date | None:
    """The first day in `text`; None if there is none, or none that exists."""
    match = DAY.search(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def read_address(text: str) -> str:
    """`text` if it is an absolute address of the web, else nothing."""
    return text.strip() if _ADDRESS.fullmatch(text.strip()) else ""
