"""What a chat, a topic or a person is bound to, for whatever answers there."""

from __future__ import annotations

from telegram import MaybeInaccessibleMessage, Message

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
        return await self._named(message.chat.id, reply.topic_of(message) or WHOLE)

    async def of_guest(self, message: Message) -> Bound:
        """What a chat that the bot visits was bound to once, else the person who asks there."""
        bound = await self.of(message)
        return bound if bound.words else await self.of_person(_person(message))

    async def of_person(self, person: int) -> Bound:
        """What a person has bound the own chat with the bot to."""
        return await self._named(person, WHOLE)

    async def reports(self, message: MaybeInaccessibleMessage) -> list[ListedReport]:
        """The reports that are answered from in the place of a message."""
        bound = await self.of(message)
        return [one for one in await self._worker.reports() if bound.holds(one)]

    async def _named(self, chat: int, topic: int) -> Bound:
        words = self._groups.bound_to(chat, topic)
        if not words:
            return Bound()
        return Bound(words, keys_named(words, await self._worker.reports()))


def _person(message: Message) -> int:
    return message.from_user.id if message.from_user else message.chat.id
