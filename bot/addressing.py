"""Whether a message in a group is meant for the bot, and what it asks.

Meant for it are `/ask`, a mention anywhere in the text, and replies to its own messages.
"""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, MessageEntity

COMMAND = "ask"
SHARED = frozenset({COMMAND, "scope"})
"""Commands that are taken without the bot's name; any other must name it."""

_EDGE = " \t\n\u3000，,。；;：:、"


@dataclass(frozen=True, slots=True)
class Request:
    """A question put to the bot.

    `context` are the words of somebody else that it is about, as a reply tells; `answered`
    is the number of the bot's own message that it replies to.
    """

    question: str
    context: str = ""
    answered: int | None = None


def request_of(message: Message) -> Request | None:
    """What a message of a group asks of the bot; None if it is not meant for it."""
    if _is_ours(message) or _is_another_bot(message):
        return None
    named, command = _is_mentioned(message), _command(message)
    if command is not None and command != COMMAND:
        return None
    answered = _answered(message)
    if not named and command is None and answered is None:
        return None
    if answered is not None:
        return Request(words_of(message), "", answered)
    context, question = _context(message), words_of(message)
    return Request(question, context) if question else Request(context)


def is_meant(message: Message) -> bool:
    """Whether an answer is expected to a message of a group, a command or a question."""
    return _command(message) is not None or request_of(message) is not None


def words_of(message: Message) -> str:
    """The text or the caption of a message without command and mention of the bot."""
    encoded = (message.text or message.caption or "").encode("utf-16-le", "surrogatepass")
    ours = [one for one in _entities(message) if _names_us(message, one) or _begins(one)]
    for entity in sorted(ours, key=lambda one: -one.offset):
        end = entity.offset + entity.length
        encoded = encoded[: 2 * entity.offset] + b" \0" + encoded[2 * end :]
    return encoded.decode("utf-16-le", "replace").strip(_EDGE)


def _command(message: Message) -> str | None:
    """The command that a message opens with, if it is for this bot."""
    first = next((one for one in _entities(message) if _begins(one)), None)
    if first is None:
        return None
    name, _, target = _said(message, first)[1:].casefold().partition("@")
    ours = target == message.get_bot().username.casefold() if target else name in SHARED
    return name if ours else None


def _answered(message: Message) -> int | None:
    """The message of the bot's own that is replied to; every message of a topic replies
    to the one that opened it, which says nothing."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.forum_topic_created:
        return None
    return replied.message_id if replied.from_user.id == message.get_bot().id else None


def _context(message: Message) -> str:
    """What somebody else has said, as far as it is quoted."""
    if message.quote is not None:
        return message.quote.text.strip()
    return words_of(message.reply_to_message) if message.reply_to_message else ""


def _is_mentioned(message: Message) -> bool:
    return any(_names_us(message, entity) for entity in _entities(message))


def _names_us(message: Message, entity: MessageEntity) -> bool:
    bot = message.get_bot()
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot.id
    mention = entity.type == MessageEntity.MENTION
    return mention and _said(message, entity).casefold() == f"@{bot.username.casefold()}"


def _begins(entity: MessageEntity) -> bool:
    return entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0


def _said(message: Message, entity: MessageEntity) -> str:
    """The text of an entity, whose offsets count UTF-16 units."""
    encoded = (message.text or message.caption or "").encode("utf-16-le", "surrogatepass")
    span = slice(2 * entity.offset, 2 * (entity.offset + entity.length))
    return encoded[span].decode("utf-16-le", "replace")


def _entities(message: Message) -> tuple[MessageEntity, ...]:
    return tuple(message.entities or message.caption_entities)


def _is_ours(message: Message) -> bool:
    """Whether it is a card of the bot's own that somebody has sent."""
    return message.via_bot is not None and message.via_bot.id == message.get_bot().id


def _is_another_bot(message: Message) -> bool:
    """Channels and anonymous admins write through bots of Telegram's; those are people."""
    sender = message.from_user
    return sender is not None and sender.is_bot and message.sender_chat is None
