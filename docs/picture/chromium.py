"""A page as a picture, by headless Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image


def draw(page: Path, picture: Path, width: int, scale: float = 1.75) -> None:
    """Draw a page of that width, in CSS pixels, at its full height, in few colours.

    Exits without Chromium.
    """
    screen = f"--window-size={width},{_height(page, width)}"
    factor = f"--force-device-scale-factor={scale}"
    _chromium(factor, screen, f"--screenshot={picture}", page.as_uri())
    with Image.open(picture) as drawn:
        few = drawn.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE)
    few.save(picture, optimize=True)


def _chromium(*arguments: str) -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        sys.exit("Chromium is not installed")
    options = ("--headless", "--no-sandbox", "--hide-scrollbars", "--disable-lcd-text")
    command = [program, *options, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _height(page: Path, width: int) -> int:
    """Let the page write its own height into its title, and read that."""
    measure = "<script>document.title = document.body.scrollHeight</script>"
    probe = page.with_name("probe.html")
    probe.write_text(page.read_text(encoding="utf-8") + measure, encoding="utf-8")
    shown = _chromium(f"--window-size={width},10", "--dump-dom", probe.as_uri())
    return int(shown.partition("<title>")[2].partition("</title>")[0])
