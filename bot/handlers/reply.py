"""Pages to Telegram: sending, turning, and telling faults that do not matter."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Sequence

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    MaybeInaccessibleMessage,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
    User,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot import texts
from bot.buttons import Button, Page, Row, Tap
from bot.cards import Card
from bot.rich import plain, shorten

QUICK_SECONDS = 0.3
"""An answer that comes sooner needs no sign before it, and every call counts under load."""

TYPING_SECONDS = 4.0
"""Telegram shows "typing…" for five seconds at most, so it is said again before."""

EXAMPLE_CHARACTERS = 64
"""The longest example question that a button shows."""

INLINE_NOTE = 64
"""The longest note that fits above the results of an inline query, in UTF-16 units."""

_BARRED = (
    *("not enough rights", "have no rights", "chat_write_forbidden", "chat_restricted"),
    *("topic_closed", "topic_deleted", "message thread not found", "chat not found"),
)
CAPTION_UNITS = 1024
"""The longest caption, in UTF-16 units."""

_UNCHANGED = "message is not modified"
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_LATE = ("query is too old", "query id is invalid")


async def send(bot: Bot, chat: int, page: Page) -> int:
    """Send a page as a new message; its number."""
    return (await bot.send_message(chat, page.html, reply_markup=keyboard(page))).message_id


async def respond(message: MaybeInaccessibleMessage, page: Page) -> int:
    """Send a page as a reply, in the topic of the message; its number.

    A group that became a supergroup meanwhile is followed.
    """
    bot, replied = (
        message.get_bot(),
        ReplyParameters(message.message_id, allow_sending_without_reply=True),
    )
    try:
        sent = await bot.send_message(
            message.chat.id,
            page.html,
            message_thread_id=topic_of(message),
            reply_parameters=replied,
            reply_markup=keyboard(page),
        )
    except ChatMigrated as moved:
        return await send(bot, moved.new_chat_id, page)
    return sent.message_id


def topic_of(message: MaybeInaccessibleMessage) -> int | None:
    """The topic of a forum that a message stands in; threads of replies elsewhere are none."""
    in_topic = isinstance(message, Message) and message.is_topic_message
    return message.message_thread_id if in_topic and isinstance(message, Message) else None


async def edit_if_there(bot: Bot, chat: int, message: int, page: Page) -> bool:
    """Put a page in the place of a message of ours; False if that is gone."""
    try:
        await bot.edit_message_text(
            page.html, chat_id=chat, message_id=message, reply_markup=keyboard(page)
        )
    except BadRequest as error:
        if not _says(error, (*_GONE, _UNCHANGED)):
            raise
        return _says(error, (_UNCHANGED,))
    return True


async def answer(message: Message, page: Page) -> int:
    """Send a page to the chat of a message, in a group as a reply to it; its number."""
    if message.chat.type == Chat.PRIVATE:
        return await send(message.get_bot(), message.chat_id, page)
    return await respond(message, page)


async def send_picture(message: Message, png: bytes, caption: str) -> None:
    """Send a picture to the chat and the topic of a message; its caption tells what it shows."""
    await message.get_bot().send_photo(
        message.chat_id,
        png,
        caption=plain(shorten(caption, CAPTION_UNITS)).html,
        message_thread_id=topic_of(message),
    )


async def send_file(bot: Bot, chat: int, name: str, data: bytes) -> None:
    """Send a file under its name."""
    await bot.send_document(chat, document=data, filename=name)


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


async def ask(bot: Bot, chat: int, page: Page, placeholder: str) -> int:
    """Send a page that wants a typed reply; the number of the message."""
    wanted = ForceReply(input_field_placeholder=placeholder)
    return (await bot.send_message(chat, page.html, reply_markup=wanted)).message_id


async def tell(update: Update, text: str, rows: tuple[Row, ...] = ()) -> None:
    """Tell whoever sent an update something, in whichever way they can see it."""
    if update.callback_query is not None:
        await acknowledge(update.callback_query, text)
    elif update.inline_query is not None:
        note = InlineQueryResultsButton(shorten(text, INLINE_NOTE), start_parameter="start")
        with _passing_over(_LATE):
            await update.inline_query.answer([], cache_time=0, is_personal=True, button=note)
    elif update.guest_message is not None:
        await answer_guest(update.guest_message, Page(plain(text).html))
    elif (message := update.message or update.channel_post) is not None:
        page = Page(plain(text).html, rows)
        if message.chat.type == Chat.PRIVATE:
            await send(message.get_bot(), message.chat_id, page)
        else:
            await respond(message, page)


async def answer_guest(message: Message, page: Page) -> None:
    """Answer in a chat that the bot is no member of."""
    if message.guest_query_id is not None:
        content = InputTextMessageContent(page.html)
        card = InlineQueryResultArticle(
            "answer", texts.ANSWER, content, reply_markup=keyboard(page)
        )
        await message.get_bot().answer_guest_query(message.guest_query_id, card)


def is_barred(error: BaseException | None) -> bool:
    """Whether Telegram tells that the bot may not write there, or that there is no such place."""
    return isinstance(error, BadRequest) and _says(error, _BARRED)


def message_of(update: Update) -> Message:
    """The message that the filters of `bot.app` have seen to be there."""
    if update.message is None:
        raise ValueError("update without a message")
    return update.message


def tapped(update: Update) -> tuple[CallbackQuery, Tap]:
    """The tap that the pattern of `bot.app` has seen to be one of ours."""
    query = update.callback_query
    tap = Tap.decode(query.data or "") if query else None
    if query is None or tap is None:
        raise ValueError("update without a tap")
    return query, tap


def name_of(one: User | Chat) -> str:
    """What a person, a group or a channel is called, with the name that links to it."""
    called = one.full_name if isinstance(one, User) else one.effective_name or ""
    return f"{called} @{one.username}" if one.username else called


async def turn(query: CallbackQuery, page: Page) -> None:
    """Put a page in the place of the message that was tapped; send it anew if that is gone."""
    message = query.message
    if message is None:
        return
    if not await edit_if_there(query.get_bot(), message.chat.id, message.message_id, page):
        await respond(message, page)


async def edit(bot: Bot, chat: int, message: int, page: Page) -> None:
    """Put a page in the place of a message of ours; send it anew if that is gone."""
    if not await edit_if_there(bot, chat, message, page):
        await send(bot, chat, page)


async def acknowledge(query: CallbackQuery, alert: str = "") -> None:
    """End the button's waiting sign, with a notice to be closed if there is one."""
    with _passing_over(_LATE):
        await query.answer(alert or None, show_alert=bool(alert))


