"""Answers as pages of Telegram HTML with buttons; no Telegram library is needed for it.

The figure comes first, then the quote with the clause that answers in bold, then the
source. Whatever the texts hold, a page is valid HTML and fits a message. `bot` is the
bot's user name, which links into it need; without it, sources without an address of
their own are plain text.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot import citation, pieces, texts
from bot.buttons import COPY_UNITS, Action, Button, Page, Row, Tap, turning
from bot.rich import (
    ELLIPSIS,
    MESSAGE_UNITS,
    Rich,
    blockquote,
    bold,
    code,
    head,
    join,
    plain,
    shorten,
    tail,
    units,
)
from retrieval.mark import Mark
from retrieval.model import Answer, Found, Holding, Quote, Refusal, Standing, Surroundings

LABELS = (texts.PREVIOUS, texts.NEXT)

THUMBS = ((texts.GOOD, 1), (texts.BAD, 0))
"""The buttons of feedback, and the index that their taps carry."""

HOLDINGS = 5
"""The most reports that a refusal names."""

ABREAST = 2
"""How many reports to choose from stand in one row of buttons."""

NEAREST = 2
"""How many quotes a refusal shows that come near."""

# Budgets in UTF-16 units. Whatever a page puts together stays under MESSAGE_UNITS.
_NEAREST = 300
_AROUND = 3000
_VERSION = 1200
_HOLDING = 80


def answer_page(
    answer: Answer,
    token: str,
    index: int = 0,
    standing: Standing = Standing.CURRENT,
    bot: str = "",
) -> Page:
    """The page of quote `index` of an answer, the refusal where there is none.

    `standing` is what became of the quote's report since.
    """
    if not answer.quotes:
        return refusal_page(answer, bot)
    index = min(index, len(answer.quotes) - 1)
    quote = answer.quotes[index]
    heading = join([pieces.heading(answer, index), pieces.caution(quote.locator, standing)])
    number = index + 1 if len(answer.quotes) > 1 else 0
    lines = [heading, pieces.quoted(quote), pieces.source(quote, bot, number)]
    notes = [pieces.reading(answer), pieces.lacking(answer), pieces.choices(answer)]
    listed = Rich() if index else pieces.sources(answer, bot)
    return _page(
        [join(lines), join(notes), listed],
        (*turns(answer, token, index), *choosing(answer, token), *_tools(quote, token, index)),
    )


def turns(answer: Answer, token: str, index: int) -> tuple[Row, ...]:
    """The row that turns to the other quotes of an answer."""
    pages = [Tap(Action.QUOTE, token, n, _mark(quote)) for n, quote in enumerate(answer.quotes)]
    return turning(LABELS, index, pages)


def choosing(answer: Answer, token: str) -> tuple[Row, ...]:
    """The rows that lead to the quote of each report that answers equally well."""
    buttons = [
        Button(pieces.choice_name(one), Tap(Action.QUOTE, token, one.quote, _mark(quote)))
        for one in answer.ambiguous
        if one.quote is not None and (quote := answer.quotes[one.quote])
    ]
    return tuple(
        tuple(buttons[first : first + ABREAST]) for first in range(0, len(buttons), ABREAST)
    )


def surroundings_page(
    around: Surroundings, quote: Quote, token: str, index: int, bot: str = ""
) -> Page:
    """The section that a quote stands in, with a way back to the quote if it has a token."""
    first, last = around.quote
    room = max(_AROUND - units(quote.text), 0) // 2
    before, after = around.text[:first].strip(), around.text[last:].strip()
    lines = [
        bold(texts.SURROUNDINGS_TITLE),
        pieces.caution(around.locator, around.standing),
        _context(_ending(before, room, cut=around.before)),
        pieces.quoted(quote, foldable=False),
        _context(_beginning(after, room, cut=around.after)),
        pieces.source(quote, bot),
    ]
    back = Button(texts.BACK, Tap(Action.QUOTE, token, index, _mark(quote)))
    ways = (back,) if token else ()
    return _page([join(lines)], ((*ways, copy_button(quote), _original_button(quote)),))


def versions_page(found: Found, bot: str = "") -> Page:
    """A quote whose report is no longer held: the old wording, and what is held instead."""
    body = [bold(texts.STANDINGS.get(found.standing, texts.REMOVED))]
    if found.then is not None:
        body.append(_version(texts.THEN, found.then, ""))
    now = texts.NOW if found.standing is Standing.REPLACED else texts.ELSEWHERE
    if found.now is None:
        body.append(plain(texts.NOT_NOW if found.standing is Standing.REPLACED else ""))
        return _page(body)
    body.append(_version(now, found.now, bot))
    return _page(body, quote_tools(found.now))


def citation_page(quote: Quote) -> Page:
    """A citation too long for a button, as text that a tap copies."""
    cited = shorten(citation.citation(quote), MESSAGE_UNITS - 200)
    return _page([bold(texts.CITATION_TITLE), code(cited)])


def refusal_page(answer: Answer, bot: str = "") -> Page:
    """Why there is no answer, what the library holds, and what comes nearest."""
    refusal = answer.refusal
    if refusal is None:
        return _page([bold(texts.REFUSED)])
    reason = texts.missing(refusal.gap, shorten(refusal.subject, pieces.LINE))
    body = [join([bold(reason), pieces.reading(answer)]), _holdings(refusal)]
    if refusal.nearest:
        first, *others = (_nearest(quote, bot) for quote in refusal.nearest[:NEAREST])
        body += [join([plain(texts.NEAREST), first]), *others]
    return _page(body)


def copy_button(quote: Quote) -> Button:
    """Copies the citation, or asks for it as a message if it is too long for a button."""
    cited = citation.fitting_citation(quote, COPY_UNITS)
    if cited is None:
        return Button(texts.COPY, Tap(Action.CITATION, mark=_mark(quote)))
    return Button(texts.COPY, copy=cited)


def thumbs(token: str) -> Row:
    """What people think of an answer; none of one that is not remembered."""
    if not token:
        return ()
    return tuple(Button(text, Tap(Action.FEEDBACK, token, good)) for text, good in THUMBS)


def quote_tools(quote: Quote) -> tuple[Row, ...]:
    """The buttons of a quote that is part of no answer: expand, copy, share, original."""
    return _tools(quote, "", 0)


def _page(body: Sequence[Rich], rows: tuple[Row, ...] = ()) -> Page:
    return Page(join(body, "\n\n").html, rows)


def _mark(quote: Quote) -> str:
    return Mark.of(quote).encode()


def _tools(quote: Quote, token: str, index: int) -> tuple[Row, ...]:
    """At most four in a row: a phone cuts the labels of five."""
    expand = Button(texts.EXPAND, Tap(Action.SURROUNDINGS, token, index, _mark(quote)))
    share = Button(texts.SHARE, Tap(Action.SHARE, token, index, _mark(quote)))
    ways = (expand, copy_button(quote), share)
    return (ways, thumbs(token)) if token else ((*ways, _original_button(quote)),)


def _original_button(quote: Quote) -> Button:
    return Button(texts.ORIGINAL, Tap(Action.ORIGINAL, mark=_mark(quote)))


def _version(label: str, quote: Quote, bot: str) -> Rich:
    return join(
        [
            plain(label),
            pieces.mark(quote.status),
            pieces.quoted(quote, _VERSION),
            pieces.source(quote, bot),
        ]
    )


def _context(text: str) -> Rich:
    return blockquote(text, expandable=pieces.folded(text))


def _ending(text: str, limit: int, *, cut: bool) -> str:
    shown = tail(text, limit)
    return ELLIPSIS + shown if shown and (cut or len(shown) < len(text)) else shown


def _beginning(text: str, limit: int, *, cut: bool) -> str:
    shown = head(text, limit)
    return shown + ELLIPSIS if shown and (cut or len(shown) < len(text)) else shown


def _holdings(refusal: Refusal) -> Rich:
    holdings = refusal.holdings[:HOLDINGS]
    others = refusal.others + len(refusal.holdings) - len(holdings)
    title = plain(texts.HOLDINGS if holdings else "")
    more = plain(texts.more_holdings(others) if others else "")
    return join([title, *map(_holding, holdings), more])


def _holding(holding: Holding) -> Rich:
    name = shorten(holding.title.strip(), _HOLDING) or texts.UNTITLED
    when = texts.period(holding.period) if holding.period else ""
    place = "" if holding.place in holding.title else holding.place.strip()
    parts = (f"《{name}》", shorten(place, _HOLDING), when)
    return plain("•" + " · ".join(part for part in parts if part))


def _nearest(quote: Quote, bot: str) -> Rich:
    first, last = citation.focus_sentence(quote)
    sentence = quote.text[first:last].strip()
    shown = blockquote(shorten(sentence, _NEAREST))
    return join([pieces.mark(quote.status), shown, pieces.source(quote, bot)])
