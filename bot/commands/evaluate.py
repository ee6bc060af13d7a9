"""`yinwen eval`: scores against a gold set, what went wrong, and what another run did better."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bot.commands.opening import open_library, open_reranker
from bot.commands.table import print_table
from bot.console import stdout_console
from bot.runs import read_run, run_object
from bot.settings import Settings
from bot.texts import terminal as wording
from retrieval.answer import Answerer
from retrieval.evaluation.contrast import Contrast, contrast
from retrieval.evaluation.gold import read_gold
from retrieval.evaluation.judge import Judged
from retrieval.evaluation.originals import originals_of
from retrieval.evaluation.score import Evaluation, Metric, evaluate


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown: misses, everything as JSON, the change since the run in a file."""

    misses: bool = False
    as_json: bool = False
    against: Path | None = None


def run(settings: Settings, gold: Path, wanted: Wanted) -> int:
    """Ask every question of the gold set and print the scores; raises GoldError, RunError."""
    questions = read_gold(_read(gold).splitlines())
    earlier = read_run(_read(wanted.against)) if wanted.against else None
    library = open_library(settings)
    library.warm().join()  # latencies are those of a bot that is up
    answerer = Answerer(library, open_reranker(settings))
    evaluation = evaluate(questions, answerer.answer, originals_of(library))
    change = None if earlier is None else contrast(earlier, evaluation.judged)
    if wanted.as_json:
        print(json.dumps(run_object(evaluation, change), ensure_ascii=False, indent=1))
        return 0
    _show(evaluation, change, stdout_console(), misses=wanted.misses)
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _show(
    evaluation: Evaluation, change: Contrast | None, console: Console, *, misses: bool
) -> None:
    show_evaluation(evaluation, console)
    if misses:
        show_misses(evaluation.misses, console)
    if change:
        show_contrast(change, console)


def show_evaluation(evaluation: Evaluation, console: Console) -> None:
    """Print the measures, the share that is right by type of question, and the latency."""
    types = {wording.of_type(name): metric for name, metric in evaluation.by_type.items()}
    rows = [*_rows(evaluation.metrics), *_rows(types), *_latency(evaluation)]
    print_table(wording.SCORE_COLUMNS, rows, console)


def show_misses(misses: Sequence[Judged], console: Console) -> None:
    """Print every question that was not answered rightly, worst first."""
    rows = [(one.type, one.id, one.question, _went(one)) for one in misses]
    print_table(wording.MISS_COLUMNS, rows, console)


def show_contrast(change: Contrast, console: Console) -> None:
    """Print the difference in each measure, and what each question won and lost."""
    print_table(wording.CHANGE_COLUMNS, _changes(change), console)
    rows = [
        (one.after.id, one.after.question, " ".join(one.won), " ".join(one.lost))
        for one in change.turned
    ]
    if rows:
        print_table(wording.TURNED_COLUMNS, rows, console)
    if change.unpaired:
        print(wording.unpaired(change.unpaired), file=console.file)


def _rows(metrics: Mapping[str, Metric]) -> Iterator[tuple[str, ...]]:
    for name, metric in metrics.items():
        interval = f"{metric.low:.3f}–{metric.high:.3f}"
        yield name, f"{metric.value:.3f}", interval, str(metric.count)


def _changes(change: Contrast) -> Iterator[tuple[str, ...]]:
    for name, one in change.changes.items():
        shares = (f"{one.before:.3f}", f"{one.after:.3f}", f"{one.difference:+.3f}")
        yield name, *shares, f"{one.low:+.3f} … {one.high:+.3f}", str(one.count)


def _latency(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    for percent in (50, 95):
        took = evaluation.latency_ms(percent / 100)
        yield f"p{percent} ms", f"{took:.1f}", "", str(len(evaluation.judged))


def _went(judged: Judged) -> str:
    """What came instead of the right answer."""
    if judged.measures.get("false_ref"):
        return wording.WRONGLY_REFUSED
    if not judged.answerable:
        return wording.WRONGLY_ANSWERED
    return wording.NOT_FOUND if judged.rank is None else wording.ranked(judged.rank + 1)
