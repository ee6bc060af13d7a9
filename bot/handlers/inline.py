"""Inline mode: `@bot words` in any chat offers quotes, and choosing one sends it."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineQuery, Update
from telegram.ext import ContextTypes

from bot.access import Access
from bot.answering import Worker
from bot.cards import Card, answer_cards, example_cards
from bot.desk import Desk, objection
from bot.handlers import reply
from bot.handlers.gate import asker_of
from retrieval.mark import Mark
from retrieval.model import Answer

MOST = 10
"""How many cards are offered."""

CACHED = 300
"""How long Telegram keeps the cards of a query, in seconds."""

Context = ContextTypes.DEFAULT_TYPE


class Inline:
    """Handlers of inline queries and of the cards that were chosen."""

    def __init__(self, desk: Desk, worker: Worker, access: Access) -> None:
        self._desk, self._worker, self._access = desk, worker, access

    async def query(self, update: Update, context: Context) -> None:
        """What somebody types behind the bot's name; Telegram waits for a pause in it."""
        query, asker = update.inline_query, asker_of(update)
        if query is None or asker is None:
            return
        words, bot = query.query.strip(), context.bot.username
        if objection(words):
            await self._offer(query, example_cards(await self._examples(), bot))
            return
        answer = await self._desk.browse(asker, words, MOST)
        await self._offer(query, answer_cards(answer, bot, MOST))

    async def chosen(self, update: Update, _context: Context) -> None:
        """A card was sent, which Telegram tells if the bot's owner has asked it to."""
        result, asker = update.chosen_inline_result, asker_of(update)
        mark = Mark.decode(result.result_id) if result else None
        if result is not None and asker is not None and mark is not None:
            await self._desk.chosen(asker, result.query, mark)

    async def _examples(self) -> list[Answer]:
        return [await self._worker.browse(one, 1) for one in await self._worker.examples()]

    async def _offer(self, query: InlineQuery, cards: Sequence[Card]) -> None:
        """Show the cards; others may be shown the same ones only if the bot is open to all."""
        await reply.offer(query, cards, cached=CACHED, personal=not self._access.is_open)
