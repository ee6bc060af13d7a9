"""Chats of several people: groups, their topics, channels, and chats that the bot visits."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import ContextTypes, filters

from bot import texts
from bot.addressing import Request, is_meant, request_of, words_of
from bot.answering import Worker
from bot.buttons import Page
from bot.compact import compact_page
from bot.desk import MAX_QUESTION, NO_QUESTIONS, Desk, objection
from bot.handlers import reply
from bot.handlers.bounds import Bounds
from bot.handlers.gate import asker_of
from bot.pages import help_page, note_page, reports_page, with_scope
from bot.state import State
from bot.state.audit import Asker
from bot.state.threads import Turn

Context = ContextTypes.DEFAULT_TYPE


class Addressed(filters.MessageFilter):
    """Messages that ask the bot something."""

    def filter(self, message: Message) -> bool:
        """Whether it does."""
        return request_of(message) is not None


class Meant(filters.MessageFilter):
    """Commands that are for this bot, as far as others have commands of the same name."""

    def filter(self, message: Message) -> bool:
        """Whether one is."""
        return is_meant(message)


class Visiting(filters.UpdateFilter):
    """Questions from chats that the bot is no member of."""

    def filter(self, update: Update) -> bool:
        """Whether it is one."""
        return update.guest_message is not None


class Group:
    """Handlers of questions in chats of several people."""

    def __init__(self, desk: Desk, worker: Worker, state: State, bounds: Bounds) -> None:
        self._desk, self._worker, self._state = desk, worker, state
        self._bounds = bounds

    async def question(self, update: Update, _context: Context) -> None:
        """A question, or an edit by which a message became one."""
        message, request = _asked(update)
        if message.edit_date is not None and (known := self._state.threads.find(*_place(message))):
            await self._edited(update, message, request, known)
            return
        before = self._state.threads.question_of(message.chat_id, request.answered)
        if problem := objection(request.question):
            if before is None or problem not in NO_QUESTIONS:  # such as a thumb or thanks
                await reply.respond(message, note_page(problem))
            return
        async with reply.typing(message.get_bot(), message.chat_id, reply.topic_of(message)):
            turn = Turn(request.question, 0, request.context[:MAX_QUESTION], before)
            page = await self._page(update, message, turn)
        self._note(update, message, turn, await reply.respond(message, page))

    async def visit(self, update: Update, context: Context) -> None:
        """A question from a chat that the bot is no member of."""
        message = update.guest_message
        if message is None:
            return
        request = request_of(message) or Request(words_of(message))
        if problem := objection(request.question):
            await reply.answer_guest(message, note_page(problem))
            return
        about = (request.context[:MAX_QUESTION],) if request.context else ()
        asker, bound = _asker(update, message), await self._bounds.of_guest(message)
        if bound.is_empty:
            await reply.answer_guest(message, note_page(texts.scope_without_reports(bound.words)))
            return
        answer = await self._desk.answer(asker, request.question, about, within=bound.keys)
        page = compact_page(answer, "", context.bot.username)
        await reply.answer_guest(message, page if answer.quotes else with_scope(page, bound.words))

    async def help(self, update: Update, _context: Context) -> None:
        """/help@bot."""
        if update.effective_message is not None:
            await reply.respond(update.effective_message, help_page())

    async def reports(self, update: Update, _context: Context) -> None:
        """/reports@bot: what the library holds."""
        message = update.effective_message
        if message is not None:
            page = reports_page(await self._bounds.reports(message))
            await reply.respond(message, page)

    async def _edited(
        self, update: Update, message: Message, request: Request, known: Turn
    ) -> None:
        """A question that was put otherwise: its answer changes."""
        if request.question == known.question or objection(request.question):
            return
        turn = Turn(request.question, known.answer, known.context, known.before)
        page = await self._page(update, message, turn)
        if await reply.edit_if_there(message.get_bot(), message.chat_id, known.answer, page):
            self._note(update, message, turn, known.answer)

    async def _page(self, update: Update, message: Message, turn: Turn) -> Page:
        chat = message.chat_id
        bound = await self._bounds.of(message)
        if bound.is_empty:
            return note_page(texts.scope_without_reports(bound.words))
        history = self._state.threads.history(chat, turn.before)
        about = (turn.context,) if turn.context else ()
        asker = _asker(update, message)
        answer = await self._desk.answer(asker, turn.question, history + about, within=bound.keys)
        token = self._state.answers.keep(chat, answer) if answer.quotes else ""
        page = compact_page(answer, token, message.get_bot().username)
        return page if answer.quotes else with_scope(page, bound.words)

    def _note(self, update: Update, message: Message, turn: Turn, answer: int) -> None:
        kept = Turn(turn.question, answer, turn.context, turn.before)
        person = _asker(update, message).person
        self._state.threads.note(*_place(message), person, kept)


def _place(message: Message) -> tuple[int, int]:
    return message.chat_id, message.message_id


def _asker(update: Update, message: Message) -> Asker:
    return asker_of(update) or Asker(message.chat_id, message.chat_id)


def _asked(update: Update) -> tuple[Message, Request]:
    """The message that the filters of `bot.app` have seen to ask something."""
    message = update.effective_message
    request = request_of(message) if message else None
    if message is None or request is None:
        raise ValueError("update without a question")
    return message, request
