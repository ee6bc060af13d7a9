"""What the group or the topic of a message is bound to, for whatever answers there."""

from __future__ import annotations

from telegram import MaybeInaccessibleMessage

from bot.answering import ListedReport, Worker
from bot.handlers import reply
from bot.scope import Bound, keys_named
from bot.state.groups import WHOLE, Groups


class Bounds:
    """Looks up what was bound by `/scope`; elsewhere all reports are answered from."""

    def __init__(self, worker: Worker, groups: Groups) -> None:
        self._worker, self._groups = worker, groups

    async def of(self, message: MaybeInaccessibleMessage) -> Bound:
        """What the place of a message is bound to."""
        words = self._groups.bound_to(message.chat.id, reply.topic_of(message) or WHOLE)
        if not words:
            return Bound()
        return Bound(words, keys_named(words, await self._worker.reports()))

    async def reports(self, message: MaybeInaccessibleMessage) -> list[ListedReport]:
        """The reports that are answered from in the place of a message."""
        bound = await self.of(message)
        return [one for one in await self._worker.reports() if bound.holds(one)]
