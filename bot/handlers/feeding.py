"""Files that editors send: taken into the library while questions go on."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from telegram import Bot, Document, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import ListedReport, Worker
from bot.buttons import Page
from bot.feeding.feeder import Feeder
from bot.feeding.inbox import Inbox
from bot.feeding.job import Result, Stage
from bot.feeding_pages import card_page, several_page, title_of
from bot.handlers import reply
from bot.pages import note_page
from bot.texts import one_line

MAX_MEGABYTES = 20
"""The largest file that bots can fetch."""

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
        """A document: refused if it is too large, else taken in beside everything else."""
        message = reply.message_of(update)
        document = message.document
        if document is None:
            raise ValueError("update without a document")
        if (size := document.file_size or 0) > MAX_MEGABYTES * 1024**2:
            text = texts.too_big(size / 1024**2, MAX_MEGABYTES)
            await reply.send(context.bot, message.chat_id, note_page(text))
            return
        context.application.create_task(self._feed(message, document, context.bot), update)

    async def _feed(self, message: Message, document: Document, bot: Bot) -> None:
        name = one_line(document.file_name or texts.UNTITLED)
        progress = await Notice.open(bot, message.chat_id, texts.received(name))
        data = await _fetch(bot, document)
        if data is None:
            await progress.end(note_page(f"{texts.received(name)}\n{texts.NOT_FETCHED}"))
            return
        path = await asyncio.to_thread(self._inbox.keep, name, data)
        result = await self._feeder.add(path, lambda stage: progress.tell(_STAGES[stage]))
        if result.failed and not result.added:
            await asyncio.to_thread(self._inbox.drop, path.parent.name)
        held = {report.source: report for report in await self._worker.reports()}
        taken = [held[source] for source in result.added if source in held]
        lines = _summary(result, taken, progress.seconds) + _twins(result, held)
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


async def _fetch(bot: Bot, document: Document) -> bytes | None:
    """The bytes of a file; None if Telegram does not give them."""
    try:
        file = await bot.get_file(document.file_id)
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        logger.warning(texts.LOG_UNDELIVERED, error.message)
        return None


def _summary(result: Result, taken: Sequence[ListedReport], seconds: float) -> list[str]:
    """What became of a file, in a few lines."""
    lines = list(result.failed)
    if taken:
        lines.append(texts.taken_in(sum(one.passages for one in taken), seconds))
    elif result.unchanged:
        lines.append(texts.KNOWN_ALREADY)
    return lines


def _twins(result: Result, held: Mapping[str, ListedReport]) -> list[str]:
    """A line for each report that says the same as one that is held."""
    return [
        texts.twin(twin.source, title_of(held[twin.of]), twin.resemblance)
        for twin in result.copies
        if twin.source in result.added and twin.of in held
    ]
