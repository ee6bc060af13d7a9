"""The bot as a process of its own, whose log never holds the token.

It is forked off a process that has imported what the bot needs: starting it takes no
seconds, which every test would pay for anew. A `fresh` one imports for itself, as everywhere.
"""

import multiprocessing
import os
import sys
import time
from collections.abc import Mapping
from multiprocessing import forkserver
from pathlib import Path

import pytest

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SMALL: tuple[str, ...] = ()
"""The command line of a bot over the small library of the tests."""

_FRESH = multiprocessing.get_context("spawn")
_FORKING = multiprocessing.get_context("forkserver")
_IMPORTED = ["bot.app", "retrieval.answer", "support.small_library"]
_TESTS = Path(__file__).parents[1]


class BotProcess:
    """A bot that runs in a folder with a command line of `yinwen`, or the small one."""

    def __init__(
        self, folder: Path, command: tuple[str, ...], *, fresh: bool = False, **settings: str
    ) -> None:
        self._log = folder / "log.txt"
        self._log.touch()
        environment = os.environ | {"TELEGRAM_BOT_TOKEN": TOKEN} | settings
        starting = _FRESH if fresh else _forking()
        self._process = starting.Process(target=_run, args=(folder, environment, command))
        self._process.start()

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def wait_for_log(self, words: str, seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while words not in self.log:
            assert time.monotonic() < deadline, f"not logged: {words}\n{self.log}"
            assert self._process.is_alive(), f"ended without logging: {words}\n{self.log}"
            time.sleep(0.02)

    def signal(self) -> None:
        self._process.terminate()

    def exit_code(self, seconds: float = 30) -> int:
        self._process.join(seconds)
        assert self._process.exitcode is not None, f"still running\n{self.log}"
        return self._process.exitcode

    def stop(self) -> int:
        self.signal()
        return self.exit_code()

    def close(self) -> None:
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        assert TOKEN.split(":")[1] not in self.log


def _forking() -> multiprocessing.context.ForkServerContext:
    """What forks; it imports from this project, whatever is installed, as its child would."""
    forkserver.set_forkserver_preload(_IMPORTED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(map(str, (_TESTS.parent, _TESTS))))
        forkserver.ensure_running()
    return _FORKING


def _run(folder: Path, environment: Mapping[str, str], command: tuple[str, ...]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    log = os.open(folder / "log.txt", os.O_WRONLY | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    sys.exit(_small() if command == SMALL else _yinwen(command))


def _small() -> int:
    from support.small_library import SmallLibrary  # noqa: PLC0415  (where it is not imported yet)

    from bot.app import run  # noqa: PLC0415
    from bot.settings import load_settings  # noqa: PLC0415

    return run(load_settings(), SmallLibrary())


def _yinwen(command: tuple[str, ...]) -> int:
    from bot.cli import main  # noqa: PLC0415

    sys.argv = ["yinwen", *command]
    main()
    return 0
