"""The commands that Telegram offers: in private chats, and more to those who may do more."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, Forbidden

from bot import texts
from bot.access import Access
from bot.roles import Role

logger = logging.getLogger(__name__)


async def announce(bot: Bot, access: Access) -> None:
    """Put the commands into every menu."""
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(_commands(texts.COMMANDS), scope=scope)
    await bot.set_my_commands(_commands(texts.GROUP_COMMANDS), scope=BotCommandScopeAllGroupChats())
    for person in access.known():
        if not person.is_chat and person.role > Role.READER:
            await announce_to(bot, person.id, person.role)


async def announce_to(bot: Bot, person: int, role: Role) -> None:
    """Put into the menu of a person's own chat what the role allows.

    Telegram knows the chat only once the person has written.
    """
    scope = BotCommandScopeChat(person)
    try:
        if more := _more(role):
            await bot.set_my_commands(_commands({**texts.COMMANDS, **more}), scope=scope)
        else:
            await bot.delete_my_commands(scope=scope)
    except (BadRequest, Forbidden) as error:
        logger.info(texts.LOG_UNTOLD, person, error.message)


def _more(role: Role) -> Mapping[str, str]:
    """The commands that a role has beside those of everybody."""
    if role is Role.ADMIN:
        return texts.EDITOR_COMMANDS | texts.ADMIN_COMMANDS
    return texts.EDITOR_COMMANDS if role is Role.EDITOR else {}


def _commands(described: Mapping[str, str]) -> list[BotCommand]:
    return [BotCommand(name, description) for name, description in described.items()]
