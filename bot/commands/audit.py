"""`yinwen audit`: who asked what on Telegram, and what was quoted, as JSON lines."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime, tzinfo
from typing import Any

from bot.settings import Settings
from bot.state import State
from bot.state.audit import Entry


def run(settings: Settings, days: float) -> int:
    """Print the questions of the last `days` days, oldest first, an object a line.

    A question without an answer tells its gap; a forgotten person is null.
    """
    state = State(settings.state_path, audit_days=settings.audit_days)
    names = {person.id: person.name for person in state.people.everyone()}
    try:
        for entry in state.audit.entries(days):
            told = _object(entry, names, settings.zone)
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    finally:
        state.close()
    return 0


def _object(entry: Entry, names: dict[int, str], zone: tzinfo) -> dict[str, Any]:
    when = datetime.fromtimestamp(entry.at, zone).isoformat(timespec="seconds")
    name = names.get(entry.person, "") if entry.person is not None else ""
    return {**asdict(entry), "at": when, "name": name, "seconds": round(entry.seconds, 3)}
