"""Pages to Telegram: sending, turning, and telling faults that do not matter."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from telegram import (
    Bot,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot import texts
from bot.buttons import Button, Page

TYPING_SECONDS = 4.0
"""Telegram shows "typing…" for five seconds at most, so it is said again before."""

EXAMPLE_CHARACTERS = 64
"""The longest example question that a button shows."""

_UNCHANGED = "message is not modified"
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_LATE = ("query is too old", "query id is invalid")


async def send(bot: Bot, chat: int, page: Page) -> None:
    """Send a page as a new message."""
    await bot.send_message(chat, page.html, reply_markup=keyboard(page))


async def send_with_examples(bot: Bot, chat: int, page: Page, examples: tuple[str, ...]) -> None:
    """Send a page over a keyboard whose keys send an example question as the person's own."""
    keys = [[example] for example in examples if len(example) <= EXAMPLE_CHARACTERS]
    markup = (
        ReplyKeyboardMarkup(
            keys,
            resize_keyboard=True,
            one_time_keyboard=True,
            input_field_placeholder=texts.PLACEHOLDER,
        )
        if keys
        else None
    )
    await bot.send_message(chat, page.html, reply_markup=markup)


async def turn(query: CallbackQuery, page: Page) -> None:
    """Put a page in the place of the message that was tapped; send it anew if that is gone."""
    if query.message is None:
        return
    chat, message = query.message.chat.id, query.message.message_id
    try:
        await query.get_bot().edit_message_text(
            page.html, chat_id=chat, message_id=message, reply_markup=keyboard(page)
        )
    except BadRequest as error:
        if _says(error, _GONE):
            await send(query.get_bot(), chat, page)
        elif not _says(error, (_UNCHANGED,)):
            raise


async def acknowledge(query: CallbackQuery, alert: str = "") -> None:
    """End the button's waiting sign, with a notice to be closed if there is one."""
    try:
        await query.answer(alert or None, show_alert=bool(alert))
    except BadRequest as error:
        if not _says(error, _LATE):
            raise


@contextlib.asynccontextmanager
async def typing(bot: Bot, chat: int) -> AsyncIterator[None]:
    """Show "typing…" for as long as the block runs.

    The first sign is waited for at the end, so that it never comes after the answer.
    """
    done = asyncio.Event()
    sign = asyncio.create_task(_keep_typing(bot, chat, done))
    try:
        yield
    finally:
        done.set()
        await sign


async def _keep_typing(bot: Bot, chat: int, done: asyncio.Event) -> None:
    while True:
        with contextlib.suppress(TelegramError):
            await bot.send_chat_action(chat, ChatAction.TYPING)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), TYPING_SECONDS)
            return


def keyboard(page: Page) -> InlineKeyboardMarkup | None:
    """The buttons of a page."""
    rows = [[_button(button) for button in row] for row in page.rows]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.tap is None:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    return InlineKeyboardButton(button.label, callback_data=button.tap.encode())


def _says(error: BadRequest, phrases: tuple[str, ...]) -> bool:
    message = error.message.lower()
    return any(phrase in message for phrase in phrases)
