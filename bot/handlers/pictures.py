"""Pictures to Telegram: the chart of a comparison, the share card of a quote.

They are drawn in a thread of their own. Without the extra that draws them the text goes out
all the same, and the log says what to install.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import Worker
from bot.handlers import reply
from bot.pictures import card, chart
from bot.pictures.drawing import draw_chart
from bot.state import State
from bot.texts.errors import explain
from index.errors import OptionalDependencyError
from retrieval.compared import Comparison
from retrieval.mark import Mark

logger = logging.getLogger(__name__)


class Cards:
    """The handler of the button that makes a quote a picture."""

    def __init__(self, worker: Worker, state: State) -> None:
        self._worker, self._state = worker, state

    async def share(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send the card of the quote that a tap names."""
        query, tap = reply.tapped(update)
        mark, message = Mark.decode(tap.mark), query.message
        found = await self._worker.find(mark) if mark else None
        quote = found.now if found else None
        if quote is None or not isinstance(message, Message):
            await reply.acknowledge(query, texts.REMOVED)
            return
        answer = self._state.answers.recall(tap.token)
        figures = answer.figures if answer else ()
        figure = next((one for one in figures if one.quote == tap.index), None)
        png = await _drawn(lambda: card.draw_card(quote, figure))
        await reply.acknowledge(query, "" if png else texts.NO_PICTURES)
        if png:
            await reply.send_picture(message, png, card.described(quote))


async def send_chart(message: Message, comparison: Comparison) -> None:
    """Send the picture of a comparison, if it has values enough for one."""
    shown = chart.chart_of(comparison)
    if shown is None:
        return
    png = await _drawn(lambda: draw_chart(shown))
    if png:
        await reply.send_picture(message, png, chart.described(shown))


async def _drawn(draw: Callable[[], bytes]) -> bytes | None:
    try:
        return await asyncio.to_thread(draw)
    except OptionalDependencyError as error:
        logger.warning("%s", explain(error))
        return None
