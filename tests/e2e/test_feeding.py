"""An editor feeds the library in chat, while others go on asking."""

import io
import json
import os
import zipfile

import pytest
from e2e.bot_process import BotProcess
from e2e.conftest import TESTS, serving
from support.pdf import make_pdf, text
from support.telegram_updates import CHAT, document, message, reply_to, tap
from support.word import docx, paragraph

from bot import texts
from bot.roles import Role
from index.library import update
from index.sources import find_sources

SEEDS = TESTS.parent / "seeds"
TOWN, STREET = SEEDS / "001_d5d4754f7e6a86b8.txt", SEEDS / "002_2a800fc91cead4fc.txt"
READER = 77
NAME = "齐都镇 <2023>.txt"
QUESTION = "齐都镇2023年一般公共预算收入是多少？"
LINES = ("{}2022年工作总结", "一、成绩", "全年完成税收5.3亿元，增长6%，新建公园{}座。")


def _pages(lines: list[str]) -> bytes:
    return make_pdf([[text(72, 700 - 30 * at, line) for at, line in enumerate(lines)]])


FORMATS = {
    "txt": lambda lines: "\n".join(lines).encode("gb18030"),
    "md": lambda lines: "\n\n".join(("# {}", "## {}", "{}")).format(*lines).encode(),
    "docx": lambda lines: docx("".join(map(paragraph, lines))),
    "html": lambda lines: f"<body>{''.join(f'<p>{line}</p>' for line in lines)}</body>".encode(),
    "pdf": _pages,
    "csv": lambda lines: f"标题,正文\n{lines[0]},{lines[2]}\n".encode(),
    "jsonl": lambda lines: json.dumps({"标题": lines[0], "正文": lines[2]}).encode(),
}
TOWNS = [f"{name}镇" for name in "甲乙丙丁戊己庚"]
BIG = 21 << 20


class Editor:
    """The private chat of the admin with a bot over a library of one report."""

    def __init__(self, telegram, process, folder):
        self.telegram, self.process, self.folder = telegram, process, folder

    def shown(self, words: str, count: int, chat: int = CHAT):
        """The first call since number `count` that shows a chat these words."""
        return self.telegram.wait(
            lambda call: call.parsed and call.chat == chat and words in call.parsed.text, count, 60
        )

    def send(self, name: str, data: bytes, words: str):
        """Send a file and wait for the words; the first call that shows them."""
        self.telegram.upload(name, data)
        count = len(self.telegram.calls)
        self.telegram.feed(document(name, len(data)))
        return self.shown(words, count)


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    folder = tmp_path_factory.mktemp("feeding")
    (folder / "seeds").mkdir()
    (folder / "seeds" / STREET.name).write_bytes(STREET.read_bytes())
    update(folder / "library", find_sources([folder / "seeds"]))
    with serving(folder, ("serve",), ADMINS=str(CHAT)) as (telegram, process):
        yield Editor(telegram, process, folder)
        assert "Traceback" not in process.log


def test_files_are_taken_in_checked_corrected_and_removed(editor):
    telegram, shown, send = editor.telegram, editor.shown, editor.send
    asked = telegram.ask(message(QUESTION, chat=READER), seconds=20)
    assert "没有“齐都镇”的报告" in asked.parsed.text

    # A file is taken in: one message tells how far it is, then what is known of it is checked.
    count = len(telegram.calls)
    send(NAME, TOWN.read_bytes(), texts.received(NAME))
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
    send("大.pdf", bytes(BIG), texts.too_big(21, 20))
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
    index = BotProcess(editor.folder, ("index",))
    assert index.exit_code(60) == 0
    assert "Traceback" not in index.log


def test_an_archive_of_every_format_comes_off_the_disk_of_a_server_of_ones_own(editor, tmp_path):
    editor.telegram.emulator.disk = tmp_path
    archive = _archive()
    taken = editor.send("年报.zip", archive, texts.SEVERAL_HINT)
    assert "扫描.bin" in taken.parsed.text, "what cannot be read is told"
    titles = {row[0]["text"] for row in taken.buttons}
    assert titles == {f"{town}2022年工作总结 · 2022年" for town in TOWNS}
    card = editor.telegram.ask(tap(taken.buttons[0][0]["callback_data"]))
    assert texts.CARD_QUESTION in card.parsed.text
    for number, town in enumerate(TOWNS, start=1):
        asked = editor.telegram.ask(message(f"{town}2022年新建公园多少座", chat=READER))
        assert asked.parsed.of("Bold")[0] == f"{number}座"
    again = editor.send("又一次.zip", archive, "没有重复收录").parsed.text
    assert again.count("内容相同") == len(TOWNS)
    assert "已入库" not in again


def _archive() -> bytes:
    """A report in every format, in folders, and something large that is none."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for number, (town, (ending, write)) in enumerate(zip(TOWNS, FORMATS.items(), strict=True)):
            made.writestr(f"{number}/{town}.{ending}", write(_said(number + 1, town)))
        made.writestr("扫描.bin", os.urandom(BIG))
    return buffer.getvalue()


def _said(number: int, town: str) -> list[str]:
    return [line.format(number if "公园" in line else town) for line in LINES]
