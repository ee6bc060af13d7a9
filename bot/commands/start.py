"""`yinwen start`: what `make run` runs. Index what is new, then answer wherever it can."""

from __future__ import annotations

from bot.commands import chat, index
from bot.commands.opening import is_stale
from bot.commands.sources import find_sources
from bot.settings import Settings


def run(settings: Settings) -> int:
    """Serve on Telegram if there is a token, else talk in the terminal."""
    if is_stale(settings):
        index.build(settings, find_sources([settings.reports_dir]))
    if not settings.token:
        return chat.run(settings)
    from bot.app import run as serve  # noqa: PLC0415  (slow, and needless without a token)

    return serve(settings)
