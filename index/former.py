"""Versions of a report that were replaced: remembered, so that old quotes can be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from index.records import Former


@dataclass(frozen=True, slots=True)
class FormerReport:
    """A version that a newer one of the same source has replaced; `replaced` tells when."""

    key: str
    source: str
    title: str
    replaced: datetime
    text: str

    @classmethod
    def of(cls, record: Former, text: str) -> FormerReport:
        """The version of a record, with its text."""
        replaced = datetime.fromisoformat(record.replaced)
        return cls(record.sha256[:12], record.source, record.title, replaced, text)
