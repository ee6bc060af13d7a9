"""Answers as pages of Telegram HTML with buttons; no Telegram library is needed for it.

The figure comes first, then the quote with the clause that answers in bold, then the
source. Whatever the texts hold, a page is valid HTML and fits a message.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot import citation, texts
from bot.buttons import COPY_UNITS, Action, Button, Page, Tap, turning
from bot.rich import (
    ELLIPSIS,
    MESSAGE_UNITS,
    Rich,
    blockquote,
    bold,
    code,
    head,
    italic,
    join,
    plain,
    shorten,
    tail,
    units,
)
from index.report import Status
from retrieval.model import (
    Answer,
    AnswerFigure,
    Holding,
    Locator,
    Quote,
    Standing,
    Surroundings,
)

FOLDED = 200
"""A quote longer than this, in characters, is folded to three lines until it is tapped."""

LABELS = (texts.PREVIOUS, texts.NEXT)

THUMBS = ((texts.GOOD, 1), (texts.BAD, 0))
"""The buttons of feedback, and the index that their taps carry."""

HOLDINGS = 5
"""How many reports a refusal lists."""

NEAREST = 2
"""How many quotes a refusal shows that come near."""

# Budgets in UTF-16 units. Whatever a page puts together stays under MESSAGE_UNITS.
_QUOTE = 1600
_NEAREST = 300
_AROUND = 3000
_LINE = 120
_HOLDING = 80
_PATH = 240


def answer_page(
    answer: Answer, token: str, index: int = 0, standing: Standing = Standing.CURRENT
) -> Page:
    """The page of quote `index` of an answer, the refusal where there is none.

    `standing` is what became of the quote's report since.
    """
    if not answer.quotes:
        return refusal_page(answer)
    index = min(index, len(answer.quotes) - 1)
    quote = answer.quotes[index]
    heading = join([_heading(answer, index), _caution(quote.locator, standing)])
    lines = [heading, _quoted(quote, _QUOTE), _source(quote.locator)]
    notes = [_reading(answer), _lacking(answer), _others(answer, index)]
    body = [join(lines), join(notes)]
    turns = turning(LABELS, Tap(Action.QUOTE, token, index), len(answer.quotes))
    return _page(body, (*turns, _tools(quote, token, index)))


def surroundings_page(around: Surroundings, quote: Quote, token: str, index: int) -> Page:
    """The section that a quote stands in, with a way back to the quote."""
    first, last = around.quote
    room = max(_AROUND - units(quote.text), 0) // 2
    before, after = around.text[:first].strip(), around.text[last:].strip()
    lines = [
        bold(texts.SURROUNDINGS_TITLE),
        _caution(around.locator, around.standing),
        _context(_ending(before, room, cut=around.before)),
        _quoted(quote, _QUOTE, foldable=False),
        _context(_beginning(after, room, cut=around.after)),
        _source(around.locator),
    ]
    back = Button(texts.BACK, Tap(Action.QUOTE, token, index))
    return _page([join(lines)], ((back, _copy_button(quote, token, index)),))


def citation_page(quote: Quote) -> Page:
    """A citation too long for a button, as text that a tap copies."""
    cited = shorten(citation.citation(quote), MESSAGE_UNITS - 200)
    return _page([bold(texts.CITATION_TITLE), code(cited)])


def refusal_page(answer: Answer) -> Page:
    """Why there is no answer, what the library holds, and what comes nearest."""
    refusal = answer.refusal
    if refusal is None:
        return _page([bold(texts.REFUSED)])
    reason = texts.missing(refusal.gap, shorten(refusal.subject, _LINE))
    body = [join([bold(reason), _reading(answer)]), _holdings(refusal.holdings)]
    if refusal.nearest:
        first, *others = map(_nearest, refusal.nearest[:NEAREST])
        body += [join([plain(texts.NEAREST), first]), *others]
    return _page(body)


def _page(body: Sequence[Rich], rows: tuple[tuple[Button, ...], ...] = ()) -> Page:
    return Page(join(body, "\n\n").html, rows)


def _reading(answer: Answer) -> Rich:
    """How a question was understood, where that is more than it says itself."""
    if all(word in answer.question for word in answer.reading.split()):
        return Rich()
    return italic(texts.reading(shorten(answer.reading.strip(), _LINE)))


def _lacking(answer: Answer) -> Rich:
    """What a comparison asks for and no quote answers."""
    if not answer.missing:
        return Rich()
    rows = [(row.place, row.period) for row in answer.missing]
    return italic(shorten(texts.lacking(rows), 2 * _LINE))


def _heading(answer: Answer, index: int) -> Rich:
    """The figures of a quote; without any, the clause that answers if the quote is folded."""
    figures = [figure for figure in answer.figures if figure.quote == index]
    if figures:
        return join(map(_figure, figures[:3]))
    quote = answer.quotes[index]
    clause = quote.text[slice(*citation.focus(quote))].strip()
    shown = bold(shorten(clause, 2 * _LINE)) if _folded(quote.text) else Rich()
    return join([shown, _mark(quote.status)])


def _figure(figure: AnswerFigure) -> Rich:
    amount = shorten(figure.value + figure.unit, _LINE)
    change = f"（{shorten(figure.change, _LINE)}）" if figure.change else ""
    when = texts.period(figure.period) if figure.period else ""
    label = " · ".join(part for part in (shorten(figure.metric.strip(), _LINE), when) if part)
    return join([bold(amount + change), plain(label), _mark(figure.status)])


def _mark(status: Status) -> Rich:
    return plain(texts.MARKS.get(status, ""))


def _caution(locator: Locator, standing: Standing) -> Rich:
    """What a reader must know of the report before relying on its words."""
    recognised = texts.RECOGNISED if locator.recognised else ""
    return join([plain(texts.STANDINGS.get(standing, "")), plain(recognised)])


def _folded(text: str) -> bool:
    return len(text) > FOLDED


def _quoted(quote: Quote, limit: int, *, foldable: bool = True) -> Rich:
    """The quote with its focus in bold; a longer one than any contract allows is cut."""
    first, last = citation.focus(quote)
    shown = head(quote.text, limit)
    pieces = plain(shown[:first]) + bold(shown[first:last]) + plain(shown[last:])
    cut = plain(ELLIPSIS if len(shown) < len(quote.text) else "")
    return blockquote(pieces + cut, expandable=foldable and _folded(shown))


def _context(text: str) -> Rich:
    return blockquote(text, expandable=_folded(text))


def _ending(text: str, limit: int, *, cut: bool) -> str:
    shown = tail(text, limit)
    return ELLIPSIS + shown if shown and (cut or len(shown) < len(text)) else shown


def _beginning(text: str, limit: int, *, cut: bool) -> str:
    shown = head(text, limit)
    return shown + ELLIPSIS if shown and (cut or len(shown) < len(text)) else shown


def _source(locator: Locator) -> Rich:
    """A line each, so that little is broken: title; issuer and date; headings."""
    issuer = shorten(locator.issuer.strip(), _LINE)
    when = texts.day(locator.date) if locator.date else ""
    return join(
        [
            plain(texts.source(shorten(citation.title(locator), _LINE))),
            plain(" · ".join(filter(None, (issuer, when)))),
            plain(shorten(citation.section(locator), _PATH)),
            plain(citation.place(locator)),
        ]
    )


def _others(answer: Answer, index: int) -> Rich:
    """On the first page: how many quotes of other reports there are."""
    here = answer.quotes[index].locator.report
    elsewhere = [quote.locator.report for quote in answer.quotes if quote.locator.report != here]
    if index or not elsewhere:
        return Rich()
    return italic(texts.other_reports(len(elsewhere), len(set(elsewhere))))


def _tools(quote: Quote, token: str, index: int) -> tuple[Button, ...]:
    expand = Button(texts.EXPAND, Tap(Action.SURROUNDINGS, token, index))
    thumbs = (Button(text, Tap(Action.FEEDBACK, token, good)) for text, good in THUMBS)
    return (expand, _copy_button(quote, token, index), *thumbs)


def _copy_button(quote: Quote, token: str, index: int) -> Button:
    cited = citation.fitting_citation(quote, COPY_UNITS)
    if cited is None:
        return Button(texts.COPY, Tap(Action.CITATION, token, index))
    return Button(texts.COPY, copy=cited)


def _holdings(holdings: Sequence[Holding]) -> Rich:
    if not holdings:
        return Rich()
    lines = [plain(texts.HOLDINGS), *map(_holding, holdings[:HOLDINGS])]
    if len(holdings) > HOLDINGS:
        lines.append(plain(texts.more_holdings(len(holdings))))
    return join(lines)


def _holding(holding: Holding) -> Rich:
    name = shorten(holding.title.strip(), _HOLDING) or texts.UNTITLED
    when = texts.period(holding.period) if holding.period else ""
    parts = (f"《{name}》", shorten(holding.place.strip(), _HOLDING), when)
    return plain("•" + " · ".join(part for part in parts if part))


def _nearest(quote: Quote) -> Rich:
    first, last = citation.focus_sentence(quote)
    sentence = quote.text[first:last].strip()
    return join([blockquote(shorten(sentence, _NEAREST)), _source(quote.locator)])
