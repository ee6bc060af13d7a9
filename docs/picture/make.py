"""Draw docs/answer.png: a real conversation over the bundled reports, as a phone shows it.

usage: python docs/picture/make.py [QUESTION ...]

The pages are those that the bot sends. Needs Chromium and a Chinese font, nothing of the
network.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from string import Template

from bot.buttons import Page
from bot.render import answer_page
from index.library import Library, update
from index.sources import find_sources
from retrieval.answer import Answerer

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "answer.png"
PHONE = Template(Path(__file__).with_name("phone.html").read_text(encoding="utf-8"))
QUESTIONS = ("齐都镇2023年财政收入是多少？", "那2024年的目标呢？")
WIDTH = 390


def main(questions: list[str]) -> None:
    """Ask the questions one after the other, as follow-ups, and draw what is answered."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        update(library, find_sources([ROOT / "seeds"]))
        turns = "".join(_turns(Answerer(Library.open(library)), questions or list(QUESTIONS)))
        page = Path(folder) / "phone.html"
        page.write_text(PHONE.substitute(turns=turns), encoding="utf-8")
        _draw(page, PICTURE)


def _turns(answerer: Answerer, questions: list[str]) -> list[str]:
    turns = []
    for count, question in enumerate(questions):
        page = answer_page(answerer.answer(question, questions[:count]), "token", bot="yinwen_bot")
        turns.append(
            f'<div class="turn asked"><div class="bubble">{html.escape(question)}</div></div>'
        )
        turns.append(
            f'<div class="turn"><div class="bubble">{_body(page)}</div>{_buttons(page)}</div>'
        )
    return turns


def _body(page: Page) -> str:
    """Telegram starts a new line after a block quotation by itself, and so do browsers."""
    return page.html.replace("</blockquote>\n", "</blockquote>")


def _buttons(page: Page) -> str:
    rows = ("".join(f"<span>{html.escape(b.label)}</span>" for b in row) for row in page.rows)
    return "".join(f'<div class="row">{row}</div>' for row in rows)


def _draw(page: Path, picture: Path) -> None:
    screen = f"--window-size={WIDTH},{_height(page)}"
    _chromium("--force-device-scale-factor=1.75", screen, f"--screenshot={picture}", page.as_uri())


def _chromium(*arguments: str) -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        sys.exit("Chromium is not installed")
    options = ("--headless", "--no-sandbox", "--hide-scrollbars", "--disable-lcd-text")
    command = [program, *options, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _height(page: Path) -> int:
    """Let the page write its own height into its title, and read that."""
    measure = "<script>document.title = document.body.scrollHeight</script>"
    probe = page.with_name("probe.html")
    probe.write_text(page.read_text(encoding="utf-8") + measure, encoding="utf-8")
    shown = _chromium(f"--window-size={WIDTH},10", "--dump-dom", probe.as_uri())
    return int(shown.partition("<title>")[2].partition("</title>")[0])


if __name__ == "__main__":
    main(sys.argv[1:])
