"""From an update to its answer, at so many questions a second from several chats at once.

usage: telegram_load.py LIBRARY [--rate 30] [--seconds 30] [--chats 20]
       [--processes 2] [--webhook]

`yinwen serve` runs as a process of its own over LIBRARY; this process plays Telegram, with
the server of the end-to-end tests, which passes every answer through Telegram's own parser.
The questions are made of the library's own places, figures and headings. They come evenly,
the chats in turn; a question is as old as the moment at which it was due. Prints a Markdown
table and keeps the numbers as JSON beside this file. Processor times are read from /proc,
so this runs on Linux only.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from typing import Any

from results import keep

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from e2e.emulator import Telegram  # noqa: E402
from support.telegram_updates import message  # noqa: E402

from index.catalog import StoredReport  # noqa: E402
from index.library import Library  # noqa: E402

TOKEN = "1:load"
WARM_UP = 60
"""Questions that are asked before those that count, one after the other."""

PATIENCE = 20.0
"""How long an answer may be late before it counts as lost, in seconds."""

FIRST_CHAT = 1000

WORDS = re.compile(r"[\u4e00-\u9fff]{4,12}")


@dataclass(frozen=True)
class Load:
    """What was asked how fast, and what came back: seconds from due to sent, by question."""

    rate: float
    asked: int
    waited: list[float]
    wall: float
    bot: float
    answering: float
    telegram: float
    memory_mb: float

    @property
    def lost(self) -> int:
        return self.asked - len(self.waited)


def main() -> int:
    arguments = _arguments()
    questions = make_questions(Library.open(arguments.library))
    with serving(arguments) as (telegram, process):
        for question in islice(questions, WARM_UP):
            telegram.ask(message(question, FIRST_CHAT), seconds=PATIENCE)
        load = put_under_load(telegram, process, questions, arguments)
    before, now = arguments.load, os.getloadavg()[0]
    print(as_markdown(load), f"\nLoad average before: {before:.1f}, at the end: {now:.1f}")
    keep(__file__, _measured(load, before), indent=None)
    return int(load.lost > 0)


def make_questions(library: Library) -> Iterator[str]:
    """Figures, growths, targets, headings and follow-ups, without end, the same each time."""
    chance = random.Random(4)
    reports = [report for report in library.reports if report.metadata.place]
    metrics = {report.key: _metrics(library, report) for report in reports}
    headings = {report.key: _headings(library, report) for report in reports}
    forms = (
        "{place}{year}年{metric}是多少？",
        "{place}{metric}增长了多少",
        "{place}{year}年{metric}的目标",
        "{place}在{heading}方面做了什么？",
        "那{metric}呢？",
        "{metric}最高的是哪里",
    )
    for form in cycle(forms):
        report = chance.choice(reports)
        period = report.metadata.period
        yield form.format(
            place=report.metadata.place,
            year=period.first.year if period else 2024,
            metric=chance.choice(metrics[report.key]),
            heading=chance.choice(headings[report.key]),
        )


def _metrics(library: Library, report: StoredReport) -> list[str]:
    passages = library.passages_of(report.key)
    named = {figure.metric for passage in passages for figure in passage.figures}
    return sorted(name for name in named if WORDS.fullmatch(name)) or ["生产总值"]


def _headings(library: Library, report: StoredReport) -> list[str]:
    passages = library.passages_of(report.key)
    said = {name for passage in passages for name in WORDS.findall("".join(passage.path[-1:]))}
    return sorted(said) or ["民生保障"]


@contextmanager
def serving(
    arguments: argparse.Namespace,
) -> Iterator[tuple[Telegram, subprocess.Popen[bytes]]]:
    """A bot that has connected, with a state of its own beside the files of the library."""
    telegram = Telegram(TOKEN)
    telegram.start()
    with tempfile.TemporaryDirectory() as folder:
        for entry in arguments.library.resolve().iterdir():
            if not entry.name.startswith("chats."):
                (Path(folder) / entry.name).symlink_to(entry)
        hook = {"WEBHOOK_URL": "http://127.0.0.1:8899/hook", "WEBHOOK_PORT": "8899"}
        environment = {
            **os.environ,
            **(hook if arguments.webhook else {}),
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram.url,
            "QUESTIONS_PER_MINUTE": "0",
            "ANSWER_PROCESSES": str(arguments.processes),
            "LOG_LEVEL": "WARNING",
        }
        command = [sys.executable, "-m", "bot", "serve", "--library", folder]
        process = subprocess.Popen(command, env=environment)
        try:
            yield telegram, process
        finally:
            process.terminate()
            process.wait()
            telegram.close()


def put_under_load(
    telegram: Telegram,
    process: subprocess.Popen[bytes],
    questions: Iterator[str],
    arguments: argparse.Namespace,
) -> Load:
    """Ask evenly, wait for what is under way, and reckon."""
    count = round(arguments.rate * arguments.seconds)
    asked = [(FIRST_CHAT + n % arguments.chats, next(questions)) for n in range(count)]
    calls, before, own = len(telegram.calls), _processors(process.pid), time.process_time()
    started = time.monotonic()
    due: dict[int, list[float]] = defaultdict(list)
    for number, (chat, question) in enumerate(asked):
        at = started + number / arguments.rate
        time.sleep(max(0.0, at - time.monotonic()))
        due[chat].append(at)
        telegram.feed(message(question, chat))
    sent = _answers(telegram, calls, count)
    waited = [
        there - since
        for chat, times in due.items()
        for since, there in zip(times, sent[chat], strict=False)
    ]
    bot, *others = (now - then for now, then in zip(_processors(process.pid), before, strict=True))
    return Load(
        arguments.rate,
        count,
        waited,
        max(map(max, sent.values())) - started,
        bot,
        sum(others),
        time.process_time() - own,
        _memory(process.pid),
    )


def _answers(telegram: Telegram, after: int, count: int) -> dict[int, list[float]]:
    """When the answers were sent, by chat in their order; those under way are waited for."""
    deadline = time.monotonic() + PATIENCE
    while True:
        calls = [call for call in telegram.calls[after:] if call.method == "sendMessage"]
        if len(calls) >= count or time.monotonic() > deadline:
            break
        time.sleep(0.05)
    sent: dict[int, list[float]] = defaultdict(list)
    for call in calls:
        sent[call.chat].append(call.at)
    return sent


def _family(process: int) -> list[int]:
    """A process with all that it has started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(one for child in children for one in _family(int(child)))]


