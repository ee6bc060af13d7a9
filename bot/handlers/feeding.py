"""Files that editors send: taken into the library while questions go on."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from telegram import Bot, Document, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import ListedReport, Worker
from bot.buttons import Page
from bot.feeding.feeder import Feeder
from bot.feeding.inbox import Inbox
from bot.feeding.job import Result, Stage, Twin
from bot.feeding_pages import card_page, several_page, title_of
from bot.handlers import reply
from bot.handlers.fetching import FetchError, fetch
from bot.pages import note_page
from bot.texts import one_line

LINES = 8
"""So many members of an archive are told of that cannot be taken in, or are held already."""

Context = ContextTypes.DEFAULT_TYPE

_STAGES = {
    Stage.WAITING: texts.FEEDING_WAITING,
    Stage.READING: texts.FEEDING_READING,
    Stage.INDEXING: texts.FEEDING_INDEXING,
    Stage.WRITING: texts.FEEDING_WRITING,
}

logger = logging.getLogger(__name__)


class Feeding:
    """The handler of documents."""

    def __init__(self, feeder: Feeder, inbox: Inbox, worker: Worker) -> None:
        self._feeder, self._inbox, self._worker = feeder, inbox, worker

    async def take(self, update: Update, context: Context) -> None:
        """A document: taken in beside everything else."""
        message = reply.message_of(update)
        document = message.document
        if document is None:
            raise ValueError("update without a document")
        context.application.create_task(self._feed(message, document, context.bot), update)

    async def _feed(self, message: Message, document: Document, bot: Bot) -> None:
        name = one_line(document.file_name or texts.UNTITLED)
        progress = await Notice.open(bot, message.chat_id, texts.received(name))
        try:
            with await fetch(bot, document) as content:
                path = await asyncio.to_thread(self._inbox.keep, name, content)
        except FetchError as error:
            await progress.tell(str(error))
            return
        result = await self._feeder.add(path, lambda stage: progress.tell(_STAGES[stage]))
        if not (result.added or result.unchanged):
            await asyncio.to_thread(self._inbox.drop, path.parent.name)
        held = {report.source: report for report in await self._worker.reports()}
        known = _known(result)
        taken = [held[one] for one in result.added if one in held and one not in known]
        lines = _summary(result, taken, progress.seconds) + _twins(known, held)
        text = "\n".join([texts.received(name), *(lines or [texts.NOTHING_IN_IT])])
        if len(taken) > 1:
            await progress.end(several_page(text, taken))
            return
        await progress.end(note_page(text))
        for report in taken:
            logger.info(texts.LOG_FED, message.chat_id, report.source)
            await reply.send(bot, message.chat_id, card_page(report))


@dataclass
class Notice:
    """A message that is edited as things go on."""

    bot: Bot
    chat: int
    message: int
    head: str
    begun: float = field(default_factory=time.monotonic)

    @classmethod
    async def open(cls, bot: Bot, chat: int, head: str) -> Notice:
        """Send the message, which begins with `head` for as long as it tells of progress."""
        return cls(bot, chat, await reply.send(bot, chat, note_page(head)), head)

    @property
    def seconds(self) -> float:
        """How long ago it was sent."""
        return time.monotonic() - self.begun

    async def tell(self, text: str) -> None:
        """Tell how far things are."""
        await self.end(note_page(f"{self.head}\n{text}"))

    async def end(self, page: Page) -> None:
        """Put a page in the place of the message."""
        await reply.edit(self.bot, self.chat, self.message, page)


def _summary(result: Result, taken: Sequence[ListedReport], seconds: float) -> list[str]:
    """What became of a file, in a few lines."""
    lines = _few(result.failed)
    if taken:
        lines.append(texts.taken_in(sum(one.passages for one in taken), seconds))
    elif result.unchanged:
        lines.append(texts.KNOWN_ALREADY)
    return lines


def _known(result: Result) -> dict[str, Twin]:
    """What was held before, under the name that it came by now.

    Of two names of the same bytes, the new one may be the one that the library goes by.
    """
    added = frozenset(result.added)
    renamed = {one.of: one for one in result.copies if one.resemblance >= 1}
    known = {new: one for new, one in renamed.items() if new in added and one.source not in added}
    return known | {one.source: one for one in result.copies if one.source in added}


def _twins(known: Mapping[str, Twin], held: Mapping[str, ListedReport]) -> list[str]:
    """A line for each report that says the same as one that is held."""
    lines = (
        texts.twin(name, title_of(held[twin.of]), twin.resemblance)
        for name, twin in known.items()
        if twin.of in held
    )
    return _few(tuple(lines))


def _few(lines: Sequence[str]) -> list[str]:
    """The first lines; a large archive has more to tell than a message takes."""
    rest = len(lines) - LINES
    return [*lines[:LINES], texts.more_lines(rest)] if rest > 0 else list(lines)
