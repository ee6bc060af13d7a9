"""`yinwen eval`: scores against a gold set, with their intervals, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from bot import terminal_texts as wording
from bot.commands.opening import open_answerer
from bot.commands.table import print_table
from bot.console import stdout_console
from bot.settings import Settings
from retrieval.evaluate import Evaluation, Judged, Metric, evaluate, read_gold


def run(settings: Settings, gold: Path, *, misses: bool) -> int:
    """Ask every question of the gold set and print the scores; raises GoldError."""
    questions = read_gold(gold.read_text(encoding="utf-8-sig", errors="replace").splitlines())
    evaluation = evaluate(questions, open_answerer(settings).answer)
    show_evaluation(evaluation, stdout_console())
    if misses:
        show_misses(evaluation.misses, stdout_console())
    return 0


def show_evaluation(evaluation: Evaluation, console: Console) -> None:
    """Print the measures, the share that is right by type of question, and the latency."""
    types = {wording.of_type(name): metric for name, metric in evaluation.by_type.items()}
    rows = [*_rows(evaluation.metrics), *_rows(types), *_latency(evaluation.latencies_ms)]
    print_table(wording.SCORE_COLUMNS, rows, console)


def show_misses(misses: Sequence[Judged], console: Console) -> None:
    """Print every question that was not answered rightly, worst first."""
    rows = [(one.gold.type, one.gold.id, one.gold.question, _went(one)) for one in misses]
    print_table(wording.MISS_COLUMNS, rows, console)


def _rows(metrics: Mapping[str, Metric]) -> Iterator[tuple[str, ...]]:
    for name, metric in metrics.items():
        interval = f"{metric.low:.3f}–{metric.high:.3f}"
        yield name, f"{metric.value:.3f}", interval, str(metric.count)


def _latency(latencies: Sequence[float]) -> Iterator[tuple[str, ...]]:
    """The median and the 95th percentile; `latencies` are sorted."""
    for name, share in (("p50 ms", 0.5), ("p95 ms", 0.95)):
        if latencies:
            yield name, f"{latencies[int(share * len(latencies))]:.1f}", "", str(len(latencies))


def _went(judged: Judged) -> str:
    """What came instead of the right answer."""
    if judged.measures.get("false_ref"):
        return wording.WRONGLY_REFUSED
    if not judged.gold.evidence:
        return wording.WRONGLY_ANSWERED
    return wording.NOT_FOUND if judged.rank is None else wording.ranked(judged.rank + 1)
