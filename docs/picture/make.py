"""Draw docs/answer.png and docs/conversation.png: real conversations, as a phone shows them.

usage: python docs/picture/make.py [FOLDER]

`yinwen serve` answers from the bundled reports; the server of the end-to-end tests plays
Telegram. Needs Chromium and a Chinese font, nothing of the network. With FOLDER, pages and
pictures are written there instead, one for each phone as well.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from string import Template

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from chat import Chat, as_html  # noqa: E402
from chromium import draw  # noqa: E402
from e2e.bot_process import TOKEN, BotProcess  # noqa: E402
from e2e.emulator import Telegram  # noqa: E402

from bot import texts  # noqa: E402
from index.library import update  # noqa: E402
from index.sources import find_sources  # noqa: E402

PAGE = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
PHONE = Template(Path(__file__).with_name("phone.html").read_text(encoding="utf-8"))
WIDTH = 390
PRIVATE, GROUP = 4242, -50


def main(folder: Path | None) -> None:
    """Play the scenes and draw them."""
    with tempfile.TemporaryDirectory() as work:
        update(Path(work) / "library", find_sources([ROOT / "seeds"]))
        telegram = Telegram(TOKEN)
        telegram.start()
        bot = BotProcess(Path(work), ("serve",), TELEGRAM_API_URL=telegram.url)
        try:
            bot.wait_for_log(texts.LOG_STARTED_POLLING.partition("：")[0], 60)
            phones = _play(telegram)
        finally:
            bot.close()
            telegram.close()
        _draw(phones, Path(work), folder)


def _play(telegram: Telegram) -> dict[str, str]:
    """The phones by their names; those of one person and those of a group."""
    first = Chat(telegram, PRIVATE)
    first.ask("齐都镇2023年财政收入是多少？")
    first.ask("那2024年的目标呢？")
    figures = Chat(telegram, PRIVATE + 1)
    figures.ask("/figures 齐都镇")
    figures.ask("/compare 固定资产投资")
    figures.ask("火星镇2023年财政收入是多少？")
    checks = Chat(telegram, PRIVATE + 2)
    checks.ask("/verify 全年完成一般公共预算收入1.48亿元，同比增长34%")
    checks.share(checks.ask("三箭和平广场项目累计完成投资多少？"))
    group = Chat(telegram, GROUP)
    group.remark("下午的会要用齐都镇的数", 0)
    answer = group.ask("@yinwen_bot 齐都镇2023年固定资产投资多少？", 1)
    group.ask("那财政收入呢？", 0, following=answer)
    group.send_card("齐陵 土地托管", 1)
    private, several = ("引文", "机器人", "引"), ("办公室", "8 位成员", "办")
    shown = {"answer": (first, private), "figures": (figures, private)}
    shown |= {"checks": (checks, private), "group": (group, several)}
    return {name: _phone(chat, *whose) for name, (chat, whose) in shown.items()}


def _phone(chat: Chat, title: str, line: str, letter: str) -> str:
    return PHONE.substitute(title=title, line=line, letter=letter, turns=as_html(chat))


def _draw(phones: dict[str, str], work: Path, folder: Path | None) -> None:
    pictures = {"conversation": [one for name, one in phones.items() if name != "answer"]}
    pictures |= {name: [phone] for name, phone in phones.items() if folder or name == "answer"}
    for name, shown in pictures.items():
        page = (folder or work) / f"{name}.html"
        page.write_text(PAGE.substitute(phones="".join(shown)), encoding="utf-8")
        scale = 1.75 if len(shown) == 1 else 1.25
        draw(page, (folder or ROOT / "docs") / f"{name}.png", WIDTH * len(shown), scale)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None)
