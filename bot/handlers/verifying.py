"""/verify: whether a text is what the reports say, pasted or in a message replied to."""

from __future__ import annotations

import re

from telegram import Chat, Message, Update
from telegram.ext import ContextTypes, filters

from bot import texts
from bot.addressing import request_of, words_of
from bot.desk import Desk
from bot.handlers import reply
from bot.handlers.bounds import Bounds
from bot.handlers.gate import asker_of
from bot.pages import note_page, with_scope
from bot.state.audit import Asker
from bot.verify_pages import verify_pages

_ASKED = re.compile(rf"\s*(?:{texts.VERIFY_WORDS})(?:一下)?(?:\s*[:：]|(?=[“「『\"])|\s|$)\s*")
"""Plain words that ask for it, before what is to be checked."""


class Asks(filters.MessageFilter):
    """Messages that ask for it in plain words, in a group with a mention or in a reply."""

    def filter(self, message: Message) -> bool:
        """Whether one does."""
        asked = _ASKED.match(words_of(message)) is not None
        return asked and (message.chat.type == Chat.PRIVATE or request_of(message) is not None)


class Verifying:
    """The handler of /verify, in any chat."""

    def __init__(self, desk: Desk, bounds: Bounds) -> None:
        self._desk, self._bounds = desk, bounds

    async def verify(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Check the text behind the command, else the message replied to."""
        message = update.effective_message
        if message is None:
            return
        claim = _claim_of(message)
        if not any(map(str.isalnum, claim)):
            await reply.answer(message, note_page(texts.VERIFY_WHAT))
            return
        async with reply.typing(context.bot, message.chat_id):
            asker = asker_of(update) or Asker(message.chat_id, message.chat_id)
            bound = await self._bounds.of(message)
            verification = await self._desk.verify(asker, claim, bound.keys)
        for page in verify_pages(verification, context.bot.username):
            await reply.answer(message, with_scope(page, bound.words))


def _claim_of(message: Message) -> str:
    """The text behind the command, the part quoted of another message, or that message."""
    behind = _ASKED.sub("", words_of(message), count=1)
    if behind:
        return behind
    if message.quote is not None:
        return message.quote.text
    other = message.reply_to_message
    return (other.text or other.caption or "") if other else ""