async def offer(query: InlineQuery, cards: Sequence[Card], *, cached: int, personal: bool) -> None:
    """Offer cards to somebody who is typing, for so many seconds; too late is no fault."""
    results = [
        InlineQueryResultArticle(
            card.id,
            card.title,
            InputTextMessageContent(card.page.html),
            reply_markup=keyboard(card.page),
            description=card.description,
        )
        for card in cards
    ]
    with _passing_over(_LATE):
        await query.answer(results, cache_time=cached, is_personal=personal)


@contextlib.asynccontextmanager
async def typing(bot: Bot, chat: int, topic: int | None = None) -> AsyncIterator[None]:
    """Show "typing…" once the block has run for a moment, for as long as it does.

    A sign under way is waited for at the end, so that it never comes after the answer.
    """
    done = asyncio.Event()
    sign = asyncio.create_task(_keep_typing(bot, chat, topic, done))
    try:
        yield
    finally:
        done.set()
        await sign


async def _keep_typing(bot: Bot, chat: int, topic: int | None, done: asyncio.Event) -> None:
    pause = QUICK_SECONDS
    while not await _comes(done, pause):
        with contextlib.suppress(TelegramError):
            await bot.send_chat_action(chat, ChatAction.TYPING, message_thread_id=topic)
        pause = TYPING_SECONDS


async def _comes(event: asyncio.Event, seconds: float) -> bool:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
    return event.is_set()


def keyboard(page: Page) -> InlineKeyboardMarkup | None:
    """The buttons of a page."""
    rows = [[_button(button) for button in row] for row in page.rows]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.tap is not None:
        return InlineKeyboardButton(button.label, callback_data=button.tap.encode())
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))


@contextlib.contextmanager
def _passing_over(phrases: tuple[str, ...]) -> Iterator[None]:
    """Passes over a refusal in these words."""
    try:
        yield
    except BadRequest as error:
        if not _says(error, phrases):
            raise


def _says(error: BadRequest, phrases: tuple[str, ...]) -> bool:
    message = error.message.lower()
    return any(phrase in message for phrase in phrases)
