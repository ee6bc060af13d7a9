"""Answers for chats of several people: one short message, the rest a tap away in private.

The figure, one sentence of the quote, the source. As elsewhere, `bot` is the user name of
the bot, and nothing between quotation marks is altered.
"""

from __future__ import annotations

from bot import pieces, texts
from bot.buttons import Button, Page, Row
from bot.links import deep_link, quote_payload
from bot.pieces import LINE
from bot.render import choosing, copy_button, thumbs, turns
from bot.rich import Rich, bold, join, plain, shorten
from retrieval.model import Answer, Quote, Standing


def compact_page(
    answer: Answer,
    token: str,
    bot: str,
    index: int = 0,
    standing: Standing = Standing.CURRENT,
) -> Page:
    """Quote `index` of an answer, the refusal where there is none.

    `token` finds the answer again; without one, as where messages cannot be turned, only
    this quote is shown.
    """
    if not answer.quotes:
        return _refusal(answer, bot)
    quote = answer.quotes[index]
    notes = join([pieces.reading(answer), pieces.lacking(answer), pieces.choices(answer)])
    body = join([quotation(answer, index, bot, standing), notes])
    turning = (*turns(answer, token, index), *choosing(answer, token)) if token else ()
    return Page(body.html, (*turning, tools(quote, token, bot)))


def quotation(answer: Answer, index: int, bot: str, standing: Standing = Standing.CURRENT) -> Rich:
    """The figure, the sentence that holds it, and the source."""
    quote = answer.quotes[index]
    heading = join([pieces.figures_or_mark(answer, index), pieces.caution(quote.locator, standing)])
    return join([heading, pieces.quoted_sentence(quote), pieces.short_source(quote, bot)])


def tools(quote: Quote, token: str, bot: str) -> Row:
    """The ways on from a message that several people see, and what they think of it."""
    rest = Button(texts.REST, url=deep_link(bot, quote_payload(quote, token)))
    return (rest, copy_button(quote), *thumbs(token))


def _refusal(answer: Answer, bot: str) -> Page:
    """Why there is no answer, and the nearest that there is."""
    refusal = answer.refusal
    if refusal is None:
        return Page(bold(texts.REFUSED).html)
    reason = texts.missing(refusal.gap, shorten(refusal.subject, LINE))
    lines = [bold(reason), pieces.reading(answer)]
    for quote in refusal.nearest[:1]:
        lines += [
            plain(texts.NEAREST),
            pieces.mark(quote.status),
            pieces.quoted_focus(quote),
            pieces.short_source(quote, bot),
        ]
    return Page(join(lines).html)
