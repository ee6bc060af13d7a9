"""Time of each stage of `yinwen index` over a folder, and the peak memory.

usage: indexing.py FOLDER [--library DIR]

Prints a Markdown table and keeps the numbers as JSON beside this file. Memory is that of
this process and of the largest of the children that parse risky formats.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from results import keep

from index.library import Library, Outcome, update
from index.sources import find_sources

STAGES = {
    "read": "find, read and hash files",
    "parse": "parse: text, metadata, sections, figures",
    "compare": "look for near copies",
    "terms": "cut into terms",
    "embed": "load the model, embed clauses",
    "write": "write, merge and sync",
}


@dataclass(frozen=True)
class Run:
    """Seconds by stage, the whole in wall-clock and processor seconds, and megabytes."""

    reports: int
    copies: int
    failed: int
    characters: int
    seconds: dict[str, float]
    wall_s: float
    cpu_s: float
    peak_mb: float
    children_peak_mb: float


def main() -> int:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        run = measure(Path(arguments.folder), Path(arguments.library or scratch) / "library")
    print(as_markdown(run))
    keep(__file__, {"run": asdict(run)})
    return 0


def measure(folder: Path, library: Path) -> Run:
    """Index the folder into a new library."""
    started = time.perf_counter()
    outcome: Outcome = update(library, find_sources([folder]))
    wall = time.perf_counter() - started
    mine, children = (resource.getrusage(who) for who in (0, resource.RUSAGE_CHILDREN))
    reports = Library.open(library).reports
    return Run(
        reports=len(reports),
        copies=len(outcome.copies),
        failed=len(outcome.failed),
        characters=sum(report.characters for report in reports),
        seconds=dict(outcome.seconds),
        wall_s=wall,
        cpu_s=sum(one.ru_utime + one.ru_stime for one in (mine, children)),
        peak_mb=_megabytes(mine.ru_maxrss),
        children_peak_mb=_megabytes(children.ru_maxrss),
    )


def as_markdown(run: Run) -> str:
    """The run as a Markdown table."""
    held = f"{run.reports} reports, {run.characters:,} characters"
    lines = [f"| {held} | seconds |", "|---|---|"]
    lines += [f"| {STAGES[name]} | {run.seconds.get(name, 0):.1f} |" for name in STAGES]
    lines.append(f"| all, wall clock | {run.wall_s:.1f} |")
    lines.append(f"| all, processor | {run.cpu_s:.1f} |")
    lines.append(f"| peak memory, MB (children) | {run.peak_mb:.0f} ({run.children_peak_mb:.0f}) |")
    return "\n".join(lines)


def _megabytes(peak: int) -> float:
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6  # macOS counts bytes, Linux KB


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--library", help="keep the library in this directory")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
