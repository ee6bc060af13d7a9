"""A chat with one person: questions, the greeting, help, the list of reports."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.answering import Worker
from bot.buttons import Page
from bot.desk import Desk, objection
from bot.handlers import reply
from bot.handlers.bounds import Bounds
from bot.pages import greeting_page, help_page, note_page, reports_page, with_scope
from bot.render import answer_page
from bot.state import State
from bot.state.audit import Asker
from bot.state.threads import Turn

Context = ContextTypes.DEFAULT_TYPE


class Private:
    """Handlers of messages in private chats."""

    def __init__(self, desk: Desk, worker: Worker, state: State, bounds: Bounds) -> None:
        self._desk, self._worker, self._state = desk, worker, state
        self._bounds = bounds

    async def start(self, update: Update, context: Context) -> None:
        """/start: a greeting with questions to tap; earlier questions no longer count."""
        message = reply.message_of(update)
        self._state.turns.forget(message.chat_id)
        bound = await self._bounds.of(message)
        examples = await self._worker.examples(bound.keys)
        page = greeting_page(examples)
        await reply.send_with_examples(context.bot, message.chat_id, page, examples)

    async def help(self, update: Update, context: Context) -> None:
        """/help."""
        await reply.send(context.bot, reply.message_of(update).chat_id, help_page())

    async def reports(self, update: Update, context: Context) -> None:
        """/reports: what the library holds."""
        message = reply.message_of(update)
        page = reports_page(await self._bounds.reports(message))
        await reply.send(context.bot, message.chat_id, page)

    async def ask(self, update: Update, context: Context) -> None:
        """/ask QUESTION."""
        message = reply.message_of(update)
        _, *question = (message.text or "").split(maxsplit=1)
        if question:
            await self._answer(message, question[0].strip(), context)
        else:
            await reply.send(context.bot, message.chat_id, note_page(texts.ASK_WHAT))

    async def question(self, update: Update, context: Context) -> None:
        """Any other text is a question."""
        message = reply.message_of(update)
        await self._answer(message, (message.text or "").strip(), context)

    async def unknown(self, update: Update, context: Context) -> None:
        """A command that there is not."""
        await reply.send(
            context.bot, reply.message_of(update).chat_id, note_page(texts.UNKNOWN_COMMAND)
        )

    async def other(self, update: Update, context: Context) -> None:
        """A picture, a voice message, a sticker."""
        await reply.send(context.bot, reply.message_of(update).chat_id, note_page(texts.ONLY_TEXT))

    async def edited(self, update: Update, context: Context) -> None:
        """A question of a while ago was put otherwise: its answer changes."""
        message = update.edited_message
        turn = self._state.threads.find(message.chat_id, message.message_id) if message else None
        if message is None or turn is None:
            return
        question = (message.text or "").removeprefix("/ask").strip()
        if question == turn.question or objection(question):
            return
        self._state.turns.retract(message.chat_id, turn.question)
        page = await self._page(message, question, context)
        await reply.edit_if_there(context.bot, message.chat_id, turn.answer, page)
        self._note(message, question, turn.answer)

    async def _answer(self, message: Message, question: str, context: Context) -> None:
        if problem := objection(question):
            await reply.send(context.bot, message.chat_id, note_page(problem))
            return
        async with reply.typing(context.bot, message.chat_id):
            page = await self._page(message, question, context)
        self._note(message, question, await reply.send(context.bot, message.chat_id, page))

    async def _page(self, message: Message, question: str, context: Context) -> Page:
        chat, bound = message.chat_id, await self._bounds.of(message)
        if bound.is_empty:
            return note_page(texts.scope_without_reports(bound.words))
        history = self._state.turns.history(chat)
        answer = await self._desk.answer(_asker(message), question, history, within=bound.keys)
        self._state.turns.remember(chat, question)
        token = self._state.answers.keep(chat, answer) if answer.quotes else ""
        page = answer_page(answer, token, bot=context.bot.username)
        return page if answer.quotes else with_scope(page, bound.words)

    def _note(self, message: Message, question: str, answer: int) -> None:
        turn = Turn(question, answer)
        self._state.threads.note(message.chat_id, message.message_id, message.chat_id, turn)


def _asker(message: Message) -> Asker:
    return Asker(message.from_user.id if message.from_user else message.chat_id, message.chat_id)
