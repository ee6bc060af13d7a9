"""`yinwen index`: bring the library up to date with files and folders of reports."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from bot import terminal_texts as wording
from bot import texts
from bot.settings import Settings
from index.library import Outcome, Progress, update
from index.sources import Found, find_sources


def run(settings: Settings, paths: Sequence[Path], *, rebuild: bool) -> int:
    """Index the paths, the folder of the settings if there are none; 1 if any file failed."""
    if not paths and (settings.reports_dir.exists() or not rebuild):
        paths = [settings.reports_dir]
    outcome = build(settings, find_sources(paths), rebuild=rebuild)
    return 1 if outcome.failed else 0


def build(settings: Settings, sources: Found, *, rebuild: bool = False) -> Outcome:
    """Update the library with a progress bar; print the failures and a summary to stderr."""
    console, started = Console(stderr=True, highlight=False, markup=False), perf_counter()
    with _bar(console) as bar:
        task = bar.add_task(wording.INDEXING, total=None, source="")

        def watch(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total, source=progress.source)

        outcome = update(
            settings.library_dir,
            sources,
            embedder_name=settings.embedding_model,
            rebuild=rebuild,
            progress=watch,
        )
    _summarise(outcome, perf_counter() - started)
    return outcome


def _bar(console: Console) -> Bar:
    """Counts and the name of the file at hand; nothing where nobody watches."""
    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[source]}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _summarise(outcome: Outcome, seconds: float) -> None:
    for _, error in outcome.failed:
        print(texts.explain(error), file=sys.stderr)
    line = wording.indexed(
        added=len(outcome.added),
        updated=len(outcome.updated),
        unchanged=len(outcome.unchanged),
        failed=len(outcome.failed),
        seconds=seconds,
    )
    print(line, file=sys.stderr)
