"""An editor feeds the library in chat, while others go on asking."""

from pathlib import Path

import pytest
from e2e.conftest import TESTS
from support.telegram_updates import CHAT, document, message, reply_to, tap

from bot import texts
from bot.roles import Role
from index.library import update
from index.sources import find_sources

SEEDS = TESTS.parent / "seeds"
TOWN, STREET = SEEDS / "001_d5d4754f7e6a86b8.txt", SEEDS / "002_2a800fc91cead4fc.txt"
READER = 77
NAME = "齐都镇 <2023>.txt"
QUESTION = "齐都镇2023年一般公共预算收入是多少？"


@pytest.fixture
def bot(telegram, start_bot, tmp_path: Path):
    """A bot over a library of one report, whose admin is CHAT."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / STREET.name).write_bytes(STREET.read_bytes())
    update(tmp_path / "library", find_sources([folder]))
    process = start_bot(telegram.url, ("serve",), ADMINS=str(CHAT))
    process.wait_for_log("已连上 Telegram", 30)
    return process


def test_files_are_taken_in_checked_corrected_and_removed(telegram, start_bot, bot, tmp_path):
    def shown(words: str, count: int, chat: int = CHAT):
        """The first call since number `count` that shows a chat these words."""
        return telegram.wait(
            lambda call: call.parsed and call.chat == chat and words in call.parsed.text, count, 60
        )

    def send(name: str, data: bytes, words: str):
        telegram.upload(name, data)
        count = len(telegram.calls)
        telegram.feed(document(name, len(data)))
        shown(words, count)
        return count

    asked = telegram.ask(message(QUESTION, chat=READER), seconds=20)
    assert "没有“齐都镇”的报告" in asked.parsed.text

    # A file is taken in: one message tells how far it is, then what is known of it is checked.
    count = send(NAME, TOWN.read_bytes(), texts.received(NAME))
    during = telegram.ask(message("中大槐树街道完成投资多少？", chat=READER), seconds=20)
    assert "📄" in during.parsed.text
    done = shown("已入库", count)
    assert done.method == "editMessageText"
    stages = [c.parsed.text for c in telegram.calls[count:] if c.parsed and c.chat == CHAT]
    assert any(texts.FEEDING_INDEXING in stage for stage in stages)
    card = shown(texts.CARD_QUESTION, count)
    assert texts.field_value("place", "齐都镇") in card.parsed.text
    assert "1.43亿元" in telegram.ask(message(QUESTION, chat=READER)).parsed.text

    # What is held already is recognised by its wording.
    copy = TOWN.read_text(encoding="utf-8").replace("。", "。\n", 3)
    send("copy.txt", copy.encode(), "没有重复收录")

    # A field is corrected by a typed reply; one that cannot be read is asked for again.
    fields = {one["text"]: one["callback_data"] for row in card.buttons for one in row}
    asking = telegram.ask(tap(fields[texts.FIELDS["period"]]))
    assert "2023年上半年" in asking.parsed.text
    again = telegram.ask(reply_to(asking.number, "去年"))
    assert again.parsed.text == texts.bad_value("period")
    count = len(telegram.calls)
    telegram.feed(reply_to(again.number, "2022年"))
    assert texts.field_value("period", "2022年") in shown("时期：2022年", count).parsed.text
    checked = telegram.ask(tap(fields[texts.ALL_RIGHT]))
    assert not checked.buttons

    # What cannot be taken in is told why.
    send("坏.docx", b"PK\x03\x04 broken", "坏.docx 已损坏")
    big = telegram.ask(document("大.pdf", 21 * 1024**2))
    assert big.parsed.text == texts.too_big(21, 20)
    refused = telegram.ask(document("稿.txt", 10, chat=READER))
    assert refused.parsed.text == texts.TOO_LOW[Role.EDITOR]
    assert telegram.ask(message("https://example.org/a.html")).parsed.text == texts.NO_LINKS

    # A report is removed after a confirmation.
    listed = telegram.ask(message("/remove"))
    [row] = [
        row for row in listed.buttons if "2022年" in row[0]["text"] and "齐都镇" in row[0]["text"]
    ]
    sure = telegram.ask(tap(row[0]["callback_data"]))
    count = len(telegram.calls)
    telegram.feed(tap(sure.buttons[0][0]["callback_data"]))
    shown("已移除", count)

    # Indexing the folder afterwards changes nothing.
    index = start_bot(telegram.url, ("index",))
    assert index.exit_code(60) == 0
    assert bot.stop() == 0
    assert "Traceback" not in bot.log
