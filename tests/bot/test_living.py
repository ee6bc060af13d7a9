"""What starts the indexing of a watched folder, with a small program in place of `yinwen index`."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from support.small_library import SmallLibrary
from support.waiting import until

from bot import living, texts
from bot.answering import Worker
from bot.living import kept_current
from bot.settings import Settings

SLOW = "import pathlib, sys, time; pathlib.Path('calls').open('a').write('x'); time.sleep(1.5)"
DYING = "import pathlib; pathlib.Path('calls').open('a').write('x'); raise SystemExit(9)"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "reports"
    path.mkdir()
    return path


def calls() -> int:
    return Path("calls").stat().st_size if Path("calls").exists() else 0


def settings(folder: Path) -> Settings:
    return Settings(reports_dir=folder, library_dir=folder.parent / "library", _env_file=None)


async def test_a_file_that_comes_during_the_indexing_is_indexed_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(living, "INDEX", (sys.executable, "-c", SLOW))
    async with kept_current(Worker(SmallLibrary()), settings(folder), watch=True):
        await until(lambda: calls() == 1)
        (folder / "new.txt").write_text("工作总结", encoding="utf-8")
        await until(lambda: calls() == 2)


async def test_a_folder_may_come_later(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(living, "INDEX", (sys.executable, "-c", SLOW))
    folder.rmdir()
    async with kept_current(Worker(SmallLibrary()), settings(folder), watch=True):
        await asyncio.sleep(1)
        assert calls() == 0
        folder.mkdir()
        await until(lambda: calls() == 1)


async def test_watching_goes_on_after_an_error_of_the_watcher(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = living.awatch

    async def broken(*_arguments: object, **_options: object) -> AsyncIterator[None]:
        monkeypatch.setattr(living, "awatch", real)
        raise RuntimeError("watch thread")
        yield

    monkeypatch.setattr(living, "awatch", broken)
    monkeypatch.setattr(living, "LOOK_SECONDS", 0.1)
    changed = asyncio.Event()
    with caplog.at_level(logging.WARNING):
        listening = asyncio.create_task(living._listen(folder, changed))
        await until(lambda: caplog.messages == [texts.LOG_NOT_WATCHING % (folder, "watch thread")])
    await until(changed.is_set)
    changed.clear()
    await until(changed.is_set)
    listening.cancel()


async def test_an_indexing_that_dies_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(living, "INDEX", (sys.executable, "-c", DYING))
    with caplog.at_level(logging.WARNING):
        async with kept_current(Worker(SmallLibrary()), settings(folder), watch=True):
            await until(lambda: texts.LOG_INDEXING_FAILED % 9 in caplog.messages)


async def test_without_watching_nothing_is_indexed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(living, "INDEX", (sys.executable, "-c", SLOW))
    async with kept_current(Worker(SmallLibrary()), settings(folder), watch=False):
        await asyncio.sleep(1)
    assert calls() == 0


async def test_the_folder_waits_for_another_change_of_the_library(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(living, "INDEX", (sys.executable, "-c", SLOW))
    worker = Worker(SmallLibrary())
    async with kept_current(worker, settings(folder), watch=True):
        async with worker.writing:
            await asyncio.sleep(1)
            assert calls() == 0
        await until(lambda: calls() == 1)
