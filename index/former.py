"""Versions of a report that were replaced: remembered, so that old quotes can be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FormerReport:
    """A version that a newer one of the same source has replaced; `replaced` tells when."""

    key: str
    source: str
    title: str
    replaced: datetime
    text: str
