"""`yinwen index`: bring the library up to date with files and folders of reports."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from bot import texts
from bot.commands.failures import Failure, Told
from bot.settings import Settings
from bot.texts import terminal as wording
from bot.texts.errors import explain
from index.correction import Correction
from index.library import Outcome, Progress, update
from index.sources import Found, find_sources
from index.update import Watcher


def run(
    settings: Settings, paths: Sequence[Path], *, rebuild: bool, every_failure: bool = False
) -> int:
    """Index the paths, the folder of the settings if there are none; 1 if any file failed."""
    if not paths and (settings.reports_dir.exists() or not rebuild):
        paths = [settings.reports_dir]
    found = find_sources(paths)
    outcome = update_library(settings, found, rebuild=rebuild, every_failure=every_failure)
    return 1 if outcome.failed else 0


def update_library(  # noqa: PLR0913
    settings: Settings,
    found: Found,
    *,
    rebuild: bool = False,
    remove: Collection[str] = (),
    corrections: Mapping[str, Correction | None] | None = None,
    every_failure: bool = False,
) -> Outcome:
    """As `index.library.update`, with a progress bar; what became of it is told on stderr.

    Failures that were told before are counted only, unless `every_failure` is asked for.
    """
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
    news = Told(settings.library_dir, found).news(outcome.failed)
    _tell(outcome, outcome.failed if every_failure else news)
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


def _tell(outcome: Outcome, failed: Sequence[Failure]) -> None:
    """A line for everything that a person might not expect, of failures only for `failed`."""
    lines = [explain(error) for _, error in failed]
    if silent := len(outcome.failed) - len(failed):
        lines.append(wording.failed_as_before(silent))
    lines += [
        wording.copy(copy.source, copy.of, None if copy.exact else copy.resemblance)
        for copy in outcome.copies
    ]
    lines += [wording.parted(copy.source, copy.of) for copy in outcome.parted]
    lines += [wording.emptied(folder) for folder in outcome.emptied]
    lines += [wording.unread(*one) for one in outcome.unread]
    lines += [wording.left_out(outcome.left_out)] if outcome.left_out else []
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
