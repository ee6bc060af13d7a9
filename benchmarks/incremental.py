"""Time of adding one report to libraries of several sizes.

usage: incremental.py FOLDER [--sizes 5,21,84] [--runs N]

One report of the folder, of median length, is held back and added to a library of the
others, as many as each size says; between the runs it is removed again. The model is
loaded beforehand. Prints a Markdown table and keeps the numbers as JSON beside this file.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median

from results import keep

import index.build
from index.embed import load_embedder
from index.library import Library, update
from index.sources import Found, SourceFile, find_sources


@dataclass(frozen=True)
class Run:
    """Adding one report: wall-clock and processor seconds, megabytes written, and stages."""

    held: int
    passages: int
    segments: int
    wall_s: float
    cpu_s: float
    written_mb: float
    stages: dict[str, float]


def main() -> int:
    arguments = _arguments()
    embedder = load_embedder()
    index.build.load_embedder = lambda _name: embedder  # not loaded anew by each update
    one, others = _hold_back(find_sources([Path(arguments.folder)]).files)
    runs = []
    with tempfile.TemporaryDirectory() as scratch:
        for size in map(int, arguments.sizes.split(",")):
            update(Path(scratch) / "library", Found(others[:size]))
            runs += [add(Path(scratch) / "library", one) for _ in range(arguments.runs)]
    print(as_markdown(runs, one))
    keep(__file__, {"runs": [asdict(run) for run in runs]})
    return 0


def add(library: Path, file: SourceFile) -> Run:
    """Time adding a report to a library, and remove it again."""
    before = Library.open(library)
    started, cpu, since = time.perf_counter(), time.process_time(), time.time()
    outcome = update(library, Found((file,)))
    wall, cpu = time.perf_counter() - started, time.process_time() - cpu
    if outcome.added != (file.name,):
        raise ValueError(f"{file.name} was not added: {outcome}")
    written = _written(library, since)
    update(library, Found(), remove=[file.name])
    return Run(
        held=len(before.reports),
        passages=sum(report.passages for report in before.reports),
        segments=len(before.manifest.segments),
        wall_s=wall,
        cpu_s=cpu,
        written_mb=written,
        stages=dict(outcome.seconds),
    )


def as_markdown(runs: list[Run], file: SourceFile) -> str:
    """The median of each size."""
    length = f"{file.path.stat().st_size / 1000:.0f} kB"
    lines = [
        f"| reports held | passages | segments | adding {length}, s | processor, s | written, MB |",
        "|---|---|---|---|---|---|",
    ]
    for held in dict.fromkeys(run.held for run in runs):
        same = [run for run in runs if run.held == held]
        wall, cpu = median(run.wall_s for run in same), median(run.cpu_s for run in same)
        written = median(run.written_mb for run in same)
        about = f"| {held} | {same[0].passages} | {same[0].segments} "
        lines.append(f"{about}| {wall:.2f} | {cpu:.2f} | {written:.1f} |")
    return "\n".join(lines)


def _written(library: Path, since: float) -> float:
    """Megabytes of the files that are new."""
    files = (path.stat() for path in library.rglob("*") if path.is_file())
    return sum(file.st_size for file in files if file.st_mtime >= since) / 1e6


def _hold_back(files: tuple[SourceFile, ...]) -> tuple[SourceFile, tuple[SourceFile, ...]]:
    """The file of median size, named by itself so that it may come back, and the others."""
    one = sorted(files, key=lambda file: file.path.stat().st_size)[len(files) // 2]
    return replace(one, root=None), tuple(file for file in files if file is not one)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--sizes", default="5,21,84")
    parser.add_argument("--runs", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
