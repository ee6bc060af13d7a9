"""Libraries that benchmarks and evaluations ask, made once under `.eval/` and kept up to date."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.commands.index import update_library
from bot.settings import Settings
from index.errors import LibraryForeignError
from index.sources import find_sources

CACHE = Path(__file__).parents[1] / ".eval"


def settings_of(name: str, reports: Sequence[Path]) -> Settings:
    """The settings of the library `name` after it was brought up to date with `reports`."""
    settings = Settings(library_dir=CACHE / "libraries" / name)
    settings.library_dir.parent.mkdir(parents=True, exist_ok=True)
    found = find_sources(reports)
    try:
        update_library(settings, found)
    except LibraryForeignError:
        update_library(settings, found, rebuild=True)
    return settings
