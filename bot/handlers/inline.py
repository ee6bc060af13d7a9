"""Inline mode: `@bot words` in any chat offers quotes, and choosing one sends it."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineQuery, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.access import Access
from bot.answering import Worker
from bot.cards import Card, answer_cards, example_cards
from bot.desk import Desk, objection
from bot.handlers import reply
from bot.handlers.bounds import Bounds
from bot.handlers.gate import asker_of
from bot.scope import Bound
from retrieval.mark import Mark
from retrieval.model import Answer

MOST = 10
"""How many cards are offered."""

CACHED = 300
"""How long Telegram keeps the cards of a query, in seconds."""

Context = ContextTypes.DEFAULT_TYPE


class Inline:
    """Handlers of inline queries and of the cards that were chosen."""

    def __init__(self, desk: Desk, worker: Worker, access: Access, bounds: Bounds) -> None:
        self._desk, self._worker = desk, worker
        self._access, self._bounds = access, bounds

    async def query(self, update: Update, context: Context) -> None:
        """What somebody types behind the bot's name; Telegram waits for a pause in it."""
        query, asker = update.inline_query, asker_of(update)
        if query is None or asker is None:
            return
        words, bot = query.query.strip(), context.bot.username
        bound = await self._bounds.of_person(asker.person)
        if bound.is_empty:
            await reply.tell(update, texts.scope_without_reports(bound.words))
            return
        if objection(words):
            cards = example_cards(await self._examples(bound), bot)
        else:
            answer = await self._desk.browse(asker, words, MOST, bound.keys)
            cards = answer_cards(answer, bot, MOST, bound.words)
        await self._offer(query, cards, bound)

    async def chosen(self, update: Update, _context: Context) -> None:
        """A card was sent, which Telegram tells if the bot's owner has asked it to."""
        result, asker = update.chosen_inline_result, asker_of(update)
        mark = Mark.decode(result.result_id) if result else None
        if result is not None and asker is not None and mark is not None:
            await self._desk.chosen(asker, result.query, mark)

    async def _examples(self, bound: Bound) -> list[Answer]:
        within = bound.keys
        examples = await self._worker.examples(within)
        return [await self._worker.browse(one, 1, within) for one in examples]

    async def _offer(self, query: InlineQuery, cards: Sequence[Card], bound: Bound) -> None:
        """Show the cards; others may be shown them too if all are answered, and from all."""
        personal = bool(bound.words) or not self._access.is_open
        await reply.offer(query, cards, cached=CACHED, personal=personal)
