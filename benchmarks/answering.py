"""Processor time of one answer, and what each stage takes of it.

usage: answering.py LIBRARY QUESTIONS [--warm-up N]

QUESTIONS are JSON lines with `question` and, for follow-ups, `history`. The first of them
warm up: they are answered, but not counted. Prints a Markdown table and keeps the numbers
as JSON beside this file.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from results import keep

from index.library import Library
from index.stopwatch import Stopwatch
from retrieval.answer import Answerer

REST = "select, quote"
STAGES = ("understand", "embed", "lexical", "dense", "load passages", "rank", REST)
"""In the order in which they run; a search that the understanding makes counts as a search."""

Asked = tuple[str, Sequence[str]]
Timed = Mapping[str, float]
"""Milliseconds by stage."""


def main() -> None:
    arguments = _arguments()
    library = Library.open(arguments.library)
    ask = answering(library)
    asked = read_questions(arguments.questions)
    for question in asked[: arguments.warm_up]:
        ask(*question)
    timed = [ask(*question) for question in asked[arguments.warm_up :]]
    print(as_markdown(timed))
    keep(__file__, _measured(library, timed), indent=None)


def answering(library: Library) -> Callable[[str, Sequence[str]], Timed]:
    """What answers a question and tells how long each stage took."""
    answerer = Answerer(library)
    watch = Stopwatch(time.process_time)
    for stage, owner, name in (
        ("understand", answerer, "understand"),
        ("embed", library.embedder, "encode_query"),
        ("lexical", library, "search_terms"),
        ("dense", library, "search_clauses"),
        ("load passages", library, "passages"),
        ("rank", answerer, "_ranked"),
        (REST, answerer, "answer"),
    ):
        _time(watch, stage, owner, name)

    def ask(question: str, history: Sequence[str]) -> Timed:
        watch.seconds.clear()
        answerer.answer(question, history)
        return {stage: 1000 * watch.seconds[stage] for stage in STAGES}

    return ask


def read_questions(path: Path) -> list[Asked]:
    """The questions of JSON lines, with those that went before."""
    lines = path.read_text(encoding="utf-8").splitlines()
    read = map(json.loads, filter(str.strip, lines))
    return [(one["question"], one.get("history", ())) for one in read]


def as_markdown(timed: Sequence[Timed]) -> str:
    """Median, 95th percentile, and share of all the time, of each stage and of all."""
    all_of = [sum(one.values()) for one in timed]
    lines = [f"| {len(timed)} questions | p50, ms | p95, ms | share |", "|---|---|---|---|"]
    for stage in STAGES:
        times = [one[stage] for one in timed]
        share = sum(times) / sum(all_of)
        lines.append(_line(stage, times, f"{share:.0%}"))
    return "\n".join((*lines, _line("one answer", all_of, "")))


def _line(name: str, times: Iterable[float], share: str) -> str:
    held = sorted(times)
    return f"| {name} | {median(held):.1f} | {quantiles(held, n=20)[-1]:.1f} | {share} |"


def _time(watch: Stopwatch, stage: str, owner: object, name: str) -> None:
    """Count for a stage what a method of one object takes."""
    method = getattr(owner, name)

    @wraps(method)
    def timed(*arguments: Any, **options: Any) -> Any:
        with watch.time(stage):
            return method(*arguments, **options)

    setattr(owner, name, timed)


def _measured(library: Library, timed: Sequence[Timed]) -> dict[str, Any]:
    return {
        "reports": len(library.reports),
        "passages": sum(report.passages for report in library.reports),
        "milliseconds": [{stage: round(ms, 2) for stage, ms in one.items()} for one in timed],
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--warm-up", type=int, default=30)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