def _processors(process: int) -> list[float]:
    """The processor seconds that a process and each that it has started have used."""
    tick = os.sysconf("SC_CLK_TCK")
    stats = (Path(f"/proc/{one}/stat").read_text() for one in _family(process))
    fields = (stat.rpartition(")")[2].split() for stat in stats)
    return [(int(used[11]) + int(used[12])) / tick for used in fields]


def _memory(process: int) -> float:
    """Their memory in MB, pages that are shared counted in parts."""
    total = 0
    for one in _family(process):
        lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def as_markdown(load: Load) -> str:
    """Waiting times, and processor time a question by process."""
    cuts = quantiles(load.waited, n=100)
    rows = (
        ("answers a second", f"{len(load.waited) / load.wall:.1f}"),
        ("lost", f"{load.lost}"),
        *((f"p{n} from update to answer, ms", f"{1000 * cuts[n - 1]:.0f}") for n in (50, 95, 99)),
        ("the bot's processor a question, ms", f"{1000 * load.bot / load.asked:.1f}"),
        ("its answering processes', ms", f"{1000 * load.answering / load.asked:.1f}"),
        ("the emulator's, ms", f"{1000 * load.telegram / load.asked:.1f}"),
        ("their memory, MB", f"{load.memory_mb:.0f}"),
    )
    head = f"| {load.asked} questions, {load.rate:g} a second | |\n|---|---|"
    return "\n".join((head, *(f"| {name} | {value} |" for name, value in rows)))


def _measured(load: Load, busy: float) -> dict[str, Any]:
    return {
        "load_average_before": round(busy, 2),
        "rate": load.rate,
        "asked": load.asked,
        "lost": load.lost,
        "bot_processor_s": round(load.bot, 2),
        "answering_processor_s": round(load.answering, 2),
        "emulator_processor_s": round(load.telegram, 2),
        "memory_mb": round(load.memory_mb),
        "waited_ms": [round(1000 * one, 1) for one in load.waited],
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("library", type=Path)
    parser.add_argument("--rate", type=float, default=30.0)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--chats", type=int, default=20)
    parser.add_argument("--processes", type=int, default=2, help="those that answer")
    parser.add_argument("--webhook", action="store_true")
    parser.set_defaults(load=os.getloadavg()[0])
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
