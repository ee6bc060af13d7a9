"""Spoils valid files of every format and reads them, as `yinwen index` would.

usage: fuzz_loaders.py [--seconds N] [--seed N] [--samples DIR] [--finds DIR] [NAME ...]

NAME is one of the sample names (a.pdf, a.docx, …; all if none is given). `--samples` adds
the files of a folder that have the same suffix. Every file must end as a report or a
`LoadError`; anything else is a find, and so is a loader that crashed, failed with an error
that is none of ours, or ran into its limits. Finds are kept in a folder. Prints a Markdown
table, and keeps it as JSON beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from random import Random

from fuzz_mutations import mutate
from fuzz_samples import SAMPLES
from results import keep

from index.errors import LoadError
from index.parse import parse
from index.report import Report
from index.unpack import is_container, unpack

_ACCIDENTS = ("its loader", "memory", "time")
_ROWS = 20
"""Members of one container that are read."""


@dataclass
class Tally:
    """What became of the files of one format."""

    name: str
    seconds: float = 0
    runs: int = 0
    reports: int = 0
    refusals: int = 0
    slowest_s: float = 0
    peak_mb: float = 0
    finds: dict[str, int] = field(default_factory=dict)


def main() -> int:
    arguments = _arguments()
    if arguments.one:
        print(json.dumps(asdict(fuzz(arguments.one, arguments))))
        return 0
    tallies = [_in_a_process(name) for name in arguments.names or SAMPLES]
    print(as_markdown(tallies))
    keep(__file__, {"seed": arguments.seed, "formats": [asdict(one) for one in tallies]})
    return int(any(tally.finds for tally in tallies))


def fuzz(name: str, arguments: argparse.Namespace) -> Tally:
    """Spoil and read files of one format for the stated time."""
    random, samples = Random(arguments.seed), SAMPLES[name]() + _more(name, arguments.samples)
    tally, finds = Tally(name), Counter[str]()
    start = time.monotonic()
    while (begun := time.monotonic()) - start < arguments.seconds:
        data = mutate(random.choice(samples), samples, random)
        for find in _read_all(name, data, tally):
            finds[find] += 1
            _keep_find(arguments.finds, name, find, data)
        tally.slowest_s = max(tally.slowest_s, time.monotonic() - begun)
        tally.runs += 1
    tally.seconds, tally.finds = time.monotonic() - start, dict(finds)
    tally.peak_mb = _peak_mb()
    return tally


def _read_all(name: str, data: bytes, tally: Tally) -> list[str]:
    """Read a file, or the members of a container; what should not have happened."""
    if not is_container(name):
        return _read(name, data, tally)
    found: list[str] = []
    try:
        for number, member in enumerate(unpack(data, name)):
            if member.error:
                tally.refusals += 1
            elif number < _ROWS:
                found += _read(member.name, member.data, tally)
    except Exception as error:  # that is what is looked for
        found.append(f"unpack: {type(error).__name__}")
    return found


def _read(name: str, data: bytes, tally: Tally) -> list[str]:
    try:
        report = parse(name, data)
    except LoadError as error:
        tally.refusals += 1
        return [error.reason] if error.reason.startswith(_ACCIDENTS) else []
    except Exception as error:  # that is what is looked for
        return [f"{_place(error)}: {type(error).__name__}"]
    tally.reports += 1
    return _inconsistencies(report)


def _inconsistencies(report: Report) -> list[str]:
    size = len(report.text)
    wrong = [
        report.sections and (report.sections[0].start, report.sections[-1].end) != (0, size),
        any(not 0 <= page <= size for page in report.pages),
        "".join(report.text[one.start : one.end] for one in report.passages) != report.text,
    ]
    names = ("sections do not tile", "a page outside", "passages do not tile")
    return [name for name, is_wrong in zip(names, wrong, strict=True) if is_wrong]


def _place(error: Exception) -> str:
    """The module and the line from which an error comes."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def _peak_mb() -> float:
    """The largest resident set of a child process."""
    from index.load import sandbox  # noqa: PLC0415 - the child must end to be counted

    sandbox.close()
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
    return round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 1e6, 1)


def _more(name: str, folder: Path | None) -> list[bytes]:
    suffix = PurePosixPath(name).suffix
    files = sorted(folder.rglob(f"*{suffix}")) if folder else []
    return [file.read_bytes() for file in files if file.stat().st_size < 200_000]


def _keep_find(folder: Path, name: str, find: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(data).hexdigest()[:8]
    words = "".join(letter if letter.isalnum() else "-" for letter in find)[:60]
    if len(list(folder.glob(f"{words}*"))) < 3:
        (folder / f"{words}-{digest}{PurePosixPath(name).suffix}").write_bytes(data)


def _in_a_process(name: str) -> Tally:
    command = [sys.executable, *sys.argv, "--one", name]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    tally = Tally(**json.loads(done.stdout.splitlines()[-1]))
    print(tally, file=sys.stderr)
    return tally


def as_markdown(tallies: list[Tally]) -> str:
    """The tallies as a Markdown table."""
    head = ("format", "seconds", "files", "reports", "refused", "slowest, s", "peak, MB", "finds")
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for one in tallies:
        finds = "; ".join(f"{find} ×{times}" for find, times in one.finds.items()) or "none"
        numbers = f"{one.seconds:.0f} | {one.runs} | {one.reports} | {one.refusals}"
        peak = f"{one.peak_mb:.0f}" if one.peak_mb else "–"
        lines.append(f"| {one.name} | {numbers} | {one.slowest_s:.1f} | {peak} | {finds} |")
    return "\n".join(lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=Path)
    parser.add_argument("--finds", type=Path, default=Path("finds"))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
