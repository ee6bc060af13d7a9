"""Loaders in the child process: what they make comes back, and nothing that they do hurts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import pytest

from index.document import Document, Heading
from index.errors import BrokenDocumentError, ProtectedError, TooLargeError
from index.load.limits import Limits
from index.load.sandbox import Sandbox

TESTS = Path(__file__).parents[2]
LIMITS = Limits(memory=256 << 20, seconds=30)
HASTY = Limits(memory=256 << 20, seconds=1)


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(TESTS))


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox()
    yield sandbox
    sandbox.kill()


def ask(sandbox: Sandbox, order: str, limits: Limits = LIMITS) -> Document:
    return sandbox.read("support.loaders", order.encode(), "x.bin", limits)


def test_a_document_comes_back_as_it_was_made(sandbox: Sandbox) -> None:
    made = Document("文本", title="x.bin", headings=(Heading(0, 1, 1),), pages=(0, 1))
    assert ask(sandbox, "make") == made


def test_a_refusal_comes_back_as_it_was_raised(sandbox: Sandbox) -> None:
    with pytest.raises(ProtectedError) as caught:
        ask(sandbox, "refuse")
    assert (caught.value.path, caught.value.reason) == (Path("x.bin"), "a password")


def test_one_child_reads_many_files(sandbox: Sandbox) -> None:
    assert len({ask(sandbox, "pid").text for _ in range(3)}) == 1


@pytest.mark.parametrize(
    ("order", "error", "reason"),
    [
        ("crash", BrokenDocumentError, "SIGSEGV"),
        ("exit", BrokenDocumentError, "ended: 3"),
        ("bug", BrokenDocumentError, "KeyError"),
        ("memory", TooLargeError, "memory"),
        ("hang", TooLargeError, "time"),
        ("huge", BrokenDocumentError, "wrong answer"),
    ],
)
def test_an_accident_is_told_and_the_next_file_read(
    sandbox: Sandbox, order: str, error: type[Exception], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        ask(sandbox, order, HASTY if order == "hang" else LIMITS)
    assert ask(sandbox, "make").text == "文本"


def test_a_child_that_was_killed_meanwhile_is_replaced(sandbox: Sandbox) -> None:
    os.kill(int(ask(sandbox, "pid").text), signal.SIGKILL)
    assert ask(sandbox, "make").text == "文本"


def test_the_memory_of_one_file_is_not_charged_to_the_next(sandbox: Sandbox) -> None:
    for _ in range(4):
        assert ask(sandbox, "keep").text == "文本"


def test_what_libraries_print_is_not_taken_for_the_answer(sandbox: Sandbox) -> None:
    assert ask(sandbox, "print").text == "文本"


def test_the_child_writes_no_file(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(BrokenDocumentError, match="OSError"):
        ask(sandbox, f"write {tmp_path / 'file'}")


def test_the_child_knows_no_secret(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "secret")
    assert "PATH" in ask(sandbox, "environment").text
    sandbox.kill()
    assert "TELEGRAM_BOT_TOKEN" not in ask(sandbox, "environment").text


def test_half_a_character_pair_survives_the_way(sandbox: Sandbox) -> None:
    assert ask(sandbox, "surrogates").text == "a\ud83d\ude00b"


def test_time_counts_from_the_last_step(sandbox: Sandbox) -> None:
    assert ask(sandbox, "steps 4", HASTY).text == "文本"


def test_no_number_of_steps_passes_the_total(sandbox: Sandbox) -> None:
    with pytest.raises(TooLargeError, match="time"):
        ask(sandbox, "steps 1000", Limits(seconds=1, total=1.5))


def test_threads_wait_for_each_other(sandbox: Sandbox) -> None:
    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda _: ask(sandbox, "make").text, range(12)))
    assert texts == ["文本"] * 12


def test_what_a_loader_starts_ends_with_it(sandbox: Sandbox, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(ask, sandbox, f"grandchild {pipe}", HASTY)
        grandchild = int(pipe.read_bytes() or b"0")
        with pytest.raises(TooLargeError, match="time"):
            asked.result()
    assert is_gone(grandchild)


def test_a_child_is_replaced_after_many_files(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.load.sandbox._MAX_FILES", 2)
    first, second, third = (ask(sandbox, "pid").text for _ in range(3))
    assert first == second != third


@pytest.mark.parametrize("last", ["", "sandbox.read('support.loaders', b'hang', 'x', limits)"])
def test_the_child_ends_with_its_parent_even_at_work(last: str) -> None:
    code = (
        "import os, signal, threading\n"
        "from index.load.limits import Limits\n"
        "from index.load.sandbox import Sandbox\n"
        "sandbox, limits = Sandbox(), Limits(seconds=1)\n"
        "print(sandbox.read('support.loaders', b'pid', 'x', limits).text, flush=True)\n"
        "threading.Timer(0.5, os.kill, [os.getpid(), signal.SIGKILL]).start()\n"
        f"{last}"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL
    assert is_gone(int(done.stdout))


def test_an_interrupted_wait_leaves_a_sandbox_that_works(sandbox: Sandbox) -> None:
    ask(sandbox, "make")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background
    try:
        threading.Timer(0.3, os.kill, [os.getpid(), signal.SIGINT]).start()
        with pytest.raises(KeyboardInterrupt):
            ask(sandbox, "hang")
    finally:
        signal.signal(signal.SIGINT, before)
    assert ask(sandbox, "make").text == "文本"


def is_gone(pid: int) -> bool:
    """Whether the process ends within some seconds; one that nobody waits for counts as gone."""
    end = monotonic() + 5
    while monotonic() < end:
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        except OSError:
            return True
        if state[0] == "Z":
            return True
        sleep(0.05)
    return False
