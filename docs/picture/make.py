"""Draw docs/answer.png and docs/conversation.png: real conversations, as a phone shows them.

usage: python docs/picture/make.py

`yinwen serve` answers from the bundled reports; the server of the end-to-end tests plays
Telegram. Needs Chromium and a Chinese font, nothing of the network.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from stage import ROOT, bot_over, draw_phones, phone

from chat import Chat  # isort: skip
from e2e.emulator import Telegram  # isort: skip

from bot import texts
from index.library import update
from index.sources import find_sources

PRIVATE, GROUP = 4242, -50


def main() -> None:
    """Play the scenes and draw them."""
    with tempfile.TemporaryDirectory() as work:
        library = Path(work) / "library"
        update(library, find_sources([ROOT / "seeds"]))
        with bot_over(library) as telegram:
            answer, others = _answer(telegram), _others(telegram)
    draw_phones([answer], ROOT / "docs/answer.png")
    draw_phones(others, ROOT / "docs/conversation.png")


def _answer(telegram: Telegram) -> str:
    chat = Chat(telegram, PRIVATE)
    chat.ask("齐都镇2023年财政收入是多少？")
    chat.ask("那2024年的目标呢？")
    return phone(chat)


def _others(telegram: Telegram) -> list[str]:
    """Figures and a refusal, checks and a card, a group."""
    figures = Chat(telegram, PRIVATE + 1)
    figures.ask("/figures 齐都镇")
    figures.ask("/compare 固定资产投资")
    figures.ask("火星镇2023年财政收入是多少？")
    checks = Chat(telegram, PRIVATE + 2)
    checks.ask("/verify 全年完成一般公共预算收入1.48亿元，同比增长34%")
    checks.ask("三箭和平广场项目累计完成投资多少？")
    checks.tap(texts.SHARE)
    group = Chat(telegram, GROUP)
    group.remark("下午的会要用齐都镇的数", 0)
    answer = group.ask("@yinwen_bot 齐都镇2023年固定资产投资多少？", 1)
    group.ask("那财政收入呢？", 0, following=answer)
    group.send_card("齐陵 土地托管", 1)
    return [phone(figures), phone(checks), phone(group, "办公室", "8 位成员")]


if __name__ == "__main__":
    main()
