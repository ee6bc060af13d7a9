import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from e2e.emulator import Telegram

TESTS = Path(__file__).parents[1]
TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SMALL_BOT = (str(Path(__file__).with_name("small_bot.py")),)


class BotProcess:
    """The bot as people run it; its log never holds the token."""

    def __init__(self, folder: Path, command: tuple[str, ...], **settings: str) -> None:
        self._log = folder / "log.txt"
        self._file = self._log.open("ab")
        paths = os.pathsep.join((str(TESTS.parent), str(TESTS)))
        environment = os.environ | {"PYTHONPATH": paths, "TELEGRAM_BOT_TOKEN": TOKEN} | settings
        self._process = subprocess.Popen(
            [sys.executable, *command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=self._file,
            stderr=subprocess.STDOUT,
        )

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def wait_for_log(self, words: str, seconds: float = 15) -> None:
        deadline = time.monotonic() + seconds
        while words not in self.log:
            assert time.monotonic() < deadline, f"not logged: {words}\n{self.log}"
            assert self._process.poll() is None, f"ended without logging: {words}\n{self.log}"
            time.sleep(0.02)

    def signal(self) -> None:
        self._process.send_signal(signal.SIGTERM)

    def exit_code(self, seconds: float = 15) -> int:
        return self._process.wait(seconds)

    def stop(self) -> int:
        self.signal()
        return self.exit_code()

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._file.close()
        assert TOKEN.split(":")[1] not in self.log


StartBot = Callable[..., BotProcess]


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    server = Telegram(TOKEN)
    server.start()
    yield server
    server.close()


@pytest.fixture
def start_bot(tmp_path: Path) -> Iterator[StartBot]:
    """Starts a bot in the test's own folder; with none named, the small one."""
    with ExitStack() as stack:

        def start(api: str, command: tuple[str, ...] = SMALL_BOT, **settings: str) -> BotProcess:
            process = BotProcess(tmp_path, command, TELEGRAM_API_URL=api, **settings)
            stack.callback(process.close)
            return process

        yield start


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Telegram, BotProcess]]:
    """The small bot, connected by polling, for all tests of a module."""
    server = Telegram(TOKEN)
    server.start()
    process = BotProcess(tmp_path_factory.mktemp("bot"), SMALL_BOT, TELEGRAM_API_URL=server.url)
    process.wait_for_log("已连上 Telegram")
    yield server, process
    assert process.stop() == 0
    process.close()
    server.close()


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
