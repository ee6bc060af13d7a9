"""Quotes as cards: what an inline query offers, each with the message that choosing it sends.

A card tells the figure or the first words, then the source; what is sent is the quote
with its source, whole or, where it is none, a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot import citation, pieces, texts
from bot.buttons import Button, Page
from bot.compact import compact_page, tools
from bot.rich import Rich, join, plain, shorten
from retrieval.mark import Mark
from retrieval.model import Answer, Quote, Verdict

TITLE, DESCRIPTION = 56, 120
"""The most of a title and of a description, in UTF-16 units."""

_REFUSAL, _HELP = "refused", "help"


@dataclass(frozen=True, slots=True)
class Card:
    """A result to choose; `id` is the mark of its quote, or a word if it has none."""

    id: str
    title: str
    description: str
    page: Page


def answer_cards(answer: Answer, bot: str, most: int, scope: Sequence[str] = ()) -> list[Card]:
    """A card a quote; of a refusal why, and what comes nearest.

    `scope` are the words that the person who types is bound to.
    """
    if answer.quotes:
        shown = range(min(len(answer.quotes), most))
        return _unlike(_quote_card(answer, index, bot) for index in shown)
    refusal = answer.refusal
    if refusal is None:
        return []
    page = compact_page(answer, "", bot)
    reason = texts.missing(refusal.gap, shorten(refusal.subject, TITLE))
    titles = [holding.title for holding in refusal.holdings]
    held = texts.scope_own(scope) if scope else texts.held(titles)
    why = Card(_REFUSAL, shorten(reason, TITLE), shorten(held, DESCRIPTION), page)
    return _unlike([why, *(_nearest_card(quote, bot) for quote in refusal.nearest[: most - 1])])


def example_cards(answers: Sequence[Answer], bot: str) -> list[Card]:
    """What is offered before anything is typed: how to ask, and questions with their answers."""
    way = Button(texts.OPEN_BOT, url=f"https://t.me/{bot}")
    page = Page(plain(texts.inline_help(bot)).html, ((way,),))
    return _unlike(
        [
            Card(_HELP, texts.INLINE_TITLE, texts.INLINE_HINT, page),
            *(_example_card(answer, bot) for answer in answers if answer.quotes),
        ]
    )


def _quote_card(answer: Answer, index: int, bot: str) -> Card:
    quote = answer.quotes[index]
    title = pieces.gist(answer, index, TITLE, named=True)
    heading = join([pieces.figures_or_mark(answer, index), pieces.lacking(answer)])
    return Card(_mark(quote), title or texts.UNTITLED, _about(quote), _page(heading, quote, bot))


def _nearest_card(quote: Quote, bot: str) -> Card:
    alone = Answer("", Verdict.ANSWERED, (quote,))
    title = texts.nearest(pieces.gist(alone, 0, TITLE))
    heading = join([plain(texts.NEAREST), pieces.mark(quote.status)])
    return Card(_mark(quote), title, _about(quote), _page(heading, quote, bot))


def _example_card(answer: Answer, bot: str) -> Card:
    card = _quote_card(answer, 0, bot)
    return Card(card.id, shorten(answer.question, TITLE), card.title, card.page)


def _page(heading: Rich, quote: Quote, bot: str) -> Page:
    heading = join([heading, pieces.caution(quote.locator)])
    body = join([heading, pieces.quoted(quote), pieces.short_source(quote, bot)])
    return Page(body.html, (tools(quote, "", bot),))


def _about(quote: Quote) -> str:
    about = " · ".join((citation.title(quote.locator), *pieces.attribution(quote.locator)))
    return shorten(" ".join(about.split()), DESCRIPTION)


def _mark(quote: Quote) -> str:
    return Mark.of(quote).encode()


def _unlike(cards: Iterable[Card]) -> list[Card]:
    """The cards without a second one of the same quote, which Telegram would refuse."""
    return list({card.id: card for card in reversed(list(cards))}.values())[::-1]
