"""`yinwen doctor`: what works, what does not, and what to do about it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rich.console import Console
from rich.text import Text
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.commands.opening import is_stale, open_library
from bot.console import stdout_console
from bot.logs import RedactingFilter
from bot.settings import Settings, load_settings
from bot.texts import terminal as wording
from bot.texts.errors import explain
from index.embed import load_embedder
from index.errors import YinwenError
from index.sources import find_sources

PATIENCE_SECONDS = 10.0
"""How long Telegram may take to say who the bot is."""


class Health(StrEnum):
    """How a check ended; only BAD makes the command fail."""

    GOOD = "good"
    HINT = "hint"
    BAD = "bad"


SIGNS = {
    Health.GOOD: ("✓", "green"),
    Health.HINT: ("!", "yellow"),
    Health.BAD: ("✗", "bold red"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `advice` says what to do, empty if nothing."""

    name: str
    health: Health
    found: str
    advice: str = ""


def run(library: Path | None) -> int:
    """Print the checks one by one; 1 if something has to be done before Yinwen answers."""
    console, healthy = stdout_console(), True
    for check in examine(library):
        _show(check, console)
        healthy = healthy and check.health is not Health.BAD
    return 0 if healthy else 1


def examine(library: Path | None) -> Iterator[Check]:
    """Every check in turn; without readable settings there is nothing else to look at."""
    try:
        settings = load_settings(library)
    except YinwenError as error:
        yield Check(wording.CHECK_SETTINGS, Health.BAD, explain(error))
        return
    source = wording.settings_source(Path(".env").is_file())
    yield Check(wording.CHECK_SETTINGS, Health.GOOD, source)
    yield check_reports(settings)
    yield check_index(settings)
    yield check_model(settings)
    yield check_telegram(settings)


def check_reports(settings: Settings) -> Check:
    """Whether there is anything to index."""
    folder = settings.reports_dir
    found = len(find_sources([folder]).files) if folder.exists() else 0
    health, advice = (Health.GOOD, "") if found else (Health.HINT, wording.ADD_REPORTS)
    return Check(wording.CHECK_REPORTS, health, wording.reports_found(folder, found), advice)


def check_index(settings: Settings) -> Check:
    """Whether the index can be opened and is up to date with the reports."""
    try:
        reports = open_library(settings).reports
        stale = is_stale(settings)
    except YinwenError as error:
        return Check(wording.CHECK_INDEX, Health.BAD, explain(error))
    line = wording.index_holds(settings.library_dir, len(reports))
    if stale:
        return Check(wording.CHECK_INDEX, Health.HINT, line, wording.INDEX_STALE)
    return Check(wording.CHECK_INDEX, Health.GOOD, line)


def check_model(settings: Settings) -> Check:
    """Whether the embedding model loads and embeds."""
    try:
        embedder = load_embedder(settings.embedding_model)
        embedder.encode_query(wording.ABOUT)
    except YinwenError as error:
        return Check(wording.CHECK_MODEL, Health.BAD, explain(error))
    line = wording.model_loads(embedder.name, embedder.dimension)
    return Check(wording.CHECK_MODEL, Health.GOOD, line)


def check_telegram(settings: Settings) -> Check:
    """Whether Telegram can be reached and knows the token."""
    name = wording.CHECK_TELEGRAM
    if not settings.token:
        return Check(name, Health.HINT, wording.NO_TOKEN, wording.HOW_TO_CONNECT)
    try:
        return Check(name, Health.GOOD, wording.connected(asyncio.run(_username(settings))))
    except InvalidToken:
        return Check(name, Health.BAD, wording.WRONG_TOKEN, wording.MEND_TOKEN)
    except TelegramError as error:
        reason = RedactingFilter((settings.token,)).redact(error.message)
        found = wording.unreachable(settings.telegram_api_url, reason)
        return Check(name, Health.BAD, found, wording.MEND_CONNECTION)


async def _username(settings: Settings) -> str:
    """The bot's name as Telegram gives it; raises TelegramError."""
    request = HTTPXRequest(
        proxy=settings.telegram_proxy,
        connect_timeout=PATIENCE_SECONDS,
        read_timeout=PATIENCE_SECONDS,
    )
    base = f"{settings.telegram_api_url}/bot"
    async with Bot(settings.token, base_url=base, request=request) as bot:
        return bot.username


def _show(check: Check, console: Console) -> None:
    sign, style = SIGNS[check.health]
    line = Text.assemble((sign, style), " ", (check.name, "bold"), "  ", check.found)
    console.print(line, soft_wrap=True)
    if check.advice:
        console.print(f"  → {check.advice}", soft_wrap=True)
