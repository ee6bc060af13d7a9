"""Score all development sets and compare each with its run before; what `make eval` runs.

usage: development_sets.py [SHARED]

SHARED is the folder of the evaluation material; without it only the questions that come
with the project are asked. Runs are kept as JSON under `.eval/runs/`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cached_library import CACHE, settings_of

from bot.commands.evaluate import show_contrast, show_evaluation
from bot.commands.opening import open_library
from bot.console import stdout_console
from bot.runs import read_run, run_object
from retrieval.answer import Answerer
from retrieval.evaluation.contrast import contrast
from retrieval.evaluation.gold import read_gold
from retrieval.evaluation.originals import originals_of
from retrieval.evaluation.score import Evaluation, evaluate

ROOT = Path(__file__).parents[1]
RUNS = CACHE / "runs"


@dataclass(frozen=True)
class GoldSet:
    """A gold set and the reports that it is asked about; `library` names what holds them."""

    library: str
    gold: Path
    reports: tuple[Path, ...]

    @property
    def run(self) -> Path:
        """Where its last run is kept."""
        return RUNS / f"{self.library}-{self.gold.stem}.json"


def main(arguments: list[str]) -> None:
    """Score every set that can be asked."""
    RUNS.mkdir(parents=True, exist_ok=True)
    shared = Path(arguments[0] if arguments else "../shared")
    for one in [*own_sets(), *shared_sets(shared)]:
        score(one)
    if not shared.is_dir():
        print(f"没有 {shared} 这个文件夹，其余的标准答案集都没有问；可用 make eval SHARED=… 指明。")


def own_sets() -> Iterator[GoldSet]:
    """What comes with the project."""
    yield GoldSet("seeds", ROOT / "tests/data/questions.jsonl", (ROOT / "seeds",))


def shared_sets(shared: Path) -> Iterator[GoldSet]:
    """What stands beside it, the seeds alone and among many other reports."""
    if not shared.is_dir():
        return
    gold, reports = shared / "eval/gold", shared / "eval/reports"
    many = (reports / "provincial_2025_docx", reports / "national_txt")
    yield GoldSet("seeds", gold / "seeds_dev.jsonl", (ROOT / "seeds",))
    yield GoldSet("provincial", gold / "provincial_dev.jsonl", many)
    yield GoldSet("mixed", gold / "seeds_dev.jsonl", (*many, ROOT / "seeds"))


def score(one: GoldSet) -> None:
    """Ask a set, tell its scores and what changed since the last run, and keep the run."""
    print(f"\n{one.gold.name} · {one.library}", flush=True)
    evaluation, console = ask(one), stdout_console()
    show_evaluation(evaluation, console)
    if one.run.exists():
        before = read_run(one.run.read_text(encoding="utf-8"))
        show_contrast(contrast(before, evaluation.judged), console)
    kept = json.dumps(run_object(evaluation), ensure_ascii=False, indent=1)
    one.run.write_text(kept, encoding="utf-8")


def ask(one: GoldSet) -> Evaluation:
    """The answers of an up-to-date library, measured."""
    library = open_library(settings_of(one.library, one.reports))
    library.warm().join()
    questions = read_gold(one.gold.read_text(encoding="utf-8-sig").splitlines())
    return evaluate(questions, Answerer(library).answer, originals_of(library))


if __name__ == "__main__":
    main(sys.argv[1:])
