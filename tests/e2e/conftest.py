import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from e2e.bot_process import SMALL, TOKEN, BotProcess
from e2e.emulator import Telegram

TESTS = Path(__file__).parents[1]

StartBot = Callable[..., BotProcess]
Running = tuple[Telegram, BotProcess]


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

        def start(api: str, command: tuple[str, ...] = SMALL, **more: Any) -> BotProcess:
            process = BotProcess(tmp_path, command, TELEGRAM_API_URL=api, **more)
            stack.callback(process.close)
            return process

        yield start


@contextmanager
def serving(folder: Path, command: tuple[str, ...], **settings: str) -> Iterator[Running]:
    """A bot in that folder, connected by polling, that ends in good order."""
    server = Telegram(TOKEN)
    server.start()
    process = BotProcess(folder, command, TELEGRAM_API_URL=server.url, **settings)
    try:
        process.wait_for_log("已连上 Telegram", 60)
        yield server, process
        assert process.stop() == 0
    finally:
        process.close()
        server.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The small bot for all tests of a module."""
    with serving(tmp_path_factory.mktemp("bot"), SMALL) as both:
        yield both


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
