"""The whole product: the command line, the real pipeline, two of the bundled reports."""

import shutil
from pathlib import Path

import pytest
from e2e.conftest import TESTS
from support.telegram_updates import message, tap

from bot import texts
from index.library import update
from index.sources import find_sources
from retrieval.model import Standing

SEEDS = TESTS.parent / "seeds"
TOWN, STREET = "001_d5d4754f7e6a86b8.txt", "002_2a800fc91cead4fc.txt"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in (TOWN, STREET):
        shutil.copy(SEEDS / name, folder)
    return folder


def index(folder: Path) -> None:
    update(folder.parent / "library", find_sources([folder]))


def test_a_conversation_through_a_rebuild(telegram, start_bot, reports):
    index(reports)
    bot = start_bot(telegram.url, ("serve",), fresh=True)
    bot.wait_for_log("已连上 Telegram", 60)
    greeting = telegram.ask(message("/start"))
    assert texts.GREETING_EXAMPLES in greeting.parsed.text
    assert "《中大槐树街道2022年工作总结》" in telegram.ask(message("/reports")).parsed.text

    answer = telegram.ask(message("齐都镇2023年一般公共预算收入是多少？"))
    assert answer.parsed.of("Bold")[0].startswith("1.43亿元")
    assert "全年完成一般公共预算收入1.43亿元，同比增长34%" in answer.parsed.text
    assert "2024年1月12日" in answer.parsed.text
    around = telegram.ask(tap(_button(answer, texts.EXPAND)))
    assert texts.SURROUNDINGS_TITLE in around.parsed.text
    follow_up = telegram.ask(message("那增长多少？"))
    assert follow_up.parsed.of("Bold")[0] == "同比增长34%"

    project = telegram.ask(message("三箭和平广场项目累计完成投资多少？"))
    assert project.parsed.of("Bold")[0].startswith("17446.6万元")
    claimed = "/verify 齐都镇全年完成一般公共预算收入1.48亿元，同比下降34%"
    altered = telegram.ask(message(claimed)).parsed
    assert "原文是“1.43亿元”，不是“1.48亿元”" in altered.text
    assert {"1.48", "下降"} <= set(altered.of("Strikethrough"))
    sheet = telegram.ask(message("/figures 齐都镇"))
    assert "✅ 2023年完成　🎯 2024年目标" in sheet.parsed.text
    assert "✅ 1.43亿元（同比增长34%）\n🎯 增长10%左右" in sheet.parsed.text
    following = telegram.ask(tap(sheet.buttons[0][2]["callback_data"]))
    assert "新建“四好农村路”　✅ 4公里" in following.parsed.text
    compared = telegram.ask(message("/compare 固定资产投资")).parsed.text
    assert "齐都镇 2023年　5.3亿元（同比增长6.47%）" in compared
    assert "中大槐树街道 2022年　25446.6万元" in compared
    refusal = telegram.ask(message("火星镇2023年财政收入是多少？"))
    assert texts.HOLDINGS in refusal.parsed.text
    assert bot.stop() == 0

    with (reports / TOWN).open("a", encoding="utf-8") as report:
        report.write("\n补记一段，报告因此成了另一个版本。\n")
    index(reports)
    bot = start_bot(telegram.url, ("serve",))
    bot.wait_for_log("已连上 Telegram", 30)
    still = telegram.ask(tap(_button(project, texts.EXPAND)), seconds=30)
    assert "17446.6万元" in still.parsed.text
    old = telegram.ask(tap(_button(answer, texts.EXPAND))).parsed.text
    assert texts.STANDINGS[Standing.REPLACED] in old
    assert "1.43亿元" in old
    assert texts.NOW in old
    payload = answer.fields["text"].partition("start=")[2].partition('"')[0]
    opened = telegram.ask(message(f"/start {payload}")).parsed.text
    assert texts.STANDINGS[Standing.REPLACED] in opened
    assert opened.count("1.43亿元") == 2, "what was quoted, and what is said now"
    telegram.feed(tap(_button(still, texts.ORIGINAL)))
    assert (
        telegram.wait(lambda call: call.method == "sendDocument").file
        == (reports / STREET).read_bytes()
    )
    assert bot.stop() == 0
    assert "Traceback" not in bot.log


def _button(call, label: str) -> str:
    data: str = next(
        button["callback_data"] for row in call.buttons for button in row if button["text"] == label
    )
    return data
