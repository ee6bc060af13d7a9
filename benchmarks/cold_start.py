"""Time and peak memory of a cold `yinwen ask`, each run in a process of its own.

usage: cold_start.py [--runs N] [--library DIR] [QUESTION]

Prints a Markdown table and keeps the numbers as JSON beside this file. The first run,
which fills the file cache and compiles what was installed uncompiled, is not counted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from statistics import median

from results import keep

QUESTION = "中大槐树街道三箭和平广场项目累计完成投资多少"
SECONDS_ALLOWED, MEGABYTES_ALLOWED = 2.5, 300.0


@dataclass(frozen=True)
class Run:
    """Wall-clock and processor seconds, and the largest resident set in MB."""

    wall_s: float
    cpu_s: float
    peak_mb: float


@dataclass(frozen=True)
class Row:
    name: str
    measured: float
    worst: float
    allowed: float | None


def main() -> int:
    arguments = _arguments()
    command = [sys.executable, "-c", "from bot.cli import main; main()", "ask", arguments.question]
    if arguments.library:
        command += ["--library", arguments.library]
    runs = [measure(command) for _ in range(arguments.runs + 1)][1:]
    rows = summarise(runs)
    print(as_markdown(rows))
    keep(__file__, {"runs": [asdict(run) for run in runs]})
    return int(any(row.allowed is not None and row.measured > row.allowed for row in rows))


def measure(command: list[str]) -> Run:
    """Run a command to its end; raises CalledProcessError if it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if code := os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(code, command)
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


def summarise(runs: list[Run]) -> list[Row]:
    """The median and the worst of each measure."""
    wall, cpu, peak = zip(*((run.wall_s, run.cpu_s, run.peak_mb) for run in runs), strict=True)
    return [
        Row("wall clock, s", median(wall), max(wall), SECONDS_ALLOWED),
        Row("processor, s", median(cpu), max(cpu), None),
        Row("peak memory, MB", median(peak), max(peak), MEGABYTES_ALLOWED),
    ]


def as_markdown(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| cold `yinwen ask` | median | worst | allowed |", "|---|---|---|---|"]
    for row in rows:
        allowed = "" if row.allowed is None else f"{row.allowed:g}"
        lines.append(f"| {row.name} | {row.measured:.2f} | {row.worst:.2f} | {allowed} |")
    return "\n".join(lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("question", nargs="?", default=QUESTION)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--library")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
