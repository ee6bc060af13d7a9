"""Keeping what a benchmark measured as JSON beside it."""

from __future__ import annotations

import json
import os
import platform
from datetime import date
from pathlib import Path
from typing import Any


def keep(script: str, measured: dict[str, Any], *, indent: int | None = 1) -> None:
    """Write what the benchmark in the file `script` measured, with the day and the machine."""
    where = f"{platform.machine()} {platform.system()}, {os.cpu_count()} cores"
    made = {
        "date": date.today().isoformat(),
        "machine": f"{where}, Python {platform.python_version()}",
    }
    text = json.dumps(made | measured, indent=indent)
    Path(script).with_suffix(".json").write_text(text + "\n", encoding="utf-8")
