"""The filter for replies that we have asked for."""

from __future__ import annotations

from telegram import Message
from telegram.ext.filters import MessageFilter

from bot.state.awaited import Awaited, Purpose


class Expected(MessageFilter):
    """Lets through a reply to a message of ours that asked for one, for this purpose."""

    def __init__(self, awaited: Awaited, purpose: Purpose) -> None:
        super().__init__(name=f"Expected({purpose})")
        self._awaited, self._purpose = awaited, purpose

    def filter(self, message: Message) -> bool:
        """See `MessageFilter.filter`."""
        if message.reply_to_message is None:
            return False
        asking = message.reply_to_message.message_id
        request = self._awaited.asked_by(message.chat_id, asking)
        return request is not None and request.purpose is self._purpose
