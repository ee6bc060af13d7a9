"""A folder of reports that changes while the bot answers."""

import shutil
import time
from pathlib import Path

import pytest
from e2e.conftest import TESTS
from support.telegram_updates import message

from index.library import update
from index.sources import find_sources

SEEDS = TESTS.parent / "seeds"
TOWN, STREET = "001_d5d4754f7e6a86b8.txt", "002_2a800fc91cead4fc.txt"
WATCHING = ("serve", "--watch")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "seeds"
    path.mkdir()
    shutil.copy(SEEDS / STREET, path)
    return path


def answered(telegram, question: str, words: str, seconds: float = 60) -> None:
    """Ask until the answer holds `words`."""
    deadline = time.monotonic() + seconds
    while words not in (text := telegram.ask(message(question), seconds=20).parsed.text):
        assert time.monotonic() < deadline, text
        time.sleep(0.5)


def test_files_that_come_and_go_are_answered_from_and_forgotten(telegram, start_bot, folder):
    update(folder.parent / "library", find_sources([folder]))
    bot = start_bot(telegram.url, WATCHING)
    bot.wait_for_log("已连上 Telegram", 30)
    question = "齐都镇2023年一般公共预算收入是多少？"
    assert "1.43亿元" not in telegram.ask(message(question), seconds=20).parsed.text

    shutil.copy(SEEDS / TOWN, folder / "new.txt")
    answered(telegram, question, "1.43亿元")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    bot.wait_for_log("broken.docx", 60)
    assert "1.43亿元" in telegram.ask(message(question), seconds=20).parsed.text

    (folder / "new.txt").unlink()
    bot.wait_for_log("移除 1 份", 60)
    answered(telegram, question, "没有“齐都镇”的报告")
    assert bot.stop() == 0
    assert "Traceback" not in bot.log
