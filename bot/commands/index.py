"""`yinwen index`: bring the library up to date with files and folders of reports."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from bot import terminal_texts as wording
from bot import texts
from bot.error_texts import explain
from bot.settings import Settings
from index.correction import Correction
from index.library import Outcome, Progress, update
from index.sources import Found, find_sources
from index.update import Watcher


def run(settings: Settings, paths: Sequence[Path], *, rebuild: bool) -> int:
    """Index the paths, the folder of the settings if there are none; 1 if any file failed."""
    if not paths and (settings.reports_dir.exists() or not rebuild):
        paths = [settings.reports_dir]
    outcome = update_library(settings, find_sources(paths), rebuild=rebuild)
    return 1 if outcome.failed else 0


def update_library(
    settings: Settings,
    found: Found,
    *,
    rebuild: bool = False,
    remove: Collection[str] = (),
    corrections: Mapping[str, Correction | None] | None = None,
) -> Outcome:
    """As `index.library.update`, with a progress bar; what became of it is told on stderr."""
    console, started = Console(stderr=True, highlight=False, markup=False), perf_counter()
    with _bar(console) as bar:
        outcome = update(
            settings.library_dir,
            found,
            embedder_name=settings.embedding_model,
            rebuild=rebuild,
            remove=remove,
            corrections=corrections,
            progress=_watcher(bar),
        )
    _tell(outcome)
    print(_summary(outcome, perf_counter() - started), file=sys.stderr)
    return outcome


def _bar(console: Console) -> Bar:
    """By size, with counts and the name of the file at hand; nothing where nobody watches."""
    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[count]}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[source]}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _watcher(bar: Bar) -> Watcher:
    task = bar.add_task(wording.INDEXING, total=None, source="", count="")

    def watch(progress: Progress) -> None:
        bar.update(
            task,
            completed=progress.bytes_done,
            total=progress.bytes_total or None,
            source=texts.one_line(progress.source),
            count=f"{progress.done}/{progress.total}",
        )

    return watch


def _tell(outcome: Outcome) -> None:
    """A line for everything that a person might not expect."""
    lines = [explain(error) for _, error in outcome.failed]
    lines += [
        wording.copy(copy.source, copy.of, None if copy.exact else copy.resemblance)
        for copy in outcome.copies
    ]
    lines += [wording.emptied(folder) for folder in outcome.emptied]
    for line in lines:
        print(line, file=sys.stderr)


def _summary(outcome: Outcome, seconds: float) -> str:
    return wording.indexed(
        added=len(outcome.added),
        updated=len(outcome.updated),
        removed=len(outcome.removed),
        unchanged=len(outcome.unchanged),
        failed=len(outcome.failed),
        seconds=seconds,
    )
