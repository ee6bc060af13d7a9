"""`yinwen reports edit` and `yinwen reports remove`: one report at a time, by hand."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from bot.commands.index import update_library
from bot.commands.opening import open_library
from bot.settings import Settings
from bot.texts import terminal as wording
from bot.texts.errors import ToldError
from index.correction import parse_correction
from index.library import Library
from index.sources import Found


class UnknownReportError(ToldError):
    """A name that fits no report of the library, or several; `sources` are those that fit."""

    def __init__(self, name: str, sources: Sequence[str]) -> None:
        super().__init__(wording.unknown_report(name, sources))
        self.sources = tuple(sources)


def edit(settings: Settings, name: str, fields: Mapping[str, str], *, reset: bool) -> int:
    """Correct fields of a report's metadata; without any, print what was corrected."""
    library = open_library(settings)
    source = find_source(library, name)
    before = library.edit(source)
    if not fields and not reset:
        print(wording.corrections(source, before.as_dict()))
        return 0
    given = parse_correction(fields, source)
    correction = given if reset else given.over(before)
    outcome = update_library(settings, Found(), corrections={source: correction or None})
    return 1 if outcome.failed else 0


def remove(settings: Settings, names: Sequence[str]) -> int:
    """Take reports out of the library; their files stay where they are."""
    library = open_library(settings)
    sources = [find_source(library, name) for name in names]
    outcome = update_library(settings, Found(), remove=sources)
    _warn_of_files(settings, sources)
    return 1 if outcome.failed else 0


def find_source(library: Library, name: str) -> str:
    """The one source that a person means: by its name, its key, or a part of name or title."""
    held = {report.source: report for report in library.reports}
    copies = {copy.source for copy in library.copies}
    if name in held or name in copies:
        return name
    fitting = [
        source
        for source, report in held.items()
        if report.key.startswith(name) or name in source or name in report.metadata.title
    ]
    if len(fitting) != 1:
        raise UnknownReportError(name, fitting)
    return fitting[0]


def _warn_of_files(settings: Settings, sources: Sequence[str]) -> None:
    """Say of a file which is still in the folder of reports how it would come back."""
    for source in sources:
        if (file := settings.reports_dir / source).exists():
            print(wording.still_there(file), file=sys.stderr)
