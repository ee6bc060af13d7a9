"""`python -m bot` is `yinwen`."""

from __future__ import annotations

from bot.cli import main

main()
