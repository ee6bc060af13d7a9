"""The real bot over a library, and phones that show what is said to it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from string import Template

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from chat import Chat, as_html  # noqa: E402
from chromium import draw  # noqa: E402
from e2e.bot_process import TOKEN, BotProcess  # noqa: E402
from e2e.emulator import Telegram  # noqa: E402

from bot import texts  # noqa: E402

WIDTH = 390
PAGE = Template((HERE / "page.html").read_text(encoding="utf-8"))
PHONE = Template((HERE / "phone.html").read_text(encoding="utf-8"))


@contextmanager
def bot_over(library: Path) -> Iterator[Telegram]:
    """`yinwen serve` answers from a library, which stays as it is."""
    with tempfile.TemporaryDirectory() as work:
        shown = Path(work) / "library"
        shown.mkdir()
        for part in library.resolve().iterdir():
            if not part.name.startswith("chats."):
                (shown / part.name).symlink_to(part)
        telegram = Telegram(TOKEN)
        telegram.start()
        bot = BotProcess(Path(work), ("serve",), TELEGRAM_API_URL=telegram.url)
        try:
            bot.wait_for_log(texts.LOG_STARTED_POLLING.partition("：")[0], 60)
            yield telegram
        finally:
            bot.close()
            telegram.close()


def phone(chat: Chat, title: str = "引文", line: str = "机器人") -> str:
    """A phone that shows a chat, under the name that it goes by there."""
    return PHONE.substitute(title=title, line=line, letter=title[0], turns=as_html(chat))


def draw_phones(phones: Sequence[str], picture: Path) -> None:
    """Draw phones side by side, as a PNG."""
    with tempfile.TemporaryDirectory() as work:
        page = Path(work) / "page.html"
        page.write_text(PAGE.substitute(phones="".join(phones)), encoding="utf-8")
        draw(page, picture, WIDTH * len(phones), 1.75 if len(phones) == 1 else 1.25)
