"""A chat with one person: questions, the greeting, help, the list of reports."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import Worker
from bot.handlers import reply
from bot.pages import greeting_page, help_page, note_page, reports_page
from bot.render import answer_page
from bot.state import State

MAX_QUESTION = 500
"""The longest question, in characters."""

Context = ContextTypes.DEFAULT_TYPE


class Private:
    """Handlers of messages in private chats."""

    def __init__(self, worker: Worker, state: State) -> None:
        self._worker, self._state = worker, state

    async def start(self, update: Update, context: Context) -> None:
        """/start: a greeting with questions to tap; earlier questions no longer count."""
        message = _message(update)
        self._state.turns.forget(message.chat_id)
        examples = await self._worker.examples()
        page = greeting_page(examples)
        await reply.send_with_examples(context.bot, message.chat_id, page, examples)

    async def help(self, update: Update, context: Context) -> None:
        """/help."""
        await reply.send(context.bot, _message(update).chat_id, help_page())

    async def reports(self, update: Update, context: Context) -> None:
        """/reports: what the library holds."""
        page = reports_page(await self._worker.reports())
        await reply.send(context.bot, _message(update).chat_id, page)

    async def ask(self, update: Update, context: Context) -> None:
        """/ask QUESTION."""
        message = _message(update)
        _, *question = (message.text or "").split(maxsplit=1)
        if question:
            await self._answer(message, question[0].strip(), context)
        else:
            await reply.send(context.bot, message.chat_id, note_page(texts.ASK_WHAT))

    async def question(self, update: Update, context: Context) -> None:
        """Any other text is a question."""
        message = _message(update)
        await self._answer(message, (message.text or "").strip(), context)

    async def unknown(self, update: Update, context: Context) -> None:
        """A command that there is not."""
        await reply.send(context.bot, _message(update).chat_id, note_page(texts.UNKNOWN_COMMAND))

    async def other(self, update: Update, context: Context) -> None:
        """A picture, a voice message, a sticker."""
        await reply.send(context.bot, _message(update).chat_id, note_page(texts.ONLY_TEXT))

    async def _answer(self, message: Message, question: str, context: Context) -> None:
        chat = message.chat_id
        if objection := _objection(question):
            await reply.send(context.bot, chat, note_page(objection))
            return
        async with reply.typing(context.bot, chat):
            answer = await self._worker.answer(question, self._state.turns.history(chat))
            self._state.turns.remember(chat, question)
            self._state.prune()
            token = self._state.answers.keep(chat, answer) if answer.quotes else ""
            page = answer_page(answer, token)
        await reply.send(context.bot, chat, page)


def _objection(question: str) -> str:
    """Why a text cannot be taken as a question, empty if it can."""
    if not any(character.isalnum() for character in question):
        return texts.NO_WORDS
    return texts.too_long(MAX_QUESTION) if len(question) > MAX_QUESTION else ""


def _message(update: Update) -> Message:
    """The message that the filters of `bot.app` have seen to be there."""
    if update.message is None:
        raise ValueError("update without a message")
    return update.message
