"""`yinwen start`: what `make run` runs. Index what is new, then answer wherever it can."""

from __future__ import annotations

from bot.commands import chat, index
from bot.commands.opening import is_stale
from bot.settings import Settings
from index.errors import LibraryForeignError
from index.sources import find_sources

VERSIONS = frozenset({"format", "catalog", "tokenizer"})
"""What differs in an index that another version of Yinwen made; it is made again unasked."""


def run(settings: Settings) -> int:
    """Serve on Telegram if there is a token, else talk in the terminal."""
    if is_stale(settings):
        _bring_up_to_date(settings)
    if not settings.token:
        return chat.run(settings)
    from bot.app import run as serve  # noqa: PLC0415  (slow, and needless without a token)

    return serve(settings, watch=True)


def _bring_up_to_date(settings: Settings) -> None:
    """Index the reports; another model is the user's to decide on, as it may take hours."""
    sources = find_sources([settings.reports_dir])
    try:
        index.update_library(settings, sources)
    except LibraryForeignError as error:
        if error.what not in VERSIONS:
            raise
        index.update_library(settings, sources, rebuild=True)
